import { signRequest } from '../../core';
import { redirectOf } from '../../core/client/redirect';
import {
  EVERY_SCHEME,
  LOGIN_SCHEMES,
  isLogin,
  schemeCase,
  schemeServer,
} from '../support/every-scheme';
import { replyOf } from '../support/memory-transport';
import { faultOf } from '../support/fault-of';

describe('credentials go to their own origins only', () => {
  const PATHS = [
    'https://evil.test/x',
    '//evil.test/x',
    '/../x',
    '/a/..',
    '/a/%2e%2e/x',
    '/a/.%2E/x',
    '/.',
    '/\\evil.test',
    '\\\\evil.test',
    'x',
    '/a\tb',
    '/a\nb',
  ];

  it.each(EVERY_SCHEME)(
    'refuses every path that leads elsewhere, and sends nothing ($id)',
    async (row) => {
      const server = schemeServer(row);
      for (const path of PATHS) {
        await expect(server.call({ path })).rejects.toMatchObject({ code: 'input', field: 'path' });
      }
      expect(server.requests).toHaveLength(0);
    },
  );

  it.each(['/@evil.test', '/a%2fb', '/:8080/x', '/ü/😀', '/x?y=//evil.test', '/x?u=..', '/...'])(
    'keeps to its own server for %s',
    async (path) => {
      const server = schemeServer(schemeCase('tcpwave/session-token'));
      await server.call({ path });
      expect(new URL(server.calls[0]?.url ?? '').origin).toBe('https://api.test:7443');
    },
  );

  it.each([
    'https://evil.test/x',
    'http://api.test:7443/x',
    'https://api.test/x',
    'https://api.test:7444/x',
    '//evil.test/x',
    'https://user:pw@api.test:7443/x',
    'https://user@api.test:7443/x',
    'https://:pw@api.test:7443/x',
    'data:text/plain,x',
    'http://[',
  ])('does not follow a redirect to %s', async (location) => {
    const server = schemeServer(schemeCase('tcpwave/session-token'));
    server.reply = () => ({ status: 302, headers: { location } });
    const fault: unknown = await server.call().catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'redirected', status: 302 });
    expect(String(fault)).not.toContain('pw@');
    expect(server.requests).toHaveLength(1);
  });

  it.each([301, 302, 303, 307, 308])(
    'follows a %d on its own server, signed anew',
    async (status) => {
      const server = schemeServer(schemeCase('enlighted/legacy'));
      server.reply = async (_, index) => {
        await server.clock.sleep(5);
        return index === 0 ? { status, headers: { location: 'there' } } : { body: [] };
      };
      const call = server.call();
      await server.clock.advance(100);
      expect(await call).toMatchObject({ url: 'https://api.test/ems/api/there' });
      const [first, second] = server.calls;
      expect(second?.url).toBe('https://api.test/ems/api/there');
      expect(second?.headers['Authorization']).not.toBe(first?.headers['Authorization']);
    },
  );

  it('does not lose the method and body of a POST along the way', async () => {
    const server = schemeServer(schemeCase('tcpwave/session-token'));
    server.reply = (_, index) =>
      index === 0 ? { status: 307, headers: { location: '/there' } } : { body: [] };
    await server.call({ method: 'POST', payload: { a: 1 } });
    expect(server.calls[1]).toMatchObject({ method: 'POST', body: '{"a":1}' });
    server.reply = () => ({ status: 302, headers: { location: '/there' } });
    await expect(server.call({ method: 'POST' })).rejects.toMatchObject({
      code: 'redirected',
      status: 302,
      message: expect.stringMatching(
        /redirects the POST to \S+\/there with status 302\. .* would turn the POST into a GET, so nothing was sent there\. Check the path; the POST may have been carried out\.$/,
      ) as unknown,
    });
  });

  it('ends a loop, and does not count it as faults of the server', async () => {
    const server = schemeServer(schemeCase('tcpwave/session-token'));
    server.reply = () => ({ status: 302, headers: { location: '/x' } });
    await expect(server.call()).rejects.toThrow(/itself, again and again/);
    expect(server.calls).toHaveLength(6);
  });

  it('waits out faults on both sides of a redirect', async () => {
    const server = schemeServer(schemeCase('tcpwave/session-token'));
    server.reply = (_, index) =>
      [{ status: 503 }, { status: 302, headers: { location: '/y' } }, { status: 503 }][index] ?? {
        body: [],
      };
    const call = server.call();
    await server.clock.advance(60_000);
    await call;
    expect(server.calls.map(({ url }) => new URL(url).pathname)).toEqual([
      '/tims/rest/x',
      '/tims/rest/x',
      '/y',
      '/tims/rest/x',
    ]);
  });

  it('takes a 302 without an address, and a 304, for a failure', async () => {
    const server = schemeServer(schemeCase('tcpwave/session-token'));
    for (const status of [302, 304]) {
      server.reply = () => ({ status });
      await expect(server.call()).rejects.toMatchObject({ code: 'failed', status });
    }
  });

  it.each(EVERY_SCHEME)('takes a 304 for the answer to a condition ($id)', async (row) => {
    const server = schemeServer(row);
    server.reply = () => ({ status: 304 });
    for (const name of ['If-None-Match', 'if-modified-since']) {
      await expect(server.call({ headers: { [name]: '"x"' } })).resolves.toMatchObject({
        status: 304,
      });
    }
  });

  it.each(LOGIN_SCHEMES)(
    'does not take the password along when the sign-in is redirected ($id)',
    async (row) => {
      const server = schemeServer(row);
      server.login = () => ({ status: 307, headers: { location: 'https://evil.test/' } });
      await expect(server.call()).rejects.toMatchObject({ code: 'sign-in-unavailable' });
      expect(server.requests.every(isLogin)).toBe(true);
      expect(server.requests).toHaveLength(1);
    },
  );

  it.each(EVERY_SCHEME)('signs nothing for another server, whoever asks ($id)', (row) => {
    const { scheme, account } = lineOf(row.id);
    const draft = { method: 'GET', url: 'https://evil.test/x', headers: {} } as const;
    const fault = faultOf(() => signRequest({ scheme, account }, draft, () => ({})));
    expect(fault).toMatchObject({ code: 'input', field: 'url' });
  });

  it('keeps accounts of two servers apart', async () => {
    const row = schemeCase('truesight/token');
    const one = schemeServer(row);
    const two = schemeServer(row, { account: { baseUrl: 'https://other.test' } });
    await one.call();
    await two.call();
    expect(one.client.member.cell.fingerprint).not.toBe(two.client.member.cell.fingerprint);
  });
});

