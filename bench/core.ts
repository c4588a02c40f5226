/**
 * What the core alone costs a call: memory in place of a network, one account of each way to sign in.
 * Prints CPU per call, the median of five rounds. `npm run bench:core`.
 */
import {
  DEFAULT_LIMITS,
  createClient,
  createPool,
  findScheme,
  readAccount,
  vendors,
} from '../core';
import type { Client, RawAccount } from '../core';
import { clock } from '../node-red/src/clock';

const CALLS = 5_000;
const ROUNDS = 5;
const BODY = new TextEncoder().encode(
  JSON.stringify({
    items: Array.from({ length: 5 }, (_, id) => ({ id, name: `item ${String(id)}` })),
  }),
);

const ACCOUNTS: readonly (readonly [string, RawAccount])[] = [
  ['tcpwave/session-token', { baseUrl: 'https://h.test', token: 'token-of-bench' }],
  [
    'truesight/basic',
    { tsimUrl: 'https://h.test', username: 'bob', password: 'password-of-bench' },
  ],
  ['enlighted/legacy', { baseUrl: 'https://h.test', username: 'bob', apiKey: 'key-of-bench' }],
];

function clientOf(id: string, entered: RawAccount): Client {
  const vendor = vendors.find((item) => id.startsWith(`${item.id}/`));
  if (vendor === undefined) throw new Error(`no vendor for ${id}`);
  const scheme = findScheme(vendor, id);
  const account = readAccount(scheme, entered);
  const limits = DEFAULT_LIMITS;
  const shared = createPool(clock).share({ scheme, account, limits });
  const transport = () => Promise.resolve({ status: 200, headers: {}, cookies: [], body: BODY });
  return createClient({ vendor, scheme, account, ...shared, transport, clock, limits });
}

async function costOf(client: Client): Promise<number> {
  const before = process.cpuUsage();
  for (let call = 0; call < CALLS; call += 1) {
    await client.run({ operation: 'custom.request', params: { path: '/x' } });
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / CALLS;
}

async function main(): Promise<void> {
  for (const [id, entered] of ACCOUNTS) {
    const client = clientOf(id, entered);
    await costOf(client);
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await costOf(client));
    rounds.sort((a, b) => a - b);
    const shown = [rounds[2], rounds[0], rounds[4]].map((us) => (us ?? 0).toFixed(1));
    process.stdout.write(
      `${id}: ${shown[0] ?? ''} us a call (${shown[1] ?? ''} to ${shown[2] ?? ''})\n`,
    );
  }
}

void main();
