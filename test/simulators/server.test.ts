import { request as httpsRequest } from 'node:https';
import type { RequestOptions } from 'node:https';
import { connect } from 'node:net';

import { createAuthority } from '../../simulators/certificates';
import type { Authority } from '../../simulators/certificates';
import { COMMON_SETTINGS, openDesk } from '../../simulators/control';
import { json, Problem, readForm, readJson, readQuery, text } from '../../simulators/routes';
import type { Route } from '../../simulators/routes';
import { openServer } from '../../simulators/server';
import type { Fault } from '../../simulators/simulator';
import { ask } from '../support/ask';

const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/things/{name}', handle: ({ params }) => json(200, params) },
  { method: 'GET', path: '/things/special', handle: () => text(200, 'special') },
  { method: 'POST', path: '/things', handle: (request) => json(200, readJson(request)) },
  { method: 'POST', path: '/form', handle: (request) => text(200, readForm(request).toString()) },
  {
    method: 'GET',
    path: '/query',
    handle: (request) => json(200, readQuery(request, ['a', 'b?'])),
  },
  { method: 'GET', path: '/nothing', handle: () => ({ status: 204 }) },
  {
    method: 'GET',
    path: '/raw',
    handle: () => ({
      status: 0,
      raw: Buffer.from('HTTP/1.1 299 Odd\r\nx-a: 1\r\nX-A: 2\r\n\r\nhi'),
    }),
  },
  {
    method: 'GET',
    path: '/broken',
    handle: () => {
      throw new Error('a bug');
    },
  },
  {
    method: 'POST',
    path: '/login',
    kind: 'login',
    handle: (request) => {
      if (request.text === 'odd') throw new Problem(400, 'odd');
      return request.text === 'secret' ? text(200, 'token') : text(401, 'no');
    },
  },
  { method: 'POST', path: '/logout', kind: 'logout', handle: () => text(200, 'bye') },
];

const closers: (() => Promise<void>)[] = [];

