/** A release in one step, tried in a repository of its own. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MENTIONS, nextVersion } from '../../scripts/release-notes';
import { readManifest, root } from '../../scripts/repository';

const FILES = [
  ...['package.json', 'package-lock.json', 'node-red/package.json'],
  ...Object.keys(MENTIONS),
];
const BEFORE =
  '# Changelog\n\n## Unreleased\n\n- A new thing.\n\n## 0.0.9 (2026-01-01)\n\n- Old.\n';
const { version } = readManifest(root);
const next = nextVersion(version, 'minor');
let folder: string;

const git = (...parts: readonly string[]): string =>
  execFileSync('git', parts, { cwd: folder, encoding: 'utf8' }).trim();
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
function release(...parts: readonly string[]): { readonly status: number; readonly said: string } {
  const script = path.join(root, 'scripts/release.ts');
  const args = ['--import', path.join(root, 'node_modules/tsx/dist/loader.mjs'), script, ...parts];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status: status ?? -1, said: `${stdout}${stderr}`.trim() };
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'latchkey-release-'));
  for (const file of FILES) cpSync(path.join(root, file), path.join(folder, file));
  writeFileSync(path.join(folder, 'CHANGELOG.md'), BEFORE);
  git('init', '--quiet', '--initial-branch', 'main');
  git('config', 'user.name', 'A Person');
  git('config', 'user.email', 'person@example.org');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Begin');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('changes version, lock, changelog and what else says the version, commits and tags', () => {
  expect(release('minor').said).toContain(`Released ${next}.`);
  expect(readManifest(folder).version).toBe(next);
  expect(readManifest(path.join(folder, 'node-red')).version).toBe(next);
  const lock = JSON.parse(read('package-lock.json')) as {
    readonly version: string;
    readonly packages: Readonly<Record<string, { readonly version: string }>>;
  };
  expect([lock.version, lock.packages['']?.version, lock.packages['node-red']?.version]).toEqual([
    next,
    next,
    next,
  ]);
  const today = new Date().toISOString().slice(0, 10);
  expect(read('CHANGELOG.md')).toBe(
    `# Changelog\n\n## Unreleased\n\n## ${next} (${today})\n\n- A new thing.\n\n## 0.0.9 (2026-01-01)\n\n- Old.\n`,
  );
  expect(read('README.md')).toContain(`**Status**: ${next}, `);
  expect(read('README.md')).toContain(`/path/to/latchkey-node-red-${next}.tgz\n`);
  expect(read('README.md')).not.toContain(`-${version}.tgz`);
  expect(read('SECURITY.md')).toContain(`\n| ${next.slice(0, -2)}     | yes            |\n`);
  expect(read('.github/ISSUE_TEMPLATE/bug.yml')).toContain(`: Latchkey ${next}, n8n`);
  // What every request says, and what other suites hold to package.json.
  for (const [file, name] of [
    ['nodes/shared/transport', 'n8n-nodes-latchkey'],
    ['node-red/src/transport', 'latchkey-node-red'],
  ] as const) {
    expect(read(`${file}/user-agent.ts`)).toContain(` USER_AGENT = '${name}/${next}';\n`);
  }
  expect(git('log', '-1', '--format=%s')).toBe(`Release ${next}`);
  expect(git('describe', '--exact-match')).toBe(`v${next}`);
  expect(git('status', '--porcelain')).toBe('');
  // What publish.yml asks first.
  expect(release('--check', `v${next}`).status).toBe(0);
  expect(release('--channel').said).toBe('latest');
});

it('leaves everything else of the files as it was', () => {
  release('minor');
  const changed = git('diff', '--stat=200', 'HEAD~1').split('\n').slice(0, -1);
  for (const line of changed) expect(line).toMatch(/(?:CHANGELOG|README)\.md|\| +[2-8] /);
});

it.each([
  ['no kind of release', [''], /is no version. Use major, minor, patch/],
  ['an older version', ['0.0.1'], /is not newer than/],
  ['a tag of another version', ['--check', 'v9.9.9'], /The tag is v9.9.9, the packages say/],
])('refuses %s and changes nothing', (_title, parts, says) => {
  const { status, said } = release(...parts);
  expect(status).toBe(1);
  expect(said).toMatch(says);
  expect(git('status', '--porcelain')).toBe('');
  expect(git('tag')).toBe('');
});

it('refuses a release without an entry in the changelog', () => {
  writeFileSync(
    path.join(folder, 'CHANGELOG.md'),
    '# Changelog\n\n## Unreleased\n\n## 0.0.9 (x)\n',
  );
  git('commit', '--quiet', '--all', '--message', 'Take it out');
  expect(release('patch')).toMatchObject({ status: 1, said: expect.stringMatching(/Unreleased/) });
});

it('refuses to leave an old version where a text says it in other words, and changes nothing', () => {
  writeFileSync(path.join(folder, 'SECURITY.md'), 'Nothing.\n');
  git('commit', '--quiet', '--all', '--message', 'Reword');
  expect(release('minor').said).toMatch(/SECURITY\.md does not say/);
  expect(git('status', '--porcelain')).toBe('');
});

it('releases the first version by its number, and no version twice', () => {
  expect(release(version)).toMatchObject({ status: 0 });
  expect(git('describe', '--exact-match')).toBe(`v${version}`);
  expect(release(version)).toMatchObject({
    status: 1,
    said: expect.stringMatching(/exists already/),
  });
});

it('refuses a tree with changes', () => {
  writeFileSync(path.join(folder, 'README.md'), 'changed');
  expect(release('patch')).toMatchObject({ status: 1, said: expect.stringMatching(/Commit/) });
});

it.each([
  ['0.1.0', 'patch', '0.1.1'],
  ['0.1.9', 'minor', '0.2.0'],
  ['0.9.0', 'major', '1.0.0'],
  ['0.9.0', '1.0.0-rc.1', '1.0.0-rc.1'],
  ['1.0.0-rc.1', '1.0.0-rc.2', '1.0.0-rc.2'],
  ['1.0.0-rc.2', 'patch', '1.0.0'],
])('%s, %s: %s', (current, wanted, expected) => {
  expect(nextVersion(current, wanted)).toBe(expected);
});
