/** Cookies that servers set besides the sign-in: kept for the account, given back to their own origin. */
import fc from 'fast-check';
import { createPool } from '../../core';
import { createCookieJar, keepingCookies } from '../../core/client/cookie-jar';
import type { CookieJar } from '../../core/client/cookie-jar';
import { clientFor } from '../support/account';
import { schemeCase, schemeServer } from '../support/every-scheme';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import type { Answer } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';

const URL_OF = 'https://h.test/api/things';
const get = (url: string, headers = {}) => ({ method: 'GET', url, headers }) as const;

function jarWith(...lines: readonly string[]): CookieJar {
  const jar = createCookieJar(createFakeClock());
  jar.keep(URL_OF, lines, jar.age);
  return jar;
}

describe('a cookie', () => {
  it.each([
    ['a=1', { a: '1' }],
    ['a=1; Path=/', { a: '1' }],
    ['a=1; path=/api; Secure; HttpOnly; SameSite=None; Domain=.h.test', { a: '1' }],
    ['a="q,1"', { a: '"q,1"' }],
    ['a=', { a: '' }],
    ['a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', { a: '1' }],
    ['a=1; Expires=Thu, 01 Jan 2099 00:00:00 GMT', { a: '1' }],
    ['a=1; Expires=soon; Max-Age=x', { a: '1' }],
    // What is no date leaves the cookie without an end, as in browsers.
    ['a=1; Expires=0', { a: '1' }],
    ['a=1; Expires=-1', { a: '1' }],
    ['a=1; Expires=Session', { a: '1' }],
    ['a=1; Expires=Thu, 32 Jan 1970 00:00:00 GMT', { a: '1' }],
    ['a=1; Expires=Thu, 00 Jan 1970 00:00:00 GMT', { a: '1' }],
    ['a=1; Expires=Thu, 01 Jan 1970 24:00:00 GMT', { a: '1' }],
    ['a=1; Expires=Thu, 01 Jan 1970 00:60:00 GMT', { a: '1' }],
    ['a=1; Expires=Thu, 01 Jan 1970 00:00:60 GMT', { a: '1' }],
    ['a=1; Expires=Thu, 01 Jan 1970', { a: '1' }],
    ['a=1; Expires=01 Foo 1970 00:00:00', { a: '1' }],
    ['a=1; Expires=Jan 00:00:00 1970', { a: '1' }],
    ['a=1; Expires=01 Jan 00:00:00', { a: '1' }],
    ['a=1; Expires=Friday, 01-Jan-69 00:00:00 GMT', { a: '1' }],
    ['a=1; Expires=Friday, 01-Jan-99 00:00:00 GMT', {}],
    ['a=1; Expires=Fri Jan 2 3:4:5 1970', {}],
    ['a=1; Expires=00:00:00 02 jan 1970 03 Feb 2099 04:00:00 05', {}],
    ['a=1; Path=/other; Path=/api', { a: '1' }],
    ['a=1; Path=relative', { a: '1' }],
    ['a=1; Path=/ap', {}],
    ['a=1; Path=/other', {}],
    ['a=1; Max-Age=0', {}],
    ['a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT', {}],
    ['=1', {}],
    ['a', {}],
    ['a b=1', {}],
    ['a=ü', {}],
    ['a=1\r\nX-Evil: 1', {}],
    [`a=${'1'.repeat(5_000)}`, {}],
  ])('%.60s', (line, expected) => {
    expect(jarWith(line).cookiesFor(get(URL_OF))).toEqual(expected);
  });

  it('goes to its own origin only, below its path', () => {
    const jar = jarWith('a=1; Path=/; Domain=test', 'b=2', 'c=3; Path=/api/things');
    expect(jar.cookiesFor(get('https://h.test/'))).toEqual({ a: '1' });
    expect(jar.cookiesFor(get('https://h.test/api/x'))).toEqual({ a: '1', b: '2' });
    for (const other of ['http://h.test/api', 'https://h.test:8443/api', 'https://x.test/api']) {
      expect(jar.cookiesFor(get(other))).toEqual({});
    }
    const top = createCookieJar(createFakeClock());
    top.keep('https://h.test/login', ['a=1'], top.age);
    expect(top.cookiesFor(get('https://h.test/x/y'))).toEqual({ a: '1' });
  });

  it('that a request brings itself counts, and the closer path counts', async () => {
    const jar = jarWith('a=far; Path=/', 'a=near; Path=/api', 'b=2; Path=/');
    expect(jar.cookiesFor(get(URL_OF))).toEqual({ a: 'near', b: '2' });
    const memory = createMemoryTransport(() => ({}));
    const send = keepingCookies(memory.send, jar);
    const limits = { timeoutMs: 1, maxResponseBytes: 1 };
    await send(get(URL_OF, { cookie: 'a=mine; x' }), limits);
    await send(get(URL_OF), limits);
    expect(memory.requests.map(({ headers }) => headers)).toEqual([
      { cookie: 'a=mine; x; b=2' },
      { Cookie: 'a=near; b=2' },
    ]);
  });

  it('ends with its time, and leaves when there are too many', async () => {
    const clock = createFakeClock();
    const jar = createCookieJar(clock);
    jar.keep(URL_OF, ['a=1; Max-Age=60'], jar.age);
    await clock.advance(61_000);
    expect(jar.cookiesFor(get(URL_OF))).toEqual({});
    jar.keep(
      URL_OF,
      Array.from({ length: 200 }, (_, index) => `c${String(index)}=1`),
      jar.age,
    );
    expect(Object.keys(jar.cookiesFor(get(URL_OF)))).toHaveLength(50);
  });

  it('is read in linear time, whatever the line holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, other) => {
        const line = `a=${one}; ${other.repeat(2_000)}=${one}; expires=${other.repeat(2_000)}`;
        expect(() => jarWith(line, one, other).cookiesFor(get(URL_OF))).not.toThrow();
      }),
    );
  });
});

