import { createClient, createPool, DEFAULT_LIMITS, readAccount } from '../../../core';
import type { AnyScheme, RawAccount, Transport } from '../../../core';
import { describe as compile } from '../../../core/described/describe';
import { createFakeClock } from '../../support/fake-clock';
import { createMemoryTransport } from '../../support/memory-transport';
import { plainVendor } from '../../support/plain-vendor';
import { LOGIN, USER_FIELDS } from './support';

const ACCOUNT = { baseUrl: 'https://api.test/base', username: 'anna', password: 'p"a\\s&<s' };
const VENDOR = plainVendor([{}, { operation: 'create', method: 'POST', path: '/thing' }]);

function clientOf(scheme: AnyScheme, transport: Transport, raw: RawAccount = ACCOUNT) {
  const clock = createFakeClock();
  const account = readAccount(scheme, raw);
  const limits = { ...DEFAULT_LIMITS, concurrency: 100 };
  const member = createPool(clock).join({ scheme, account, limits });
  const client = createClient({
    vendor: VENDOR,
    scheme,
    account,
    ...member,
    transport,
    clock,
    limits,
  });
  return { client, clock };
}
const get = { operation: 'thing.get', params: {} };
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A session server: one login gives one token, and `kill` ends them all. */
function sessions() {
  let logins = 0;
  const alive = new Set<string>();
  const memory = createMemoryTransport(async ({ url, headers, body }) => {
    await tick();
    if (url === 'https://api.test/base/login') {
      logins += 1;
      if (!String(body).includes('p\\"a')) return { status: 401, body: { message: 'no' } };
      alive.add(`T${String(logins)}-token`);
      return { body: { data: { token: `T${String(logins)}-token` } } };
    }
    const token = headers['Authorization']?.replace('Bearer ', '') ?? '';
    return alive.has(token) ? { body: { ok: true } } : { status: 401 };
  });
  return { memory, logins: () => logins, kill: () => alive.clear() };
}

test('a herd from nothing, and one on a dead token, cost one sign-in each and no call fails', async () => {
  const server = sessions();
  const { client } = clientOf(
    compile({ ...LOGIN, test: { method: 'GET', path: '/thing' } }),
    server.memory.send,
  );
  await Promise.all(Array.from({ length: 50 }, () => client.run(get)));
  expect(server.logins()).toBe(1);
  server.kill();
  await Promise.all(Array.from({ length: 50 }, () => client.run(get)));
  expect(server.logins()).toBe(2);
});

test.each([
  [200, 'Check Base URL, and where the token is taken from: Token In and Token Name, or "take"'],
  [404, 'Check that the server is running, and that the URL is the URL of the API.'],
])('a sign-in that gives no token says what to check: %d', async (status, remedy) => {
  const memory = createMemoryTransport(() => ({ status, body: { data: { ticket: 'T1' } } }));
  const { client } = clientOf(compile(LOGIN), memory.send);
  await expect(client.run(get)).rejects.toThrow(`Your credentials were not rejected. ${remedy}`);
});

test('a wrong password is tried once, whatever the status', async () => {
  const memory = createMemoryTransport(() => ({ status: 500, body: { error: 'bad password' } }));
  const scheme = compile({
    ...LOGIN,
    replies: { refused: [{ json: 'error', is: ['bad password'] }], message: ['error'] },
  });
  const { client } = clientOf(scheme, memory.send);
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => client.run(get)));
  expect(results.every(({ status }) => status === 'rejected')).toBe(true);
  expect(memory.requests).toHaveLength(1);
});

test('a CSRF token goes with writes only, and a value that a response renews is sent from then on', async () => {
  const memory = createMemoryTransport(({ url }) =>
    url.endsWith('/login')
      ? {
          body: { t: 'T-token' },
          headers: { 'x-csrf': 'C-one' },
          cookies: ['sid=S-cookie, "1"; Path=/'],
        }
      : { body: {}, headers: { 'x-updated': 'C-two' } },
  );
  const scheme = compile({
    ...LOGIN,
    signIn: [
      {
        ...LOGIN.signIn[0],
        take: [
          { as: 'sid', cookie: 'sid' },
          { as: 'csrf', header: 'X-CSRF' },
        ],
      },
    ],
    send: { cookies: { sid: '{sid}' }, writes: { headers: { 'X-CSRF': '{csrf}' } } },
    replies: { take: [{ as: 'csrf', header: 'X-Updated' }] },
  });
  const { client } = clientOf(scheme, memory.send);
  await client.run(get);
  await client.run({ operation: 'thing.create', params: {} });
  expect(memory.requests.map(({ headers }) => [headers['Cookie'], headers['X-CSRF']])).toEqual([
    [undefined, undefined],
    ['sid=S-cookie, "1"', undefined],
    ['sid=S-cookie, "1"', 'C-two'],
  ]);
});