async function start() {
  const events: string[] = [];
  const { desk, control, close } = await openDesk({
    defaults: { ...COMMON_SETTINGS, flavour: 'plain' },
    choices: { flavour: ['plain', 'odd'] },
    expireAll: () => events.push('expired'),
    reset: () => events.push('reset'),
    details: () => ({ resets: events.length }),
  });
  const server = await openServer({
    name: 'only',
    desk,
    routes: ROUTES,
    gate: (request) => (request.headers['x-key'] === 'right' ? undefined : text(401, 'no key')),
    problem: (status, message) => json(status, { message }),
  });
  closers.push(close, server.close);
  const call = (path: string, method = 'GET', body?: string, type?: string) =>
    ask(`${server.url}${path}`, {
      method,
      headers: { 'x-key': 'right', ...(type === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
    });
  const faults = (...list: Fault[]): void => control.set({ faults: list });
  return { server, control, desk, call, faults, events };
}

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

describe('routes of a simulator', () => {
  it('prefers a literal segment and decodes a parameter', async () => {
    const { call } = await start();
    expect((await call('/things/special')).text).toBe('special');
    expect((await call('/things/a%2Fb%20c')).json()).toEqual({ name: 'a/b c' });
    expect((await call('/things/%E0%A4%A')).status).toBe(404);
  });

  it('answers an unknown path with 404 and a wrong method with 405 and Allow', async () => {
    const { call } = await start();
    expect((await call('/Things')).status).toBe(404);
    const wrong = await call('/query', 'POST', '{}', 'application/json');
    expect([wrong.status, wrong.headers['allow']]).toEqual([405, 'GET']);
  });

  it('refuses a body of another type, a broken body, and unknown, missing or doubled parameters', async () => {
    const { call } = await start();
    expect((await call('/things', 'POST', '{}', 'text/plain')).status).toBe(415);
    expect((await call('/things', 'POST', '{}')).status).toBe(415);
    expect((await call('/things', 'POST', '{', 'application/json')).status).toBe(400);
    expect(
      (await call('/things', 'POST', '{"a":1}', 'application/json; charset=utf-8')).json(),
    ).toEqual({ a: 1 });
    expect((await call('/form', 'POST', 'a=1', 'application/json')).status).toBe(415);
    expect((await call('/query')).json()).toEqual({
      message: 'Required parameter a is not found.',
    });
    expect((await call('/query?a=1&c=2')).json()).toEqual({ message: 'Unknown parameter c' });
    expect((await call('/query?a=1&a=2')).json()).toEqual({
      message: 'Parameter a was sent twice',
    });
    expect((await call('/query?a=1&b=2')).json()).toEqual({ a: '1', b: '2' });
  });

  it('sends no body with 204, a bug as 500, and raw bytes as they are', async () => {
    const { call } = await start();
    const empty = await call('/nothing');
    expect([empty.status, empty.text, empty.headers['content-length']]).toEqual([
      204,
      '',
      undefined,
    ]);
    expect((await call('/broken')).status).toBe(500);
    const raw = await call('/raw');
    expect([raw.status, raw.text, raw.headers['x-a']]).toEqual([299, 'hi', '1, 2']);
  });
});

describe('what a simulator counts', () => {
  it('counts logins, refusals, logouts and signed calls apart', async () => {
    const { server, call, control } = await start();
    await call('/login', 'POST', 'secret');
    await call('/login', 'POST', 'wrong');
    await call('/login', 'POST', 'odd');
    await call('/logout', 'POST');
    await call('/things/1?x=%20');
    await ask(`${server.url}/things/1`);
    await call('/unknown');
    const state = control.state();
    expect(state).toMatchObject({ logins: 1, loginsRefused: 1, logouts: 1, calls: 1, refused: 1 });
    expect(state.perRoute).toEqual({
      'POST /login': 3,
      'POST /logout': 1,
      'GET /things/{name}': 2,
      'GET (unknown)': 1,
    });
    expect(state.lastRequests[4]).toMatchObject({
      server: 'only',
      method: 'GET',
      path: '/things/1',
      query: 'x=%20',
      headers: { 'x-key': 'right' },
      body: '',
    });
    expect(state.lastRequests[1]?.body).toBe('wrong');
  });

  it('keeps the last 200 requests', async () => {
    const { call, control } = await start();
    for (let index = 0; index < 205; index += 1) await call(`/things/${index}`);
    const { lastRequests, perRoute } = control.state();
    expect(lastRequests).toHaveLength(200);
    expect(lastRequests[0]?.path).toBe('/things/5');
    expect(perRoute['GET /things/{name}']).toBe(205);
  });
});

describe('faults and latency', () => {
  it('uses up each fault in order, on the requests it matches', async () => {
    const { call, faults } = await start();
    faults(
      { times: 1, status: 503, headers: { 'Retry-After': '2' }, body: 'busy' },
      { match: { method: 'POST', pathPrefix: '/form' }, times: 1, status: 418 },
      { times: 1, status: 500 },
    );
    const first = await call('/things/1');
    expect([first.status, first.text, first.headers['retry-after']]).toEqual([503, 'busy', '2']);
    expect((await call('/things/1')).status).toBe(500);
    expect((await call('/things/1')).status).toBe(200);
    expect((await call('/form', 'POST', 'a=1', 'application/x-www-form-urlencoded')).status).toBe(
      418,
    );
    expect((await call('/form', 'POST', 'a=1', 'application/x-www-form-urlencoded')).status).toBe(
      200,
    );
  });

  it('can break the connection, cut a body short, and never answer', async () => {
    const { server, call, faults } = await start();
    faults({ times: 1, reset: true });
    await expect(call('/things/1')).rejects.toThrow('socket hang up');
    faults({ times: 1, truncate: true, body: '0123456789' });
    await expect(call('/things/1')).rejects.toThrow('aborted');
    faults({ times: 1, hang: true });
    const hanging = call('/things/1').then(
      () => 'answered',
      () => 'broken off',
    );
    const waited = new Promise((resolve) => setTimeout(() => resolve('waiting'), 100));
    expect(await Promise.race([hanging, waited])).toBe('waiting');
    await server.close();
    expect(await hanging).toBe('broken off');
  });

  it('answers a fault that is only late as usual, late', async () => {
    const { call, faults } = await start();
    faults({ times: 1, delayMs: 80 });
    const start0 = performance.now();
    expect((await call('/things/1')).json()).toEqual({ name: '1' });
    expect(performance.now() - start0).toBeGreaterThanOrEqual(79);
  });

  it('adds the latency of a login to logins only', async () => {
    const { call, control } = await start();
    control.set({ loginLatencyMs: 400 });
    const start0 = performance.now();
    await call('/things/1');
    const between = performance.now();
    await call('/login', 'POST', 'secret');
    expect(between - start0).toBeLessThan(390);
    expect(performance.now() - between).toBeGreaterThanOrEqual(399);
  });

  it('closes at once though an answer is waiting', async () => {
    const { server, call, control } = await start();
    control.set({ latencyMs: 60_000 });
    const waiting = expect(call('/things/1')).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await server.close();
    await waiting;
  });
});

describe('the control port', () => {
  it('reads the state, sets, expires and resets', async () => {
    const { call, control, desk, events } = await start();
    await call('/things/1');
    const post = (path: string, body = '') =>
      ask(`${control.url}${path}`, { method: 'POST', body });
    expect((await ask(`${control.url}/state`)).json()).toMatchObject({
      calls: 1,
      details: { resets: 0 },
    });
    expect((await post('/settings', '{"latencyMs":1,"flavour":"odd"}')).status).toBe(200);
    expect(desk.settings).toMatchObject({ latencyMs: 1, flavour: 'odd' });
    await post('/expire');
    expect(events).toEqual(['expired']);
    await post('/reset');
    expect(events).toEqual(['expired', 'expired', 'reset']);
    expect(desk.settings).toMatchObject({ latencyMs: 0, flavour: 'plain' });
    expect(control.state()).toMatchObject({ calls: 0, perRoute: {}, lastRequests: [] });
  });

  it('refuses an unknown name, another type and another word, and changes nothing then', async () => {
    const { control, desk } = await start();
    expect(() => control.set({ latencyMs: 5, tokenLife: 1 })).toThrow(
      'There is no setting "tokenLife".',
    );
    expect(() => control.set({ singleSession: 'yes' as unknown as boolean })).toThrow(
      'must be boolean',
    );
    expect(() => control.set({ flavour: 'sweet' })).toThrow('must be one of plain, odd');
    expect(() => control.set({ faults: [{} as Fault] })).toThrow('needs "times"');
    expect(desk.settings.latencyMs).toBe(0);
    const answer = await ask(`${control.url}/settings`, { method: 'POST', body: '{"nope":1}' });
    expect([answer.status, answer.json()]).toEqual([400, { error: 'There is no setting "nope".' }]);
    expect((await ask(`${control.url}/settings`, { method: 'POST', body: '[]' })).status).toBe(400);
    expect((await ask(`${control.url}/nope`)).status).toBe(404);
  });

  it('listens on the loopback address only', async () => {
    const { control } = await start();
    const { port } = new URL(control.url);
    const refused = await new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.2', port: Number(port) });
      socket.on('error', () => resolve(true));
      socket.on('connect', () => {
        socket.destroy();
        resolve(false);
      });
    });
    expect(refused).toBe(true);
  });
});

