import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { GateReport } from '../../scripts/gates/gate';
import { validateNodeRed } from '../../scripts/gates/node-red-scorecard';
import { loadPackedN8n } from '../../scripts/gates/packed-n8n';
import { loadPackedNodeRed } from '../../scripts/gates/packed-node-red';
import { pack } from '../../scripts/gates/packed-package';

const root = path.resolve(__dirname, '../..');

let scratch: string;
let number = 0;

beforeAll(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'latchkey-gate-tests-'));
});

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

type Files = Readonly<Record<string, string>>;

const fresh = (): string => path.join(scratch, String((number += 1)));

/** Writes a package of its own into the scratch folder. */
function write(files: Files): string {
  const folder = fresh();
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

const AUTHOR = { name: 'A', email: 'a@example.com' };

const N8N_MANIFEST = {
  name: 'n8n-nodes-latchkey',
  version: '1.0.0',
  description: 'A package that only the tests of the gates know',
  license: 'MIT',
  author: AUTHOR,
  homepage: 'https://example.com/x',
  repository: { type: 'git', url: 'https://example.com/x.git' },
  keywords: ['n8n-community-node-package'],
  files: ['dist'],
  n8n: {
    n8nNodesApiVersion: 1,
    strict: true,
    nodes: ['dist/nodes/Good.node.js'],
    credentials: ['dist/credentials/GoodApi.credentials.js'],
  },
  peerDependencies: { 'n8n-workflow': '*' },
};

const NODE = `
class Good {
  constructor() {
    this.description = {
      displayName: 'Good', name: 'good', icon: 'file:good.svg', group: ['transform'], version: 1,
      description: 'x', defaults: { name: 'Good' }, inputs: ['main'], outputs: ['main'], properties: [],
    };
  }
}
exports.Good = Good;
require('../core/index');
`;
const CREDENTIAL = `
class GoodApi {
  constructor() {
    Object.assign(this, { name: 'goodApi', displayName: 'Good API', icon: 'file:../nodes/good.svg', properties: [] });
  }
}
exports.GoodApi = GoodApi;
`;
const N8N_PACKAGE: Files = {
  'package.json': JSON.stringify(N8N_MANIFEST),
  'dist/nodes/Good.node.js': NODE,
  'dist/nodes/good.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'dist/credentials/GoodApi.credentials.js': CREDENTIAL,
  'dist/core/index.js': 'exports.core = 1;',
};

const NODE_RED_MANIFEST = {
  name: '@latchkey/node-red',
  version: '1.0.0',
  license: 'MIT',
  bugs: { url: 'https://example.com/x' },
  keywords: ['node-red'],
  engines: { node: '>=20' },
  files: ['dist', 'examples'],
  'node-red': { version: '>=4.0.0', nodes: { good: 'dist/node-red/good.js' } },
};
const HTML = `<script type="text/javascript">
RED.nodes.registerType('good', { category: 'network', defaults: {}, inputs: 1, outputs: 1 });
</script>`;
const NODE_RED_PACKAGE: Files = {
  'package.json': JSON.stringify(NODE_RED_MANIFEST),
  'dist/node-red/good.js': `module.exports = (RED) => { RED.nodes.registerType('good', class {}); };`,
  'dist/node-red/good.html': HTML,
  'dist/core/index.js': 'exports.core = 1;',
  'examples/good.json': '[{"type":"good"}]',
};

const changed = (manifest: object, change: object): string =>
  JSON.stringify({ ...manifest, ...change });

const NO_NODES: Files = { 'package.json': N8N_PACKAGE['package.json'] ?? '' };
const REACHING: Files = {
  ...N8N_PACKAGE,
  'dist/core/index.js': `const https = require('https'); setTimeout(() => https, 5);`,
};
const DEPENDING: Files = {
  ...N8N_PACKAGE,
  'package.json': changed(N8N_MANIFEST, { dependencies: { axios: '1.0.0' } }),
};
const SOURCES: Files = {
  'package.json': JSON.stringify(N8N_MANIFEST),
  'nodes/Good/Good.node.ts': `export const x = (): unknown => setTimeout(() => 1, 5);`,
};

/** The scan is an ES module, which jest cannot load: it runs in a process of its own. */
function scan(legs: readonly (readonly ['sources' | 'tarball', string])[]): readonly GateReport[] {
  const command = path.join(root, 'scripts/gates/scan-these.ts');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', command, ...legs.flat()],
    { cwd: root, encoding: 'utf8' },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as readonly GateReport[];
}

const said = (report: GateReport): string => report.problems.join('\n');

describe("n8n's scan", () => {
  let tarballs: Readonly<Record<'good' | 'reaching' | 'depending' | 'noNodes', string>>;
  let sources: string;

  beforeAll(() => {
    const [good, reaching, depending, noNodes, source] = scan([
      ['tarball', write(N8N_PACKAGE)],
      ['tarball', write(REACHING)],
      ['tarball', write(DEPENDING)],
      ['tarball', write(NO_NODES)],
      ['sources', write(SOURCES)],
    ]).map(({ problems }) => problems.join('\n'));
    tarballs = {
      good: good ?? 'not scanned',
      reaching: reaching ?? '',
      depending: depending ?? '',
      noNodes: noNodes ?? '',
    };
    sources = source ?? '';
  });

  it('passes a tarball that keeps the rules', () => {
    expect(tarballs.good).toBe('');
  });

  it('refuses a socket and a timer anywhere in the tarball', () => {
    expect(tarballs.reaching).toContain('no-restricted-imports');
    expect(tarballs.reaching).toContain('no-restricted-globals');
  });

  it('refuses a dependency in package.json', () => {
    expect(tarballs.depending).toContain('no-runtime-dependencies');
  });

  it('does not pass a tarball for lack of nodes', () => {
    expect(tarballs.noNodes).toMatch(/node\.js: none found/u);
  });

  it('refuses a source that breaks a rule, and says so when a kind of file is missing', () => {
    expect(sources).toContain('no-restricted-globals');
    expect(sources).toContain('credentials/*.credentials.ts: none found');
  });
});

/** What tsc makes of a file that holds types only. */
const HOLLOW = `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n`;

describe('the n8n tarball', () => {
  const load = (files: Files): GateReport => loadPackedN8n(pack(write(files), fresh()), fresh());

  it("is installed and loaded by n8n's loader", () => {
    const report = load(N8N_PACKAGE);
    expect(report.problems).toEqual([]);
    expect(report.seen).toEqual(['5 files', 'nodes good', 'credentials goodApi']);
  });

  it('fails when a node cannot be loaded without what was left out, or tests and sources are in it', () => {
    const found = said(
      load({
        ...N8N_PACKAGE,
        'dist/nodes/Good.node.js': `require('../core/lost');`,
        'dist/test/x.js': '',
        'dist/core/index.ts': '',
        'dist/core/types.js': HOLLOW,
        'dist/other.js': '',
      }),
    );
    expect(found).toContain('lost');
    expect(found).toContain('dist/test/x.js does not belong');
    expect(found).toContain('dist/core/index.ts does not belong');
    expect(found).toContain('dist/core/types.js does not belong');
    expect(found).toContain('dist/other.js was not expected');
  });
});

describe('the Node-RED tarball', () => {
  const load = (files: Files): GateReport =>
    loadPackedNodeRed(pack(write(files), fresh()), fresh());

  it('registers its types with nothing of n8n in reach', () => {
    const report = load(NODE_RED_PACKAGE);
    expect(report.problems).toEqual([]);
    expect(report.seen).toContain('types good');
  });

  it('fails when a file reaches for n8n-workflow', () => {
    const core = `require('n8n-workflow');`;
    const node = `require('../core/index'); module.exports = () => undefined;`;
    const found = said(
      load({ ...NODE_RED_PACKAGE, 'dist/core/index.js': core, 'dist/node-red/good.js': node }),
    );
    expect(found).toContain("Cannot find module 'n8n-workflow'");
  });

  it('fails when a promised type is never registered', () => {
    const found = said(
      load({ ...NODE_RED_PACKAGE, 'dist/node-red/good.js': 'module.exports = () => 1;' }),
    );
    expect(found).toContain('good is in package.json and registers no node');
  });
});

describe("Node-RED's scorecard", () => {
  const score = async (files: Files): Promise<string> =>
    said(await validateNodeRed(write(files), path.join(fresh() + '.json')));

  const scoreOf = (change: object): Promise<string> =>
    score({ ...NODE_RED_PACKAGE, 'package.json': changed(NODE_RED_MANIFEST, change) });

  it('passes a package with everything', async () => {
    expect(await score(NODE_RED_PACKAGE)).toBe('');
  });

  it('fails each thing that a manifest lacks', async () => {
    const found = await scoreOf({
      license: undefined,
      bugs: undefined,
      keywords: [],
      name: 'node-red-latchkey',
      engines: { node: '>=24' },
      'node-red': { version: '>=6', nodes: { good: 'dist/node-red/good.js' } },
    });
    for (const id of ['P01', 'P03', 'P04', 'P05', 'P06', 'P07']) expect(found).toContain(id);
  });

  it('fails a manifest without nodes', async () => {
    const found = await scoreOf({ 'node-red': { version: '>=4.0.0', nodes: {} } });
    expect(found).toContain('names no nodes');
  });

  it('fails when no example uses a node', async () => {
    expect(await score({ ...NODE_RED_PACKAGE, 'examples/good.json': '[]' })).toContain(
      'good: no example uses it',
    );
  });

  it('fails where the editor half cannot be read, which node-red-dev lets pass', async () => {
    const html = HTML.replace("'good'", 'TYPE');
    expect(await score({ ...NODE_RED_PACKAGE, 'dist/node-red/good.html': html })).toContain(
      'good: no literal registerType',
    );
  });
});
