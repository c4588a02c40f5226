import { ConnectionError } from '../../core';
import { METHODS } from '../../core/model/http';
import { parseRetryAfter, retryDelay } from '../../core/client/retry';
import {
  EVERY_SCHEME,
  LOGIN_SCHEMES,
  loginAnswer,
  schemeCase,
  schemeServer,
} from '../support/every-scheme';
import type { SchemeServer } from '../support/every-scheme';

const IDEMPOTENT = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'];
const tims = (limits = {}, random?: number): SchemeServer =>
  schemeServer(schemeCase('tcpwave/session-token'), {
    limits,
    ...(random === undefined ? {} : { random }),
  });

async function outcome(server: SchemeServer, call: Promise<unknown>): Promise<unknown> {
  const seen = call.then(
    () => 'ok',
    (fault: unknown) => fault,
  );
  await server.clock.advance(600_000);
  return seen;
}

describe('transient faults are waited out', () => {
  it.each(EVERY_SCHEME)('gets through two faults of the server ($id)', async (row) => {
    const server = schemeServer(row);
    server.reply = (_, index) => (index < 2 ? { status: 503 } : { body: [] });
    expect(await outcome(server, server.call())).toBe('ok');
    expect(server.calls).toHaveLength(3);
  });

  it.each(METHODS)('repeats %s only if doing it twice is doing it once', async (method) => {
    for (const fault of [{ status: 500 }, { status: 429 }, undefined]) {
      const server = tims();
      server.reply = (_, index) => {
        if (index > 0) return { body: [] };
        if (fault === undefined) throw new ConnectionError('network', 'reset');
        return fault;
      };
      const result = await outcome(server, server.call({ method }));
      expect(server.calls).toHaveLength(IDEMPOTENT.includes(method) ? 2 : 1);
      if (!IDEMPOTENT.includes(method)) expect(result).toBeInstanceOf(Error);
    }
  });

  it('does not repeat what somebody has said no to: a proxy would lock its user out', async () => {
    const refused = new ConnectionError('network', 'the proxy said 407', undefined, {
      isLasting: true,
    });
    for (const isSignIn of [false, true]) {
      const server = schemeServer(schemeCase('truesight/token'));
      if (isSignIn)
        server.login = () => {
          throw refused;
        };
      server.reply = () => {
        throw refused;
      };
      expect(await outcome(server, server.call())).toMatchObject({
        message: expect.stringContaining('407') as unknown,
      });
      expect([server.logins(), server.calls.length]).toEqual(isSignIn ? [1, 0] : [1, 1]);
    }
  });

  it('repeats a POST whose row says that it may be', async () => {
    const server = schemeServer(schemeCase('goss-icm/api-key'));
    server.reply = (_, index) => (index === 0 ? { status: 503 } : { body: { result: [] } });
    const call = { operation: 'postcode.search', params: { postcode: 'AB1 2CD' } };
    expect(await outcome(server, server.client.run(call))).toBe('ok');
    expect(server.calls.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });

  it('gives up after four attempts, with full jitter in growing pauses', async () => {
    const server = tims({}, 0.999);
    const times: number[] = [];
    server.reply = () => {
      times.push(server.clock.mono());
      return { status: 502, body: 'bad gateway' };
    };
    expect(await outcome(server, server.call())).toMatchObject({ code: 'failed', status: 502 });
    const pauses = times.slice(1).map((time, index) => Math.round(time - (times[index] ?? 0)));
    expect(pauses).toEqual([500, 999, 1_998]);
  });

  it.each(['tls', 'too-large'] as const)(
    'does not repeat what will not change (%s)',
    async (code) => {
      const server = tims();
      server.reply = () => {
        throw new ConnectionError(code, 'no');
      };
      expect(await outcome(server, server.call())).toMatchObject({ code });
      expect(server.calls).toHaveLength(1);
    },
  );

  it.each(['network', 'timeout'] as const)(
    'gives the last fault of the connection (%s)',
    async (code) => {
      const server = tims();
      server.reply = () => {
        throw new ConnectionError(code, 'no');
      };
      expect(await outcome(server, server.call())).toMatchObject({ code });
      expect(server.calls).toHaveLength(4);
    },
  );

  it('frees its place for others while it waits', async () => {
    const server = tims({ concurrency: 1 });
    server.reply = (request) =>
      request.url.endsWith('/slow') ? { status: 503, headers: { 'retry-after': '60' } } : {};
    const slow = server.call({ path: '/slow' }).catch(() => undefined);
    await server.clock.advance(1_000);
    await server.call({ path: '/fast' });
    await server.clock.advance(400_000);
    await slow;
    server.reply = (request) => {
      if (request.url.endsWith('/slow')) throw new ConnectionError('network', 'no');
      return {};
    };
    const broken = server.call({ path: '/slow' }).catch(() => undefined);
    await server.clock.advance(10);
    await server.call({ path: '/fast' });
    await server.clock.advance(400_000);
    await broken;
  });

  it('tells when it may be tried again, once the budget is used up', async () => {
    const server = tims({ budgetMs: 10_000 });
    server.reply = () => ({ status: 429, headers: { 'retry-after': '3600' } });
    const retryAt = server.clock.wall() + 3_600_000;
    expect(await outcome(server, server.call())).toMatchObject({ code: 'throttled', retryAt });
    expect(server.calls).toHaveLength(1);
  });

  it('bounds each request by what is left of the budget', async () => {
    const server = tims({ budgetMs: 3_000, timeoutMs: 2_000 });
    server.reply = () => {
      throw new ConnectionError('timeout', 'no');
    };
    expect(await outcome(server, server.call())).toMatchObject({ code: 'timeout' });
    expect(server.calls.length).toBeGreaterThan(1);
  });
});

describe('Retry-After', () => {
  const wall = Date.UTC(2026, 10, 21, 12);
  it.each([
    [undefined, undefined],
    ['0', 0],
    [' 120 ', 120_000],
    ['2.5', 2_500],
    ['0.0001', 1],
    ['30.', 30_000],
    ['.5', undefined],
    ['2,5', undefined],
    ['2.5.1', undefined],
    ['Sat, 21 Nov 2026 12:01:00 GMT', 60_000],
    ['Saturday, 21-Nov-26 12:01:00 GMT', 60_000],
    ['Sat, 21 Nov 2026 11:59:00 GMT', 0],
    ['Sat Nov 21 12:01:00 2026', 60_000],
    ['Sat Nov  1 12:01:00 2026', 0],
    ['Sat Nov 21 12:01:00', undefined],
    ['Sat, 99 Nov 2026 11:59:00 GMT', undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['soon 5', undefined],
    ['1e9', undefined],
    ['', undefined],
    ['1000000000', 315_360_000_000],
    ['9'.repeat(400), 315_360_000_000],
  ])('%p means %p ms', (text, expected) => {
    expect(parseRetryAfter(text, wall)).toBe(expected);
  });

  it.each(['1000000000', '9'.repeat(400)])(
    'of %s is not waited for, and is still a time',
    async (text) => {
      const server = tims();
      server.reply = () => ({ status: 503, headers: { 'retry-after': text } });
      const fault = (await outcome(server, server.call())) as { retryAt: number };
      expect(server.calls).toHaveLength(1);
      expect(new Date(fault.retryAt).getUTCFullYear()).toBe(2036);
    },
  );

  const failure = {
    method: 'GET',
    repeatable: false,
    status: 503,
    retryAfter: undefined,
    failures: 1,
  } as const;

  it('is kept to the millisecond where the budget holds another attempt', () => {
    const asked = { ...failure, retryAfter: '5' };
    expect(retryDelay(asked, 5_251, wall, 0)).toBe(5_000);
    expect(retryDelay(asked, 5_250, wall, 0)).toBeUndefined();
  });

  it('gives way to back-off when it makes no sense', () => {
    expect(retryDelay({ ...failure, retryAfter: '-1' }, 60_000, wall, 0.5)).toBe(250);
  });

  it.each([400, 404, 409, 501])('is not looked at for %d', (status) => {
    expect(retryDelay({ ...failure, status, retryAfter: '1' }, 60_000, wall, 0)).toBeUndefined();
  });
});

describe('transient faults of a sign-in', () => {
  it.each(LOGIN_SCHEMES)('are waited out ($id)', async (row) => {
    const server = schemeServer(row);
    server.login = (_, count) => {
      if (count === 1) throw new ConnectionError('network', 'reset');
      return count === 2 ? { status: 503 } : loginAnswer('grant');
    };
    expect(await outcome(server, server.call())).toBe('ok');
    expect(server.logins()).toBe(3);
  });

  it.each(['tls', 'timeout', 'network'] as const)('end at some time (%s)', async (code) => {
    const server = schemeServer(schemeCase('truesight/token'));
    server.login = () => {
      throw new ConnectionError(code, `it is ${code}`);
    };
    const fault = await outcome(server, server.call());
    expect(fault).toMatchObject({
      code: 'sign-in-unavailable',
      message: expect.stringContaining(code),
    });
    expect(server.logins()).toBe(code === 'network' ? 4 : 1);
  });

  it('have a time of their own, also when the call that asks is nearly out of budget', async () => {
    const server = schemeServer(schemeCase('truesight/token'), {
      limits: { budgetMs: 100, timeoutMs: 30_000 },
    });
    server.login = (_, count) => (count < 3 ? { status: 503 } : loginAnswer('grant'));
    expect(await outcome(server, server.call())).toBe('ok');
  });
});