describe('certificates', () => {
  let authority: Authority;
  beforeAll(async () => {
    authority = await createAuthority();
  });

  async function startTls() {
    const { desk, close } = await openDesk({
      defaults: COMMON_SETTINGS,
      expireAll: () => undefined,
      reset: () => undefined,
    });
    const issued = await authority.issueServer();
    const server = await openServer({
      name: 'tls',
      desk,
      tls: {
        key: issued.privateKey,
        cert: issued.certificate,
        ca: authority.certificate,
        requestCert: true,
        rejectUnauthorized: true,
      },
      routes: [{ method: 'GET', path: '/', handle: () => text(200, 'in') }],
      problem: (status, message) => text(status, message),
    });
    closers.push(close, server.close);
    return (options: RequestOptions): Promise<number | string> =>
      new Promise((resolve) => {
        httpsRequest(server.url, { ca: authority.certificate, agent: false, ...options })
          .on('response', (response) => resolve(response.statusCode ?? 0))
          .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
          .end();
      });
  }

  it('lets in a client certificate as PEM, with an encrypted key, and as PFX', async () => {
    const call = await startTls();
    const plain = await authority.issueClient({ commonName: 'admin' });
    const locked = await authority.issueClient({ commonName: 'admin', passphrase: 'pass phrase' });
    expect(await call({ cert: plain.certificate, key: plain.privateKey })).toBe(200);
    expect(locked.privateKey).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    expect(
      await call({ cert: locked.certificate, key: locked.privateKey, passphrase: 'pass phrase' }),
    ).toBe(200);
    expect(await call({ pfx: Buffer.from(locked.pfx, 'base64'), passphrase: 'pass phrase' })).toBe(
      200,
    );
  });

  it('keeps out no certificate, an expired one and one of another CA', async () => {
    const call = await startTls();
    const expired = await authority.issueClient({
      commonName: 'admin',
      notBefore: new Date('2020-01-01'),
      notAfter: new Date('2021-01-01'),
    });
    const foreign = await (
      await createAuthority('Another CA')
    ).issueClient({ commonName: 'admin' });
    expect(await call({})).not.toBe(200);
    expect(await call({ cert: expired.certificate, key: expired.privateKey })).not.toBe(200);
    expect(await call({ cert: foreign.certificate, key: foreign.privateKey })).not.toBe(200);
  });

  it('is for localhost and 127.0.0.1, and nobody trusts it without its CA', async () => {
    const call = await startTls();
    const client = await authority.issueClient({ commonName: 'admin' });
    const own = { cert: client.certificate, key: client.privateKey };
    expect(await call({ ...own, servername: 'localhost' })).toBe(200);
    expect(await call({ ...own, servername: 'example.test' })).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(await call({ ...own, ca: [] })).toMatch(/SELF_SIGNED_CERT|UNABLE_TO_VERIFY/);
  });
});
