/**
 * The core alone: the built files with memory in place of a network, one account of each way to sign in.
 * `name: () => call`, each call a whole one.
 */
import { createRequire } from 'node:module';
import { DOCUMENT } from './document.mjs';

const require = createRequire(import.meta.url);
const core = require('../../node-red/dist/core/index.js');
const { clock } = require('../../node-red/dist/node-red/src/clock.js');

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

const BASE = 'https://host.test/api';

/** A vendor's scheme, and what a person enters. */
const ofVendor = (id, entered) => () => {
  const vendor = core.vendors.find((item) => id.startsWith(`${item.id}/`));
  return callOf({ vendor, scheme: core.findScheme(vendor, id), entered });
};

const described = (entered) => () => {
  const scheme = core.describe(DOCUMENT);
  const vendor = { ...core.vendors[0], id: 'bench', operations: [], schemes: [scheme] };
  return callOf({ vendor, scheme, entered });
};

export const CORE = {
  // What any client must do with such a reply, to see what is ours.
  'no client: decoded and parsed': () => async () => JSON.parse(new TextDecoder().decode(BODY)),
  'static token in a header': ofVendor('tcpwave/session-token', {
    baseUrl: BASE,
    token: 'token-of-bench',
  }),
  Basic: ofVendor('truesight/basic', {
    tsimUrl: BASE,
    username: 'bob',
    password: 'password-of-bench',
  }),
  'login, then a bearer token (described)': described({
    baseUrl: BASE,
    username: 'bob',
    password: 'password-of-bench',
  }),
  'SHA-1 signature': ofVendor('enlighted/legacy', {
    baseUrl: BASE,
    username: 'bob',
    apiKey: 'key-of-bench',
  }),
};

function callOf({ scheme, vendor, entered }) {
  const account = core.readAccount(scheme, entered);
  const limits = core.DEFAULT_LIMITS;
  const shared = core.createPool(clock).share({ scheme, account, limits });
  const transport = async ({ url }) => ({
    status: 200,
    headers: HEADERS,
    cookies: [],
    body: url.endsWith('/login') ? SIGNED_IN : BODY,
  });
  const client = core.createClient({
    vendor,
    ...{ scheme, account, ...shared, transport, clock, limits },
  });
  return () => client.run({ operation: 'custom.request', params: { path: '/things' } });
}
