import { ask } from '../support/ask';
import { closeEach, start } from './small-server';

closeEach();

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