describe('a polluted Object.prototype', () => {
  const POLLUTION = {
    auth: 'evil',
    headers: { 'X-Evil': 'evil' },
    query: { evil: 'evil' },
    baseURL: 'https://evil.test',
    baseUrl: 'https://evil.test',
    agent: 'evil',
    proxy: 'evil',
    server: 'evil',
    path: '/evil',
    method: 'PATCH',
    budgetMs: 'evil',
    authToken: 'evil',
    access_token: 'evil',
    'x-api-token': 'evil',
  };

  afterEach(() => {
    for (const name of Object.keys(POLLUTION)) Reflect.deleteProperty(Object.prototype, name);
  });

  it.each(EVERY_SCHEME)('changes nothing of what is sent ($id)', async (row) => {
    const run = async (): Promise<unknown> => {
      const server = schemeServer(row);
      await server.call({ query: { a: '1' } });
      return server.requests.map(({ method, url, headers, body }) => [
        method,
        url,
        JSON.stringify(headers),
        body,
      ]);
    };
    const clean = await run();
    for (const [name, value] of Object.entries(POLLUTION)) {
      Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
    }
    expect(await run()).toEqual(clean);
  });
});

describe('what a redirect is', () => {
  const get = { method: 'GET', url: 'https://h.test/a', headers: {} } as const;
  it.each([
    ['HEAD', 301, 'follow'],
    ['PUT', 301, 'lose'],
    ['PUT', 308, 'follow'],
  ] as const)('%s and %d: %s', (method, status, kind) => {
    const reply = replyOf({ status, headers: { location: '/b' } });
    expect(redirectOf({ ...get, method }, reply)?.kind).toBe(kind);
  });

  it.each([[''], [' ']])(
    'a Location of %j is none: it would lead back to the same place',
    (location) => {
      expect(redirectOf(get, replyOf({ status: 302, headers: { location } }))).toBeUndefined();
    },
  );
});

function lineOf(id: string): {
  scheme: Parameters<typeof signRequest>[0]['scheme'];
  account: Parameters<typeof signRequest>[0]['account'];
} {
  const row = schemeCase(id);
  const scheme = row.vendor.schemes.find((item) => item.id === id);
  if (scheme === undefined) throw new Error(id);
  return { scheme, account: { ...row.open } as Parameters<typeof signRequest>[0]['account'] };
}
