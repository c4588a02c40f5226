import { SignInError } from '../../core';
import { freshness } from '../../core/token/window';
import { tokenServer } from '../support/truesight';

const MINUTE = 60_000;

describe('renewal before expiry, by the life of the token', () => {
  it('costs one sign-in for 20 calls with a token of two minutes', async () => {
    const server = tokenServer({ sessionMinutes: 2 });
    for (let n = 0; n < 20; n += 1) {
      await server.call();
      await server.clock.advance(5_000);
    }
    expect(server.logins()).toBe(1);
  });

  it('never meets a 401 in a loop that is longer than the life of the token', async () => {
    const server = tokenServer({ sessionMinutes: 1 });
    for (let n = 0; n < 120; n += 1) {
      await server.call();
      await server.clock.advance(2_000);
    }
    const logins = server.logins();
    expect(server.requests).toHaveLength(120 + logins);
    expect(logins).toBeGreaterThanOrEqual(4);
    expect(logins).toBeLessThanOrEqual(6);
  });

  it('renews behind the callers, who go on with the old token', async () => {
    const server = tokenServer({ sessionMinutes: 50 });
    await server.call();
    await server.clock.advance(46 * MINUTE);
    server.login = () => ({ status: 200, body: 'never awaited' });
    await server.call();
    expect(server.requests.at(-1)?.headers['Authorization']).toBe('authtoken token-1-secret');
  });

  it('goes on with the old token while the sign-in server is down, and says so when it has ended', async () => {
    const server = tokenServer({ sessionMinutes: 50 });
    await server.call();
    server.login = () => ({
      status: 503,
      body: { statusMsg: 'Remedy SSO server is not accessible' },
    });
    // Two percent before the end callers wait for the renewal; it fails, and the token still works.
    await server.clock.advance(50 * MINUTE - 5_000);
    const late = server.call();
    await server.clock.advance(4_000);
    await late;
    await server.clock.advance(MINUTE);
    const after = server.call();
    const seen = expect(after).rejects.toMatchObject({ code: 'sign-in-unavailable' });
    await server.clock.advance(MINUTE);
    await seen;
    await expect(after).rejects.toThrow(SignInError);
    await expect(after).rejects.toThrow(/not accessible.*credentials were not rejected/);
  });

  it('does not ask a dead sign-in server again at every call', async () => {
    const server = tokenServer();
    server.login = () => ({ status: 500 });
    for (let n = 0; n < 10; n += 1) {
      const call = server.call().catch(() => undefined);
      await server.clock.advance(20);
      await server.clock.advance(40_000 / 10);
      await call;
    }
    expect(server.logins()).toBeLessThan(30);
    server.login = undefined;
    await server.clock.advance(6 * MINUTE);
    await server.call();
  });

  it('follows the monotonic clock when the wall clock is stepped by a day', async () => {
    const server = tokenServer();
    await server.call();
    server.clock.stepWall(24 * 60 * MINUTE);
    await server.call();
    server.clock.stepWall(-48 * 60 * MINUTE);
    await server.call();
    expect(server.logins()).toBe(1);
  });

  it('uses a token to its end when renewing early gave the same one again', async () => {
    const server = tokenServer({ sessionMinutes: 50 });
    await server.call();
    server.login = () => ({
      body: { response: { authToken: 'token-1-secret', authPassed: true }, statusCode: '200' },
    });
    await server.clock.advance(46 * MINUTE);
    await server.call();
    await server.clock.advance(3_000);
    const logins = server.logins();
    for (let n = 0; n < 10; n += 1) {
      await server.call();
      await server.clock.advance(1_000);
    }
    expect(server.logins()).toBe(logins);
  });
});

describe('the windows of renewal', () => {
  const life = (ms: number, jitter = 0): Parameters<typeof freshness>[0] => ({
    madeAt: 0,
    endsAt: ms,
    jitter,
    toTheEnd: false,
  });

  it.each([
    [24 * 60 * MINUTE, 24 * 60 * MINUTE - 5 * MINUTE - 1, 'fresh'],
    [24 * 60 * MINUTE, 24 * 60 * MINUTE - 5 * MINUTE, 'soon'],
    [24 * 60 * MINUTE, 24 * 60 * MINUTE - 10_001, 'soon'],
    [24 * 60 * MINUTE, 24 * 60 * MINUTE - 10_000, 'now'],
    [120_000, 107_999, 'fresh'],
    [120_000, 108_000, 'soon'],
    [120_000, 117_600, 'now'],
    [120_000, 120_000, 'over'],
    [5_000, 3_999, 'fresh'],
    [5_000, 4_000, 'soon'],
    [1_000, 499, 'fresh'],
    [1_000, 500, 'soon'],
  ] as const)('a life of %d ms at %d ms is %s', (ms, now, expected) => {
    expect(freshness(life(ms), now)).toBe(expected);
  });

  it('narrows by up to a fifth, so that many processes do not renew in one second', () => {
    expect(freshness(life(120_000, 0.999), 108_000)).toBe('fresh');
    expect(freshness(life(120_000, 0.999), 110_500)).toBe('soon');
  });

  it('knows nothing of an expiry that is not known', () => {
    expect(freshness({ ...life(1), endsAt: undefined }, 1e12)).toBe('fresh');
  });
});
