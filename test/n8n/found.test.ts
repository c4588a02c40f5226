/** What people type who look for a node, a credential or an example. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { vendors } from '../../core';
import { presets } from '../../presets';
import { JOBS } from '../../scripts/generate/jobs/all-jobs';

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

it('the examples are in the package', () => {
  const { files } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    readonly files: readonly string[];
  };
  expect(files).toContain('examples/n8n');
});
