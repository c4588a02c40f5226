/** What a reader follows in the documents leads somewhere, and what they state is so. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_LIMITS, vendors } from '../../core';
import type { Evidence } from '../../core/model/operation';
import type { Source } from '../../core/model/vendor';
import { evidenceCell } from '../../scripts/generate/docs-evidence';
import { anchorOf } from '../../scripts/generate/docs-markdown';
import { commonTexts } from '../../scripts/node-red-editor/texts';
import { N8N_VERSION, NODE_RED_VERSION } from '../../scripts/kept-install';
import { readManifest, root } from '../../scripts/repository';

const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'node-red/README.md'],
  ...readdirSync(path.join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

function anchorsOf(file: string): readonly string[] {
  return [...textOf(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
}

describe.each(DOCUMENTS)('%s', (file) => {
  const text = textOf(file);

  it('links to files and headings that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)]*)\)/g)].map(([, link = '']) => link);
    const broken = links.filter((link) => {
      const [name = '', anchor] = link.split('#');
      const target = name === '' ? file : path.join(path.dirname(file), name);
      if (!existsSync(path.join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('names files and commands that exist', () => {
    const files = [...text.matchAll(/`((?:test|core|scripts|simulators|vectors)\/[\w./-]*\w)`/g)]
      .map(([, name = '']) => name)
      .filter((name) => !/harbor-gate|harbor-desk/.test(name));
    expect(files.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
    const { scripts = {} } = readManifest(root);
    const commands = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

it.each(vendors.map(({ id, operations }) => [id, operations.length] as const))(
  'README counts the operations of %s',
  (id, count) => {
    const [row = ''] = textOf('README.md').match(new RegExp(`^.*docs/${id}\\.md.*$`, 'm')) ?? [];
    expect(row).toContain(` ${String(count)} operations`);
  },
);

it('README names the versions of the hosts that the tests run', () => {
  const { devDependencies = {} } = readManifest(root);
  const row = (host: string): string =>
    new RegExp(`^\\| ${host} .*$`, 'm').exec(textOf('README.md'))?.[0] ?? '';
  expect(devDependencies['n8n-core']).toBe(N8N_VERSION);
  expect(row('n8n')).toContain(` ${N8N_VERSION} `);
  expect(row('Node-RED')).toContain(` ${devDependencies['node-red'] ?? 'none'}, embedded`);
  expect(row('Node-RED')).toContain(`runs ${NODE_RED_VERSION} `);
});

it('somebody calls each script of package.json', () => {
  const { scripts = {} } = readManifest(root);
  const args = ['ls-files', '*.md', '.github', '.ci', 'scripts', 'bench'];
  const files = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim().split('\n');
  const text = [...files.map(textOf), ...Object.values(scripts)].join('\n');
  const isCalled = (name: string): boolean =>
    new RegExp(`npm (?:run )?(?:--?\\S+ )*${name}(?![\\w:-])|['\`]${name}(?: --|['\`])`).test(text);
  expect(Object.keys(scripts).filter((name) => !isCalled(name))).toEqual([]);
});

it('the packages name their repository as npm publishes it, and provenance compares it', () => {
  for (const folder of [root, path.join(root, 'node-red')]) {
    const { repository } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      readonly repository: { readonly url: string };
    };
    expect(repository.url).toBe('git+https://github.com/latchkey/latchkey.git');
  }
});

it('the packages ask for the Node.js that README says', () => {
  const [, version = ''] = /needs Node\.js ([\d.]+) or later/.exec(textOf('README.md')) ?? [];
  for (const folder of [root, path.join(root, 'node-red')]) {
    const { engines } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      readonly engines: { readonly node: string };
    };
    expect(engines.node).toBe(`>=${version}.0`);
  }
  expect(textOf('node-red/README.md')).toContain(`Node.js ${version} or later`);
});

describe('the dependencies of the Node-RED package', () => {
  const { dependencies = {} } = readManifest(path.join(root, 'node-red'));

  it.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md'])('are named in %s', (file) => {
    const [sentence = ''] = /The Node-RED package has .*/.exec(textOf(file)) ?? [];
    expect(Object.keys(dependencies).filter((name) => !sentence.includes(`\`${name}\``))).toEqual(
      [],
    );
  });

  it("are of Node-RED's own versions, axios aside", () => {
    const core = readManifest(path.join(root, 'node_modules/@node-red/nodes')).dependencies;
    const { axios: _, ...others } = dependencies;
    expect(others).toEqual(
      Object.fromEntries(Object.keys(others).map((name) => [name, core?.[name]])),
    );
  });
});

describe('docs/core.md', () => {
  const text = textOf('docs/core.md');

  it('explains every code that an error can have', () => {
    const { status } = commonTexts('a vendor') as { status: { fault: Record<string, string> } };
    const codes = [...Object.keys(status.fault), 'cancelled'];
    expect(codes.filter((code) => !text.includes(`\n| \`${code}\``))).toEqual([]);
  });

  it('gives every limit with its default', () => {
    for (const [name, value] of Object.entries(DEFAULT_LIMITS)) {
      expect(text).toMatch(new RegExp(`\\| \`${name}\`[^|]*\\| ${String(value)} `));
    }
  });
});

describe('the page of a vendor', () => {
  it.each(vendors.map((vendor) => [vendor.id, vendor] as const))(
    '%s: has no key of our own notes that nobody can follow',
    (id) => {
      expect(textOf(`docs/${id}.md`)).not.toMatch(/\bfacts [A-C\d]|\bseed \d|\b[A-Z]-[A-Z]{2,}\//);
    },
  );

  it('cannot be made with a row whose source nobody could find', () => {
    const sources: Record<string, Source> = {
      'HG-MANUAL': { title: 'Manual', url: 'https://a.example/manual' },
      'pages/*': { title: '*', url: 'https://a.example/*.htm' },
    };
    const cell = (source: string): string =>
      evidenceCell({ source, confidence: 'documented' } satisfies Evidence, sources, 'a row');
    expect(cell('HG-MANUAL; its method is not shown')).toBe(
      'documented: [Manual](https://a.example/manual); its method is not shown',
    );
    expect(cell('pages/Gate/Open_Gate')).toBe(
      'documented: [Gate/Open Gate](https://a.example/Gate/Open_Gate.htm)',
    );
    expect(() => cell('my notes')).toThrow(/a row.*could not find it/);
  });
});