const LONG = 'session-of-the-server-0123456789';

describe('the cookies of an account', () => {
  it('are given back, and never shown', async () => {
    const server = schemeServer(schemeCase('enlighted/api-key'));
    server.reply = ({ headers }, index) => ({
      cookies: [`ROUTE=node-${String(index)}; Path=/`, `JSESSIONID=${LONG}; Path=/`],
      headers: { 'set-cookie': `JSESSIONID=${LONG}` },
      body: { echo: headers as never },
    });
    await server.call();
    const shown = JSON.stringify(await server.call());
    expect(server.calls.map(({ headers }) => headers['Cookie'])).toEqual([
      undefined,
      `ROUTE=node-0; JSESSIONID=${LONG}`,
    ]);
    expect(shown).not.toContain(LONG);
  });

  it.each(['its transport', 'a transport of its own'])(
    'go with a request that a host has finished, and come with its response: %s',
    async (which) => {
      const server = schemeServer(schemeCase('truesight/token'));
      const sign = server.login;
      server.login = async (request, count) => ({
        ...(await sign(request, count)),
        cookies: ['ROUTE=login; Path=/'],
      });
      server.reply = () => ({ cookies: ['lang=en; Path=/'], body: [] });
      const how = which === 'its transport' ? {} : { transport: server.transport };
      for (const cookie of ['', 'lang=de', '']) {
        const headers = cookie === '' ? {} : { cookie };
        await server.client.send({ ...get('https://api.test/x'), headers }, how);
      }
      expect(server.calls.map(({ headers }) => headers['Cookie'] ?? headers['cookie'])).toEqual([
        'ROUTE=login',
        'lang=de; ROUTE=login',
        'ROUTE=login; lang=en',
      ]);
    },
  );

  it('are those of this account alone', async () => {
    const answers: Answer = { cookies: ['who=first; Path=/'], body: [] };
    const memory = createMemoryTransport(() => answers);
    const clock = createFakeClock();
    const pool = createPool(clock);
    const client = (token: string) =>
      clientFor({
        ...{ vendor: plainVendor(), scheme: 'plain/token', transport: memory.send, clock, pool },
        account: { baseUrl: 'https://h.test', token },
      });
    const call = { operation: 'custom.request', params: { path: '/x' } };
    await client('one').run(call);
    await client('two').run(call);
    await client('one').run(call);
    expect(memory.requests.map(({ headers }) => headers['Cookie'])).toEqual([
      undefined,
      undefined,
      'who=first',
    ]);
  });

  it('begin anew with a sign-in, and late answers do not bring the old ones back', async () => {
    const server = schemeServer(schemeCase('truesight/token'));
    const sign = server.login;
    server.login = async (request, count) => ({
      ...(await sign(request, count)),
      cookies: [`ROUTE=login-${String(count)}; Path=/`],
    });
    let answerLate: () => void = () => undefined;
    const late = new Promise<void>((resolve) => {
      answerLate = resolve;
    });
    let isOver = false;
    server.reply = async ({ url, headers }) => {
      if (url.endsWith('/late')) {
        await late;
        return { cookies: ['ROUTE=old; Path=/'], body: [] };
      }
      return isOver && headers['Cookie'] === 'ROUTE=login-1' ? { status: 401 } : { body: [] };
    };
    await server.call();
    const slow = server.call({ path: '/late' });
    isOver = true;
    await server.call();
    answerLate();
    await slow;
    await server.call();
    const sent = server.requests.map(({ headers }) => headers['Cookie'] ?? '');
    expect(server.logins()).toBe(2);
    // Both sign-ins go without one.
    expect(sent.filter((cookie) => cookie === '')).toHaveLength(2);
    expect(server.calls.at(-1)?.headers['Cookie']).toBe('ROUTE=login-2');
  });

  it('are dropped with the credential that is rejected', async () => {
    const server = schemeServer(schemeCase('edgecast/rest-token'));
    server.reply = (_, index) => ({
      status: index === 1 ? 401 : 200,
      cookies: ['s=1; Path=/'],
      body: [],
    });
    await server.call();
    await server.call();
    expect(server.calls.map(({ headers }) => headers['Cookie'])).toEqual([
      undefined,
      's=1',
      undefined,
    ]);
  });

  it('go with the sign-out, and come with a call that the host has signed in for', async () => {
    const clock = createFakeClock();
    const seen: (string | undefined)[] = [];
    const row = schemeCase('truesight/token');
    const server = schemeServer(row, {
      clock,
      signInBy: () =>
        Promise.resolve({
          reply: {
            ...{ status: 200, headers: {}, cookies: ['ROUTE=hook; Path=/'] },
            body: new TextEncoder().encode('[]'),
          },
        }),
    });
    server.reply = ({ headers }) => {
      seen.push(headers['Cookie']);
      return { body: [] };
    };
    await server.call();
    expect(server.client.member.cookies.cookiesFor(get('https://api.test/x'))).toEqual({
      ROUTE: 'hook',
    });
    const own = schemeServer(row);
    own.login = (request, count) => ({
      body: { response: { authToken: `t${String(count)}`, authPassed: true }, statusCode: '200' },
      cookies: request.url === '' ? [] : ['ROUTE=login; Path=/'],
    });
    await own.call();
    await own.client.run({ operation: 'session.signOut', params: {} });
    expect(own.calls.at(-1)?.headers['Cookie']).toBe('ROUTE=login');
  });
});
