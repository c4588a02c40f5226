/** The vendor that a described sign-in stands for: any request, pages, files, whole URLs. */
import {
  API_REQUEST,
  apiOf,
  createClient,
  createPool,
  DEFAULT_LIMITS,
  readAccount,
} from '../../core';
import type { ResponseShape } from '../../core';
import { describe as compile } from '../../core/described/describe';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import { LOGIN } from './described/support';

const SIGN_OUT = { method: 'DELETE', path: '/login' };

function stage(shape: ResponseShape = {}, more: object = {}) {
  const scheme = compile({ ...LOGIN, ...more });
  const memory = createMemoryTransport(({ url }) => {
    if (url.endsWith('/login')) return { body: { data: { token: 'T-token' } } };
    const page = Number(new URL(url).searchParams.get('page') ?? 1);
    return { body: { list: page > 2 ? [] : [{ page }] } };
  });
  const account = readAccount(scheme, {
    baseUrl: 'https://api.test/base',
    username: 'anna',
    password: 'p"a',
  });
  const clock = createFakeClock();
  const member = createPool(clock).join({ scheme, account, limits: DEFAULT_LIMITS });
  const client = createClient({
    vendor: apiOf(scheme, shape),
    scheme,
    account,
    ...member,
    transport: memory.send,
    clock,
    limits: DEFAULT_LIMITS,
  });
  const get = (path: string) => client.run({ operation: API_REQUEST, params: { path } });
  return {
    client,
    get,
    urls: () => memory.requests.map(({ url }) => url),
    sent: () => memory.requests,
  };
}

test('a path goes below the base URL, a whole URL goes to the own origin as it is', async () => {
  const { get, urls } = stage();
  await get('/things?x=1');
  await get('https://api.test/other');
  expect(urls().slice(1)).toEqual(['https://api.test/base/things?x=1', 'https://api.test/other']);
});

test('a path may name a value of the token, and holds no expression', async () => {
  const { get, urls } = stage();
  await get('/sites/{siteId}');
  expect(urls().at(-1)).toBe('https://api.test/base/sites/%7BsiteId%7D');
  await expect(get('/sites/{{ $json.id }}')).rejects.toThrow(/^path: .* is a placeholder/);
  await expect(get('/sites/<site id>')).rejects.toThrow(/^path: <site id> is a placeholder/);
});

test.each([
  ['https://thief.test/base/things', /^url: https:\/\/thief\.test is not a server of this account/],
  ['https://anna:pw@api.test/', /^path: leave user name and password out/],
  ['https://', /^path: "https:\/\/" is not a valid URL/],
])('nothing is sent to %j', async (url, sentence) => {
  const { get, urls } = stage();
  await expect(get(url)).rejects.toThrow(sentence);
  expect(urls()).toEqual([]);
});

test('items and pages are read where the person says', async () => {
  const paging = { kind: 'page', in: 'query', page: 'page', first: 1, size: 1 } as const;
  const { get } = stage({ items: 'list', paging });
  expect((await get('/things')).items).toEqual([{ page: 1 }, { page: 2 }]);
});

test('cookies of the person stand before those of the sign-in', async () => {
  const { client, sent } = stage({}, { send: { cookies: { sid: '{token}' } } });
  const headers = [['Cookie', 'mine=1; sid=an-old-one;flag']];
  await client.run({ operation: API_REQUEST, params: { path: '/things', headers } });
  expect(sent().at(-1)?.headers).toMatchObject({ Cookie: 'mine=1; flag; sid=T-token' });
});

test('a file comes as bytes', async () => {
  const { payload } = await stage({ binary: true }).get('/file');
  expect(payload).toBeInstanceOf(Uint8Array);
});

test('there is a sign-out where the description has one', async () => {
  const { client, get } = stage({}, { signOut: SIGN_OUT });
  await get('/things');
  const { items } = await client.run({ operation: 'session.signOut', params: {} });
  expect(items).toEqual([{ signedOut: true }]);
  const without = stage();
  await expect(without.client.run({ operation: 'session.signOut', params: {} })).rejects.toThrow(
    /has no operation "session.signOut"/,
  );
});
