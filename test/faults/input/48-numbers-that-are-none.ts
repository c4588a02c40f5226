import { InputError, readLimits } from '../../../core';
import type { Prove } from '../fault';

const NONE: readonly unknown[] = [
  NaN,
  Infinity,
  -Infinity,
  -1,
  0,
  1.5,
  'abc',
  '1e999',
  true,
  {},
  [],
];
const ABSENT: readonly unknown[] = [undefined, null, ''];

/** Options are empty, not a number, endless or negative. */
export const prove: Prove = async (stage) => {
  const limits = ['timeoutMs', 'budgetMs', 'concurrency', 'maxResponseBytes', 'maxPages'] as const;
  for (const name of limits) {
    for (const value of NONE) {
      // An empty list is the empty text to Number, and nothing that a form gives.
      if (Array.isArray(value)) continue;
      expect(() => readLimits({ [name]: value })).toThrow(InputError);
      expect(() => readLimits({ [name]: value })).toThrow(new RegExp(`^${name}: `));
    }
    for (const value of ABSENT) expect(readLimits({ [name]: value })).toEqual(readLimits({}));
  }
  const server = await stage.servers.start();
  const client = stage.client({ server });
  const calls: readonly object[] = [
    { limit: NaN },
    { limit: Infinity },
    { limit: 0 },
    { waitSeconds: NaN },
    { waitSeconds: -1 },
  ];
  for (const more of calls) {
    const run = client.run({ operation: 'custom.request', params: { path: '/x' }, ...more });
    await expect(run).rejects.toMatchObject({ code: 'input' });
  }
  for (const value of ABSENT) {
    expect(await client.fails({ path: value })).toMatchObject({ code: 'input' });
  }
  expect(server.calls.length + server.logins.length).toBe(0);
};
