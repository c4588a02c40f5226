/** What people type who look for a node, a credential or an example. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { vendors } from '../../core';
import { presets } from '../../presets';
import { anchorOf } from '../../scripts/generate/docs-markdown';
import { JOBS } from '../../scripts/generate/jobs/all-jobs';
import { expressionNode, expressionWorkflow } from './engine/expression-workflow';

const root = path.resolve(__dirname, '../..');

interface Codex {
  readonly alias: readonly string[];
  readonly resources: { readonly primaryDocumentation: readonly { readonly url: string }[] };
}

function codexOf(className: string): Codex {
  const file = path.join(root, 'dist/nodes', className, `${className}.node.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Codex;
}

it.each([
  ['ipam', 'TcpWave'],
  ['dns', 'TcpWave'],
  ['dhcp', 'TcpWave'],
  ['cdn', 'Edgecast'],
  ['edgio', 'Edgecast'],
  ['lighting', 'Enlighted'],
  ['occupancy', 'Enlighted'],
  ['monitoring', 'TrueSight'],
  ['bmc', 'TrueSight'],
  ['forms', 'GossIcm'],
  ['redfish', 'LatchkeyApi'],
  ['session', 'LatchkeyApi'],
])('%s finds %s', (word, className) => {
  expect(codexOf(className).alias).toContain(word);
});

it('the node for any API is found by every name of a preset', () => {
  const { alias } = codexOf('LatchkeyApi');
  const names = presets().flatMap(({ aliases }) => aliases);
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => !alias.includes(name))).toEqual([]);
});

describe.each(vendors)('$name', ({ id, name, n8n, schemes }) => {
  it('is found by the name of the product, in the list of credentials too', () => {
    expect(codexOf(n8n.className).alias).toContain('latchkey');
    for (const scheme of schemes) {
      const [first = ''] = name.split(' ');
      expect(scheme.credential.displayName).toContain(first);
    }
  });

  it('leads to a page that links the examples of its calls and of its jobs', () => {
    const [{ url = '' } = {}] = codexOf(n8n.className).resources.primaryDocumentation;
    const page = readFileSync(path.join(root, 'docs', path.basename(url)), 'utf8');
    const jobs = JOBS.filter(({ steps }) =>
      steps.some(({ scheme }) => scheme.startsWith(`${id}/`)),
    );
    const files = [
      `${id}/on-demand.json`,
      `${id}/every-hour.json`,
      ...jobs.map((job) => `jobs/${job.id}.json`),
    ];
    for (const file of files) {
      expect(page).toContain(`(../examples/n8n/${file})`);
      expect(existsSync(path.join(root, 'examples/n8n', file))).toBe(true);
    }
  });
});

const { files, homepage } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly files: readonly string[];
  readonly homepage: string;
};

it('the examples are in the package', () => {
  expect(files).toContain('examples/n8n');
});

describe('a link in the editor', () => {
  const REPOSITORY = homepage.replace('#readme', '/blob/main/');
  const links = ['credentials', 'nodes'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.credentials\.ts$|\.node\.json$/u.test(name))
      .flatMap((name) => {
        const text = readFileSync(path.join(root, folder, name), 'utf8');
        return [...text.matchAll(/https:\/\/github[^'"]*/gu)].map(([url]) => [name, url] as const);
      }),
  );

  it('is in every credential and every node', () => {
    const schemes = vendors.flatMap((vendor) => vendor.schemes).length;
    // Each node has two links.
    expect(links).toHaveLength(schemes + 1 + 2 * (vendors.length + 1));
  });

  it.each(links)('of %s leads to a page of the repository and the package: %s', (_, url) => {
    expect(url.startsWith(REPOSITORY)).toBe(true);
    const [file = '', anchor] = url.slice(REPOSITORY.length).split('#');
    const page = readFileSync(path.join(root, file), 'utf8');
    expect(file).toMatch(/^docs\/[a-z-]+\.md$/u);
    expect(files).toContain('docs/*.md');
    if (anchor === undefined) return;
    const headings = [...page.matchAll(/^#+ (.*)$/gmu)].map(([, text = '']) => anchorOf(text));
    expect(headings).toContain(anchor);
  });
});

describe('what stands under a node', () => {
  const workflow = expressionWorkflow();

  const under = (className: string, parameters: INodeParameters): unknown => {
    const file = path.join(root, 'nodes', className, `${className}.node.ts`);
    const [, , subtitle = ''] =
      /subtitle:\s+(["'])(.*)\1,\n/u.exec(readFileSync(file, 'utf8')) ?? [];
    const node = { ...expressionNode, parameters };
    // An expression reads the parameters of the node that the workflow has under this name.
    workflow.nodes[node.name] = node;
    return workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {});
  };

  it.each([
    ['TcpWave', { resource: 'dhcpServer', operation: 'getMany' }, 'get many: dhcp server'],
    ['Enlighted', { resource: 'occupancy', operation: 'getArea' }, 'get area: occupancy'],
    ['Edgecast', { resource: 'custom', method: 'GET', path: '/v2/x' }, 'GET /v2/x'],
    ['LatchkeyApi', { operation: 'request', method: 'GET', path: '/x' }, 'GET /x'],
  ])('%s says in words what it does', (className, parameters, words) => {
    expect(under(className, parameters)).toBe(words);
  });
});
