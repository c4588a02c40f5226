import { DEFAULT_LIMITS, createPool, findScheme, readAccount, readLimits } from '../../core';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { schemeCase, schemeServer } from '../support/every-scheme';
import { plain } from './bounded-fixture';

describe('calls of an account are bounded', () => {
  it('in number at a time', async () => {
    const server = schemeServer(schemeCase('tcpwave/session-token'), {
      limits: { concurrency: 3 },
    });
    let inside = 0;
    let most = 0;
    server.reply = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await server.clock.sleep(100);
      inside -= 1;
      return {};
    };
    const all = Promise.all(Array.from({ length: 20 }, () => server.call()));
    await server.clock.advance(10_000);
    await all;
    expect(most).toBe(3);
  });

  it('in the size and time of an answer', async () => {
    const { scheme, vendor } = plain();
    const seen: unknown[] = [];
    const client = clientFor({
      vendor,
      scheme,
      account: { baseUrl: 'https://h.test' },
      clock: createFakeClock(),
      limits: { maxResponseBytes: 4_096, timeoutMs: 200 },
      transport: async (_, options) => {
        await Promise.resolve();
        seen.push(options);
        return { status: 200, headers: {}, cookies: [], body: new Uint8Array() };
      },
    });
    await client.run({ operation: 'thing.get', params: {} });
    expect(seen).toEqual([{ timeoutMs: 200, maxResponseBytes: 4_096 }]);
  });

  it.each([
    ['timeoutMs', 99],
    ['timeoutMs', 'abc'],
    ['concurrency', 0],
    ['concurrency', 1.5],
    ['maxPages', Infinity],
    ['maxPages', NaN],
    ['maxResponseBytes', true],
  ])('by limits that make sense: not %s = %p', (name, value) => {
    expect(() => readLimits({ [name]: value })).toThrow(
      new RegExp(`^${name}: must be a whole number`),
    );
  });

  it('by the defaults where nothing was entered', () => {
    expect(readLimits({ timeoutMs: '', budgetMs: null, concurrency: undefined })).toEqual(
      DEFAULT_LIMITS,
    );
    expect(readLimits({ concurrency: '7' }).concurrency).toBe(7);
  });
});

describe('the pool', () => {
  const scheme = findScheme(schemeCase('truesight/token').vendor, 'truesight/token');
  const account = (n: number): ReturnType<typeof readAccount> =>
    readAccount(scheme, { baseUrl: 'https://h.test', username: `u${String(n)}`, password: 'p' });

  it('gives up the longest unused accounts without users', () => {
    const pool = createPool(createFakeClock(), 3);
    const first = pool.share({ scheme, account: account(1), limits: DEFAULT_LIMITS });
    pool.share({ scheme, account: account(2), limits: DEFAULT_LIMITS });
    pool.share({ scheme, account: account(3), limits: DEFAULT_LIMITS });
    expect(pool.share({ scheme, account: account(1), limits: DEFAULT_LIMITS }).cell).toBe(
      first.cell,
    );
    pool.share({ scheme, account: account(4), limits: DEFAULT_LIMITS });
    expect(pool.size).toBe(3);
    expect(pool.share({ scheme, account: account(1), limits: DEFAULT_LIMITS }).cell).toBe(
      first.cell,
    );
  });

  it('never gives up one that has users, nor the one that is asked for', async () => {
    const pool = createPool(createFakeClock(), 2);
    const members = [1, 2, 3].map((n) =>
      pool.join({ scheme, account: account(n), limits: DEFAULT_LIMITS }),
    );
    expect(pool.size).toBe(3);
    const again = pool.join({ scheme, account: account(3), limits: DEFAULT_LIMITS });
    expect(again.cell).toBe(members[2]?.cell);
    expect(again.limiter).toBe(members[2]?.limiter);
    await Promise.resolve();
  });

  it('stays small over 10,000 accounts', () => {
    const pool = createPool(createFakeClock());
    for (let n = 0; n < 10_000; n += 1)
      pool.share({ scheme, account: account(n), limits: DEFAULT_LIMITS });
    expect(pool.size).toBe(1_000);
  });

  it('shares jobs by name', () => {
    const shared = createPool(createFakeClock()).share({
      scheme,
      account: account(1),
      limits: DEFAULT_LIMITS,
    });
    expect(shared.jobs('a')).toBe(shared.jobs('a'));
    expect(shared.jobs('a')).not.toBe(shared.jobs('b'));
  });
});
