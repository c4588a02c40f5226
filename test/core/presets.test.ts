import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { describe as compile } from '../../core';
import { vendors } from '../../core/vendors';
import { presets } from '../../presets';
import { presetsModule } from '../../scripts/presets-module';
import { presetSimulators } from '../../simulators/preset-server/all';

const root = path.resolve(__dirname, '../..');
const folder = path.join(root, 'core', 'described', 'presets');

interface Field {
  readonly name: string;
  readonly label: string;
  readonly secret?: boolean;
  readonly pem?: boolean;
  readonly number?: boolean;
}
const fieldsOf = (description: unknown): readonly Field[] =>
  (description as { readonly fields?: readonly Field[] }).fields ?? [];

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'latchkey-presets-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('a preset is one file: adding it touches nothing else', () => {
  const copy = path.join(scratch, 'presets');
  const data = path.join(scratch, 'core', 'described', 'presets');
  cpSync(path.join(root, 'presets'), copy, { recursive: true });
  cpSync(folder, data, { recursive: true });
  writeFileSync(path.join(data, 'my-api.json'), '{"id":"my-api","title":"My API"}');
  const script = `console.log(JSON.stringify(require('${copy}/index.ts').presets().map(({ id }) => id)))`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=commonjs', '-e', script],
    { cwd: root, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(new Set(JSON.parse(stdout) as readonly string[])).toEqual(
    new Set(['my-api', ...presets().map(({ id }) => id)]),
  );
});

test('the packages hold the same presets as data, in a module that reads no file', () => {
  const file = path.join(scratch, 'built.cjs');
  const text = presetsModule(presets());
  writeFileSync(file, text);
  const built = createRequire(__filename)(file) as { readonly presets: typeof presets };
  expect(built.presets()).toEqual(presets());
  expect(text).not.toContain('require(');
});

test('the list is sorted by title, and no title or id comes twice', () => {
  const titles = presets().map(({ title }) => title);
  expect(titles).toEqual([...titles].sort((one, other) => one.localeCompare(other, 'en')));
  expect(new Set(titles).size).toBe(titles.length);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  expect(
    presets()
      .map(({ id }) => `${id}.json`)
      .sort(),
  ).toEqual(files.sort());
});

test('what is called tried has a strict simulator, and everything else is called untried', async () => {
  const tried = presets().filter((preset) => preset.tried);
  const simulated = (await presetSimulators()).map(({ id }) => id);
  expect(tried.map(({ id }) => id).sort()).toEqual([...simulated].sort());
});

test('each says what it rests on and where to get the credentials', () => {
  for (const { id, restsOn, credentials, aliases, baseUrl, revision } of presets()) {
    expect([id, restsOn.kind]).toEqual([
      id,
      expect.stringMatching(/^(documentation|client code|memory)$/u),
    ]);
    if (restsOn.kind !== 'memory')
      expect([id, restsOn.source]).toEqual([id, expect.stringMatching(/\S{8}/u)]);
    expect([id, credentials]).toEqual([id, expect.stringMatching(/^[A-Z].{20,}\.$/u)]);
    expect([id, aliases.length > 0, revision > 0]).toEqual([id, true, true]);
    expect([id, new URL(baseUrl).protocol]).toEqual([id, 'https:']);
  }
});

test('what the person has chosen keeps its blanks, and keys and tokens do not', () => {
  const schemes = [
    ...presets().map(({ description }) => compile(description)),
    ...vendors.flatMap((vendor) => vendor.schemes),
  ];
  const secrets = schemes.flatMap(({ fields }) =>
    fields.flatMap((field) => (field.kind === 'secret' ? [field] : [])),
  );
  const named = (trimmed: boolean) =>
    [
      ...new Set(secrets.filter(({ trim = false }) => trim === trimmed).map(({ name }) => name)),
    ].sort();
  expect(named(false)).toEqual(['passphrase', 'password']);
  expect(named(true)).toEqual([
    ...['apiKey', 'apiSecret', 'apiToken', 'appToken'],
    ...['backupToken', 'clientSecret', 'consumerKey', 'token'],
  ]);
});

test('fields of the same meaning share a name, so that one form has fewer than 25 of them', () => {
  const byName = new Map<string, string>();
  for (const { id, description, account = {} } of presets()) {
    for (const { name, secret = false, pem = false, number = false } of fieldsOf(description)) {
      const kind = JSON.stringify({ secret: secret || pem, pem, number });
      expect([id, name, byName.get(name) ?? kind]).toEqual([id, name, kind]);
      byName.set(name, kind);
      if (secret)
        expect([id, Object.keys(account)]).toEqual([id, expect.not.arrayContaining([name])]);
    }
  }
  expect(byName.size).toBeLessThan(25);
});
