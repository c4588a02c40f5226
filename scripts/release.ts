/**
 * A release in one step: version of both packages and wherever it stands, changelog, commit and tag. Nothing
 * is pushed.
 *
 *     npm run release -- minor            0.1.0 becomes 0.2.0
 *     npm run release -- 1.0.0-rc.1       a version by its number, also the current one if it has no tag
 *     npm run release -- --check v0.2.0   whether a tag fits what the packages say
 *     npm run release -- --channel        the npm tag to publish under: latest or next
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { MENTIONS, changelogFor, hasEntry, mentionsOf, nextVersion } from './release-notes';

const PACKAGES = ['package.json', 'node-red/package.json'] as const;

interface Manifest {
  version: string;
}

interface Lock extends Manifest {
  readonly packages: Readonly<Record<string, Manifest | undefined>>;
}

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

function writeJson(file: string, value: object): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

function git(...parts: readonly string[]): string {
  return execFileSync('git', parts, { encoding: 'utf8' }).trim();
}

function version(): string {
  const [first = '', second = ''] = PACKAGES.map((file) => readJson<Manifest>(file).version);
  if (first !== second) {
    throw new Error(`${PACKAGES.join(' and ')} have different versions: ${first} and ${second}.`);
  }
  return first;
}

function check(tag: string): void {
  const current = version();
  if (tag !== `v${current}`) throw new Error(`The tag is ${tag}, the packages say ${current}.`);
  if (!hasEntry(readFileSync('CHANGELOG.md', 'utf8'), current)) {
    throw new Error(`CHANGELOG.md has no section for ${current}.`);
  }
  console.log(`${tag}: both packages and the changelog agree.`);
}

function release(wanted: string): void {
  if (git('status', '--porcelain') !== '') throw new Error('Commit or stash your changes first.');
  const old = version();
  // The first version stands in the packages before it is released.
  const next = wanted === old ? old : nextVersion(old, wanted);
  if (git('tag', '--list', `v${next}`) !== '') throw new Error(`The tag v${next} exists already.`);
  const today = new Date().toISOString().slice(0, 10);
  // First what can fail, so that a refused release leaves the tree as it was.
  const texts = {
    'CHANGELOG.md': changelogFor(readFileSync('CHANGELOG.md', 'utf8'), next, today),
    ...Object.fromEntries(
      Object.keys(MENTIONS).map((file) => [
        file,
        mentionsOf(file, readFileSync(file, 'utf8'), old, next),
      ]),
    ),
  };
  for (const [file, text] of Object.entries(texts)) writeFileSync(file, text);
  for (const file of PACKAGES) writeJson(file, { ...readJson<Manifest>(file), version: next });
  const lock = readJson<Lock>('package-lock.json');
  lock.version = next;
  for (const folder of ['', 'node-red']) {
    const entry = lock.packages[folder];
    if (entry !== undefined) entry.version = next;
  }
  writeJson('package-lock.json', lock);
  git('commit', '--all', '--message', `Release ${next}`);
  git('tag', '--annotate', `v${next}`, '--message', `Release ${next}`);
  console.log(
    `Released ${next}. To publish it: git push --follow-tags (publish.yml does the rest).`,
  );
}

function main([first = '', tag = '']: readonly string[]): void {
  if (first === '--check') check(tag);
  else if (first === '--channel') console.log(version().includes('-') ? 'next' : 'latest');
  else release(first);
}

try {
  main(process.argv.slice(2));
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault));
  process.exitCode = 1;
}
