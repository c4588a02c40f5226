import { ConnectionError } from '../../core';
import { abortable, throwIfAborted } from '../../core/model/abort';
import { createLimiter } from '../../core/client/limiter';
import {
  EVERY_SCHEME,
  LOGIN_SCHEMES,
  grantText,
  loginAnswer,
  schemeCase,
  schemeServer,
} from '../support/every-scheme';
import { settle } from '../support/fake-clock';

const CANCELLED = { code: 'cancelled' };

describe('one caller’s abort never disturbs another’s', () => {
  let unhandled: unknown[];
  const note = (fault: unknown): void => {
    unhandled.push(fault);
  };

  beforeEach(() => {
    unhandled = [];
    process.on('unhandledRejection', note);
    process.on('warning', note);
  });

  afterEach(async () => {
    await settle();
    process.off('unhandledRejection', note);
    process.off('warning', note);
    expect(unhandled).toEqual([]);
  });

  it.each(LOGIN_SCHEMES)('while a sign-in is under way ($id)', async (row) => {
    const server = schemeServer(row);
    server.login = async () => {
      await server.clock.sleep(1_000);
      return loginAnswer(grantText(1));
    };
    const stop = new AbortController();
    const leaving = server.call({}, stop.signal);
    const staying = server.call({}, new AbortController().signal);
    await settle();
    stop.abort();
    await expect(leaving).rejects.toMatchObject(CANCELLED);
    await server.clock.advance(1_000);
    await staying;
    expect(server.logins()).toBe(1);
  });

  it.each(LOGIN_SCHEMES)(
    'and a sign-in that nobody waits for any more is kept ($id)',
    async (row) => {
      const server = schemeServer(row);
      server.login = async () => {
        await server.clock.sleep(1_000);
        return loginAnswer(grantText(1));
      };
      const stop = new AbortController();
      const leaving = server.call({}, stop.signal);
      await settle();
      stop.abort();
      await expect(leaving).rejects.toMatchObject(CANCELLED);
      await server.clock.advance(1_000);
      await server.call();
      expect(server.logins()).toBe(1);
    },
  );

  it.each(LOGIN_SCHEMES)(
    'nor does a failure that nobody waits for make a noise ($id)',
    async (row) => {
      const server = schemeServer(row);
      server.login = async () => {
        await server.clock.sleep(1_000);
        return { status: 401 };
      };
      const stop = new AbortController();
      const leaving = server.call({}, stop.signal);
      await settle();
      stop.abort();
      await expect(leaving).rejects.toMatchObject(CANCELLED);
      await server.clock.advance(1_000);
    },
  );

  it.each(EVERY_SCHEME)('during a back-off ($id)', async (row) => {
    for (const fault of [undefined, new ConnectionError('network', 'reset')]) {
      const server = schemeServer(row);
      server.reply = () => {
        if (fault !== undefined) throw fault;
        return { status: 503 };
      };
      const stop = new AbortController();
      const leaving = server.call({}, stop.signal);
      await settle();
      expect(server.clock.sleeping).toBe(1);
      stop.abort();
      await expect(leaving).rejects.toMatchObject(CANCELLED);
      expect(server.clock.sleeping).toBe(0);
    }
  });

  it('while others carry the key', async () => {
    const server = schemeServer(schemeCase('goss-icm/api-key'));
    server.reply = async () => {
      await server.clock.sleep(2_000);
      return { headers: { 'x-api-token': 'token' } };
    };
    const carrying = new AbortController();
    const waiting = new AbortController();
    const carrier = server.call({}, carrying.signal);
    await settle();
    const left = server.call({}, waiting.signal);
    const stays = server.call();
    await settle();
    waiting.abort();
    await expect(left).rejects.toMatchObject(CANCELLED);
    await server.clock.advance(4_000);
    await Promise.all([carrier, stays]);
    expect(server.clock.sleeping).toBe(0);
  });

  it('while it waits for a place', async () => {
    const server = schemeServer(schemeCase('tcpwave/session-token'), {
      limits: { concurrency: 1 },
    });
    server.reply = async () => {
      await server.clock.sleep(1_000);
      return {};
    };
    const stop = new AbortController();
    const inside = server.call();
    await settle();
    const left = server.call({}, stop.signal);
    const next = server.call();
    await settle();
    stop.abort();
    await expect(left).rejects.toMatchObject(CANCELLED);
    await server.clock.advance(2_000);
    await Promise.all([inside, next]);
    expect(server.calls).toHaveLength(2);
  });

  it.each(EVERY_SCHEME)('before it begins: nothing is sent ($id)', async (row) => {
    const server = schemeServer(row);
    await expect(server.call({}, AbortSignal.abort())).rejects.toMatchObject(CANCELLED);
    expect(server.requests).toHaveLength(0);
  });

  it('a thousand calls may share one signal', async () => {
    const server = schemeServer(schemeCase('truesight/token'), { limits: { concurrency: 10 } });
    const stop = new AbortController();
    server.login = async () => {
      await server.clock.sleep(1_000);
      return loginAnswer(grantText(1));
    };
    const calls = Array.from({ length: 1_000 }, () => server.call({}, stop.signal));
    const all = Promise.allSettled(calls);
    await settle();
    stop.abort();
    expect((await all).every(({ status }) => status === 'rejected')).toBe(true);
    await server.clock.advance(1_000);
    await server.call();
  });
});

describe('a wait that can be left', () => {
  it('gives what the promise gives, with a signal or without', async () => {
    expect(await abortable(Promise.resolve(1), undefined)).toBe(1);
    expect(await abortable(Promise.resolve(1), new AbortController().signal)).toBe(1);
    await expect(abortable(Promise.resolve(1), AbortSignal.abort())).rejects.toMatchObject(
      CANCELLED,
    );
  });

  it('is refused once its signal has ended', () => {
    const one = new AbortController();
    one.abort();
    expect(() => {
      throwIfAborted(one.signal);
    }).toThrow('canceled');
    throwIfAborted(undefined);
  });
});

describe('the gate', () => {
  it('lets callers in by turn, and nobody overtakes', async () => {
    const gate = createLimiter(1);
    const order: number[] = [];
    const leave = await gate.enter();
    const enter = async (n: number): Promise<void> => {
      const out = await gate.enter();
      order.push(n);
      out();
      out();
    };
    const waiting = [enter(1), enter(2)];
    leave();
    waiting.push(enter(3));
    await Promise.all(waiting);
    expect(order).toEqual([1, 2, 3]);
    expect(gate.inside).toBe(0);
  });

  it('loses no place when it is handed over in the moment of an abort', async () => {
    const gate = createLimiter(1);
    const leave = await gate.enter();
    const stop = new AbortController();
    const aborted = gate.enter(stop.signal);
    const next = gate.enter();
    stop.abort();
    leave();
    await expect(aborted).rejects.toMatchObject(CANCELLED);
    (await next)();
    expect(gate.inside).toBe(0);
  });
});
