/** What only a gate or a release needs is fetched once, and again where its lock has changed. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { verdictOn } from '../../scripts/gates/newest-dependencies';
import { kept } from '../../scripts/kept-install';

const NAME = 'kept-for-its-test';
const lock = (version: string): string =>
  JSON.stringify({ name: NAME, version, lockfileVersion: 3, requires: true, packages: {} });

it('keeps what it has fetched, and fetches by another lock anew', async () => {
  const folder = await kept(NAME, { dependencies: {}, lock: lock('1.0.0') });
  const mark = path.join(folder, 'mark');
  try {
    writeFileSync(mark, '');
    await kept(NAME, { dependencies: {}, lock: lock('1.0.0') });
    expect(existsSync(mark)).toBe(true);
    await kept(NAME, { dependencies: {}, lock: lock('2.0.0') });
    expect(existsSync(mark)).toBe(false);
    expect(readFileSync(path.join(folder, 'package-lock.json'), 'utf8')).toContain('2.0.0');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it.each([
  ['the newest', '1.0.0', '1.0.0', undefined, true],
  ['an older one', '1.0.0', '1.0.1', undefined, false],
  ["an older one that is Node-RED's own", '0.7.2', '2.0.2', '0.7.2', true],
  ["an older one that is no longer Node-RED's own", '0.7.2', '2.0.2', '1.0.0', false],
  ['one that the registry says nothing of', '1.0.0', undefined, undefined, false],
])('before a release a dependency may be %s: %s, %s, %s', (_what, pinned, newest, nodeReds, ok) => {
  expect(verdictOn('a-package', pinned, newest, nodeReds).ok).toBe(ok);
});