test('a token is refreshed before its life ends, and a rejected refresh leads to one sign-in', async () => {
  const paths: string[] = [];
  let isRefreshed = false;
  const memory = createMemoryTransport(({ url, headers }) => {
    const { pathname } = new URL(url);
    paths.push(`${pathname} ${headers['Authorization'] ?? ''}`.trim());
    if (pathname.endsWith('/login')) return { body: { t: 'T-login', r: 'R-login', e: 600 } };
    if (!pathname.endsWith('/refresh')) return { body: {} };
    if (isRefreshed) return { status: 400, body: { error: 'invalid_grant' } };
    isRefreshed = true;
    return { body: { t: 'T-refreshed', r: 'R-refreshed', e: 600 } };
  });
  const take = [
    { as: 'token', json: 't' },
    { as: 'renewal', json: 'r' },
    { as: 'life', json: 'e', public: true },
  ];
  const scheme = compile({
    ...LOGIN,
    signIn: [{ ...LOGIN.signIn[0], take }],
    refresh: { path: '/refresh', form: { r: '{renewal}' }, take },
    life: { seconds: '{life}' },
  });
  const { client, clock } = clientOf(scheme, memory.send);
  await client.run(get);
  await clock.advance(599_000);
  await client.run(get);
  await clock.advance(599_000);
  await client.run(get);
  expect(paths).toEqual([
    '/base/login',
    '/base/thing Bearer T-login',
    '/base/refresh',
    '/base/thing Bearer T-refreshed',
    '/base/refresh',
    '/base/login',
    '/base/thing Bearer T-login',
  ]);
});

test('a base URL from the response is where the calls go, and a stranger gets nothing', async () => {
  let host = 'https://eu.api.test';
  const memory = createMemoryTransport(({ url }) =>
    url.endsWith('/login') ? { body: { t: 'T-token', host } } : { body: {} },
  );
  const document = {
    ...LOGIN,
    origins: ['https://*.api.test'],
    signIn: [
      {
        ...LOGIN.signIn[0],
        take: [
          { as: 'token', json: 't' },
          { as: 'region', json: 'host', public: true },
        ],
      },
    ],
    send: { ...LOGIN.send, base: '{region}' },
  };
  await clientOf(compile(document), memory.send).client.run(get);
  expect(memory.requests[1]?.url).toBe('https://eu.api.test/thing');
  host = 'https://evil.test';
  await expect(clientOf(compile(document), memory.send).client.run(get)).rejects.toThrow(
    'https://evil.test',
  );
  expect(memory.requests.some(({ url }) => url.startsWith('https://evil.test'))).toBe(false);
});

test('Digest: the first 401 is no rejection, and a wrong password is asked twice at most', async () => {
  const challenge = { 'www-authenticate': 'Digest realm="r", nonce="n", qop="auth"' };
  const scheme = compile({
    name: 'Cam',
    fields: USER_FIELDS,
    send: { digest: { user: '{username}', password: '{password}' } },
  });
  const good = createMemoryTransport(({ headers }) =>
    headers['Authorization']?.startsWith('Digest username="anna"') === true
      ? { body: {} }
      : { status: 401, headers: challenge },
  );
  const { client } = clientOf(scheme, good.send);
  await client.run(get);
  await client.run(get);
  expect(
    good.requests.map(({ headers }) => /nc=(\w+)/.exec(headers['Authorization'] ?? '')?.[1]),
  ).toEqual([undefined, '00000001', '00000002']);
  const bad = createMemoryTransport(() => ({ status: 401, headers: challenge }));
  await expect(clientOf(scheme, bad.send).client.run(get)).rejects.toThrow();
  expect(bad.requests.length).toBeLessThanOrEqual(2);
});

test('nothing secret is in an error, and a preview shows the places', async () => {
  const memory = createMemoryTransport(({ url }) =>
    url.endsWith('/login')
      ? { body: { data: { token: 'T-secret-token' } } }
      : { status: 500, body: { echo: 'T-secret-token p"a\\s&<s' } },
  );
  const scheme = compile({ ...LOGIN, replies: { message: ['echo'] } });
  const { client } = clientOf(scheme, memory.send);
  const error: unknown = await client
    .run({ operation: 'thing.create', params: {} })
    .catch((caught: unknown) => caught);
  expect(JSON.stringify([error, String(error)])).not.toMatch(/T-secret|p\\?"a/);
  expect(JSON.stringify(client.preview(get))).toContain('Bearer [secret]');
});
