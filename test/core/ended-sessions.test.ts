import { Secret } from '../../core/model/secret';
import { granted } from '../../core/model/sign-in-method';
import { singleToken } from '../../core/model/token';
import { verdictOfStatus } from '../../core/model/verdict';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import type { FakeClock } from '../support/fake-clock';
import { loginMethod } from '../support/login-method';
import { createMemoryTransport } from '../support/memory-transport';
import type { Answer } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';

const PAGE = '<!doctype html><html><body>Sign in</body></html>';
const CALL = { operation: 'thing.get', params: {} };

interface Server {
  readonly client: ReturnType<typeof clientFor>;
  readonly clock: FakeClock;
  readonly seen: string[];
  /** What a call with a token that has ended is told. */
  over: Answer;
  /** What the probe is told of a token that is valid. */
  probe: () => Answer;
  /** Ends every session made so far. */
  end(): void;
}

/** A login whose sessions end with something else than a 401; its probe tells by 401. */
function server(): Server {
  const clock = createFakeClock();
  const seen: string[] = [];
  let made = 0;
  let endedAt = 0;
  const { send } = createMemoryTransport(({ url, headers }) => {
    const path = new URL(url).pathname;
    seen.push(path);
    if (path === '/login') {
      made += 1;
      return { body: 'ok' };
    }
    const isOver = Number(headers['X-Token']?.slice(1)) <= endedAt;
    if (path === '/probe') return isOver ? { status: 401 } : its.probe();
    if (path === '/denied') return { status: 403 };
    return isOver ? its.over : { body: [] };
  });
  const acquire = loginMethod({
    read: () => granted(singleToken(new Secret(`t${String(made)}`))),
    probe: () => ({ method: 'GET', url: 'https://h.test/probe', headers: {} }),
  });
  const client = clientFor({
    vendor: plainVendor([{}], {
      acquire,
      verdict: ({ status }) => ({ kind: verdictOfStatus(status), message: 'no', vendorCode: 'X' }),
    }),
    scheme: 'plain/token',
    account: { baseUrl: 'https://h.test' },
    transport: send,
    clock,
  });
  const its: Server = {
    client,
    clock,
    seen,
    over: { status: 403 },
    probe: () => ({ body: [] }),
    end: () => {
      endedAt = made;
    },
  };
  return its;
}

describe('a session that ends with something else than a 401', () => {
  it.each<readonly [string, Answer]>([
    ['400', { status: 400 }],
    ['403', { status: 403 }],
    ['419', { status: 419 }],
    ['440', { status: 440 }],
    ['498', { status: 498 }],
    ['a login page under 200', { body: PAGE }],
  ])('is replaced after one look at the probe: %s', async (_, over) => {
    const its = server();
    await its.client.run(CALL);
    its.over = over;
    its.end();
    await its.client.run(CALL);
    expect(its.seen).toEqual(['/login', '/thing', '/thing', '/probe', '/login', '/thing']);
  });

  it.each<readonly [string, () => Answer]>([
    ['answers well', () => ({ body: [] })],
    ['may not be called, which shows that the token is known', () => ({ status: 403 })],
  ])(
    'has not ended where the probe %s: no sign-in, and a look only now and then',
    async (_, probe) => {
      const its = server();
      await its.client.run(CALL);
      its.probe = probe;
      const looks = (): number => its.seen.filter((path) => path === '/probe').length;
      for (let calls = 1; calls <= 50; calls += 1) await isDenied(its);
      expect(looks()).toBe(1);
      for (let seconds = 1; seconds <= 60; seconds += 1) {
        await its.clock.advance(1_000);
        await isDenied(its);
      }
      expect(looks()).toBeLessThan(15);
      expect(its.seen.filter((path) => path === '/login')).toHaveLength(1);
    },
  );

  it('is looked at once for all calls that fail together', async () => {
    const its = server();
    await its.client.run(CALL);
    await Promise.all(Array.from({ length: 50 }, () => isDenied(its)));
    expect(its.seen.filter((path) => path === '/probe')).toHaveLength(1);
  });

  it.each<readonly [string, () => Answer]>([
    ['fails', () => ({ status: 503 })],
    [
      'cannot be asked',
      () => {
        throw new TypeError('reset');
      },
    ],
  ])('is left alone where the probe %s', async (_, probe) => {
    const its = server();
    await its.client.run(CALL);
    its.probe = probe;
    for (let calls = 1; calls <= 50; calls += 1) await isDenied(its);
    expect(its.seen.filter((path) => path === '/login')).toHaveLength(1);
    expect(its.seen.filter((path) => path === '/probe')).toHaveLength(1);
  });

  it('says that a web page came back, where signing in anew does not help', async () => {
    const clock = createFakeClock();
    const { send } = createMemoryTransport(() => ({ body: PAGE }));
    const client = clientFor({
      vendor: plainVendor([{}]),
      scheme: 'plain/token',
      account: { baseUrl: 'https://h.test', token: 't' },
      transport: send,
      clock,
    });
    await expect(client.run(CALL)).rejects.toThrow(/returned a web page where data was expected/);
  });

  it('says that somebody else may have responded, where an error comes as a web page', async () => {
    const clock = createFakeClock();
    const { send } = createMemoryTransport(() => ({ status: 403, body: PAGE }));
    const client = clientFor({
      vendor: plainVendor([{}]),
      scheme: 'plain/token',
      account: { baseUrl: 'https://h.test', token: 't' },
      transport: send,
      clock,
    });
    await expect(client.run(CALL)).rejects.toThrow(
      /status 403 and a web page\. A proxy or firewall on the network path may have responded/,
    );
  });
});

/** The same token, on a call that its role does not allow. */
async function isDenied({ client }: Server): Promise<void> {
  const call = client.run({ operation: 'custom.request', params: { path: '/denied' } });
  await expect(call).rejects.toMatchObject({ code: 'denied' });
}
