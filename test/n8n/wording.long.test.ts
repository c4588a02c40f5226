/** n8n's rules on texts, over forms that no file holds; a finding names the row that has to change. */
import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { vendors } from '../../core';
import type { Field, Vendor } from '../../core';
import { wordingFindings } from '../../scripts/generate/n8n-wording';

const root = path.resolve(__dirname, '../..');
let cache: string;

beforeAll(() => {
  cache = mkdtempSync(path.join(tmpdir(), 'latchkey-wording-'));
});

afterAll(() => {
  rmSync(cache, { recursive: true });
});

it("has nothing that n8n's lint refuses in the form of any vendor", () => {
  expect(wordingFindings(root, path.join(cache, 'all'), vendors)).toEqual([]);
});

/** A vendor whose first operation is as the test wants it. */
function vendorWith(change: { action?: string; fields?: readonly Field[] }): Vendor {
  const [vendor] = vendors;
  const [row] = vendor?.operations ?? [];
  if (vendor === undefined || row === undefined) throw new Error('There is no vendor.');
  return { ...vendor, operations: [{ ...row, ...change }] };
}

const limit: Field = {
  kind: 'integer',
  name: 'limit',
  label: 'Limit',
  description: 'How many there are at most',
  in: 'query',
  default: 20,
};

const action: Field = {
  kind: 'enum',
  name: 'action',
  label: 'Action',
  description: 'Action to take',
  in: 'query',
  required: true,
  options: [
    { value: 'on', label: 'On' },
    { value: 'off', label: 'Off' },
  ],
};

it.each([
  ['a field limit with a default of its own', { fields: [limit] }, 'field limit: '],
  ['a required list of choices named action', { fields: [action] }, 'field action: '],
  ['an action in title case', { action: 'Get Many Things' }, 'field operation: '],
  [
    'a label that begins with a small letter',
    { fields: [{ ...limit, label: 'limit of things', name: 'limitOfThings' }] },
    'field limitOfThings: ',
  ],
])(
  'refuses %s by the name of its row',
  (_title, change, name) => {
    const findings = wordingFindings(root, path.join(cache, 'one'), [vendorWith(change)]);
    expect(findings).not.toEqual([]);
    for (const finding of findings) expect(finding).toContain(name);
  },
  60_000,
);
