/**
 * What the core alone costs a call: memory in place of a network, the built core without any loader, one
 * account of each way to sign in. Prints CPU per call, the median of seven rounds that take turns.
 * `npm run bench:core`.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const core = require('../node-red/dist/core/index.js');
const { clock } = require('../node-red/dist/node-red/src/clock.js');

const CALLS = 20_000;
const WARM = 20_000;
const ROUNDS = 7;
const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  date: 'Thu, 26 Nov 2026 12:00:00 GMT',
  connection: 'keep-alive',
};
const bytesOf = (value) => new TextEncoder().encode(JSON.stringify(value));
const BODY = bytesOf({
  items: Array.from({ length: 5 }, (_, id) => ({ id, name: `item ${String(id)}` })),
});
const SIGNED_IN = bytesOf({ access_token: 'token-of-bench', expires_in: 3600 });

/** Each way to sign in: the id of a vendor's scheme, or a description, and what a person enters. */
const BASE = 'https://host.test/api';
const OWN = [{ name: 'username', label: 'User Name' }];
const described = (name, document, entered) => ({
  name,
  scheme: core.describe({ name, ...document }),
  entered: { baseUrl: BASE, ...entered },
});
const ofVendor = (name, id, entered) => {
  const vendor = core.vendors.find((item) => id.startsWith(`${item.id}/`));
  return { name, vendor, scheme: core.findScheme(vendor, id), entered };
};
const CASES = [
  ofVendor('static token in a header', 'tcpwave/session-token', {
    ...{ baseUrl: BASE, token: 'token-of-bench' },
  }),
  ofVendor('Basic', 'truesight/basic', {
    ...{ tsimUrl: BASE, username: 'bob', password: 'password-of-bench' },
  }),
  described(
    'login, then a bearer token (described)',
    {
      fields: [...OWN, { name: 'password', label: 'Password', secret: true }],
      signIn: [
        {
          path: '/login',
          json: { user: '{username}', pass: '{password}' },
          take: [
            { as: 'token', json: 'access_token' },
            { as: 'life', json: 'expires_in', public: true, optional: true },
          ],
        },
      ],
      life: { seconds: '{life}' },
      send: { headers: { Authorization: 'Bearer {token}' } },
    },
    { username: 'bob', password: 'password-of-bench' },
  ),
  ofVendor('SHA-1 signature', 'enlighted/legacy', {
    ...{ baseUrl: BASE, username: 'bob', apiKey: 'key-of-bench' },
  }),
];

function clientOf({ scheme, vendor, entered }) {
  const account = core.readAccount(scheme, entered);
  const limits = core.DEFAULT_LIMITS;
  const shared = core.createPool(clock).share({ scheme, account, limits });
  const transport = async ({ url }) => ({
    ...{ status: 200, headers: HEADERS, cookies: [] },
    body: url.endsWith('/login') ? SIGNED_IN : BODY,
  });
  return core.createClient({
    vendor: vendor ?? { ...core.vendors[0], id: 'bench', operations: [], schemes: [scheme] },
    ...{ scheme, account, ...shared, transport, clock, limits },
  });
}

/** CPU of this many calls, microseconds each. */
async function costOf(call, calls) {
  const before = process.cpuUsage();
  for (let done = 0; done < calls; done += 1) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

/** What any client must do with such a reply, to see what is ours. */
const floor = {
  name: 'no client: the text decoded and parsed',
  call: async () => JSON.parse(new TextDecoder().decode(BODY)),
};

const wanted = process.argv[2] ?? '';
const cases = [
  floor,
  ...CASES.map((item) => {
    const client = clientOf(item);
    return {
      name: item.name,
      call: () => client.run({ operation: 'custom.request', params: { path: '/things' } }),
    };
  }),
].filter(({ name }) => name.includes(wanted));

const rounds = new Map(cases.map(({ name }) => [name, []]));
for (const { call } of cases) await costOf(call, WARM);
for (let round = 0; round < ROUNDS; round += 1) {
  for (const { name, call } of cases) rounds.get(name).push(await costOf(call, CALLS));
}
for (const [name, costs] of rounds) {
  costs.sort((a, b) => a - b);
  const [least, median, most] = [costs[0], costs[(ROUNDS - 1) / 2], costs[ROUNDS - 1]].map((us) =>
    us.toFixed(1),
  );
  process.stdout.write(`${name}: ${median} us a call (${least} to ${most})\n`);
}
