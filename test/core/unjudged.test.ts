import { createClient, createPool, DEFAULT_LIMITS, readAccount } from '../../core';
import type { AnyScheme, RequestDraft, SendOptions } from '../../core';
import { describe as compile } from '../../core/described/describe';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import type { MemoryTransport } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';
import { LOGIN } from './described/support';

const ACCOUNT = { baseUrl: 'https://api.test/base', username: 'anna', password: 'p"a\\s&<s' };
const SCHEME = compile(LOGIN);

function clientOf(memory: MemoryTransport, scheme: AnyScheme = SCHEME, raw: object = ACCOUNT) {
  const clock = createFakeClock();
  const account = readAccount(scheme, raw as Record<string, unknown>);
  const member = createPool(clock).join({ scheme, account, limits: DEFAULT_LIMITS });
  return createClient({
    vendor: plainVendor(),
    scheme,
    account,
    ...member,
    transport: memory.send,
    clock,
    limits: DEFAULT_LIMITS,
  });
}

const get = (path = '/things'): RequestDraft => ({
  method: 'GET',
  url: `https://api.test/base${path}`,
  headers: {},
});

type Answers = Parameters<typeof createMemoryTransport>[0];

/** A login that gives `T-token-1`, and what else the server says. */
function server(answer: Answers): MemoryTransport {
  return createMemoryTransport((request, index) =>
    request.url.endsWith('/login')
      ? { body: { data: { token: 'T-token-1' } } }
      : answer(request, index),
  );
}

async function send(answer: Answers, draft = get(), options?: SendOptions) {
  return clientOf(server(answer)).send(draft, options);
}

test('a status is passed on as it came, and says on request what it means', async () => {
  const memory = server(() => ({ status: 503, headers: { 'retry-after': '7' }, body: 'later' }));
  const reply = await clientOf(memory).send(get());
  expect([reply.status, new TextDecoder().decode(reply.body)]).toEqual([503, 'later']);
  expect(reply.fault()).toMatchObject({ code: 'failed', status: 503 });
  // One sign-in and one request: nothing is repeated.
  expect(memory.requests).toHaveLength(2);
  expect((await send(() => ({ body: [1] }))).fault()).toBeUndefined();
});

test('a rejected token is replaced once', async () => {
  const memory = server((_, index) => ({ status: index === 1 ? 401 : 200 }));
  const reply = await clientOf(memory).send(get());
  expect(reply.status).toBe(200);
  expect(memory.requests.map(({ url }) => new URL(url).pathname)).toEqual([
    '/base/login',
    '/base/things',
    '/base/login',
    '/base/things',
  ]);
});

test('another origin gets nothing, not even a sign-in', async () => {
  const memory = server(() => ({}));
  const draft = { ...get(), url: 'https://thief.test/base/things' };
  await expect(clientOf(memory).send(draft)).rejects.toMatchObject({ code: 'input', field: 'url' });
  expect(memory.requests).toEqual([]);
});

test('a redirect is told and not followed', async () => {
  const to = async (location: string) =>
    (await send(() => ({ status: 302, headers: { location } }))).redirect;
  expect(await to('../other?x=1')).toEqual({ kind: 'follow', url: 'https://api.test/other?x=1' });
  for (const location of [
    'https://thief.test/',
    'http://api.test/',
    'https://me@api.test/',
    '//:',
  ]) {
    expect(await to(location)).toMatchObject({ kind: 'refuse', fault: { code: 'redirected' } });
  }
  // It would lead back to the same place again and again.
  for (const empty of ['', ' ']) expect(await to(empty)).toBeUndefined();
  const reply = await send(() => ({ status: 200, headers: { location: '/made' } }));
  expect(reply.redirect).toBeUndefined();
});

test('what the server repeats of the credential is masked, and its cookies are left out', async () => {
  const echo = await send(({ headers }) => ({
    body: { said: String(headers['Authorization']) },
    headers: { 'x-said': String(headers['Authorization']), 'x-other': 'a' },
    cookies: ['a=1; Path=/', 'b=T-token-1'],
  }));
  const text = new TextDecoder().decode(echo.body);
  expect(text).toBe('{"said":"[secret]"}');
  expect(echo.headers).toEqual({ 'x-said': '[secret]', 'x-other': 'a' });
  expect(echo.cookies).toEqual(['a=1; Path=/']);
  const cookies = compile({
    ...LOGIN,
    signIn: [{ ...LOGIN.signIn[0], take: [{ as: 'token', cookie: 'sid' }] }],
    send: { cookies: { sid: '{token}' } },
  });
  const memory = createMemoryTransport(() => ({ cookies: ['sid=S-token-1'], body: 'x' }));
  expect((await clientOf(memory, cookies).send(get())).cookies).toEqual([]);
});

test('a request may have a bound and a transport of its own', async () => {
  const bounds: number[] = [];
  const other: SendOptions['transport'] = async (_, { timeoutMs }) => {
    bounds.push(timeoutMs);
    return { status: 204, headers: {}, cookies: [], body: new Uint8Array() };
  };
  const memory = server(() => ({ status: 500 }));
  const reply = await clientOf(memory).send(get(), { timeoutMs: 900_000, transport: other });
  expect([reply.status, bounds]).toEqual([204, [900_000]]);
  expect(memory.requests).toHaveLength(1);
});

test('a description without other origins, and one with them, say where a redirect may go', async () => {
  const scheme = compile({ ...LOGIN, origins: ['https://*.api.test'] });
  const memory = server(() => ({ status: 307, headers: { location: 'https://eu.api.test/x' } }));
  const reply = await clientOf(memory, scheme).send(get());
  expect(reply.redirect).toEqual({ kind: 'follow', url: 'https://eu.api.test/x' });
  const plain: AnyScheme = { ...plainVendor().schemes[0], id: 'x/y' } as AnyScheme;
  const keyed = clientOf(memory, plain, { baseUrl: 'https://api.test/base', token: 'key-1234' });
  expect((await keyed.send(get())).redirect).toMatchObject({ kind: 'refuse' });
});

test('the request can be shown without being sent', () => {
  const memory = server(() => ({}));
  expect(clientOf(memory).show(get())).toMatchObject({
    method: 'GET',
    url: 'https://api.test/base/things',
    headers: { Authorization: 'Bearer [secret]' },
  });
  expect(memory.requests).toEqual([]);
});
