import { DEFAULT_LIMITS, createClient, createPool, readAccount } from '../../core';
import type { Client, Membership } from '../../core';
import { ConnectionError } from '../../core/errors';
import type { Reply } from '../../core/model/http';
import { createFakeClock, settle } from '../support/fake-clock';
import { loginAnswer, schemeCase } from '../support/every-scheme';
import { createMemoryTransport, replyOf } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';

const { vendor } = schemeCase('truesight/token');
const [token] = vendor.schemes;
if (token === undefined) throw new Error('no scheme');
const scheme = token;
const account = readAccount(scheme, {
  baseUrl: 'https://h.test',
  username: 'bob',
  password: 'password-of-test',
});
const CALL = { operation: 'custom.request', params: { path: '/x' } };

type Send = (url: string) => Reply | Promise<Reply>;

const good: Send = (url) => replyOf(url.endsWith('/token') ? loginAnswer('t-1') : { body: [] });
const untrusted: Send = () => {
  throw new ConnectionError('tls', 'h.test is not trusted.');
};

function world() {
  const clock = createFakeClock();
  const pool = createPool(clock);
  const user = (
    path: string | undefined,
    send: Send,
    concurrency = 10,
  ): Client & { member: Membership } => {
    const limits = { ...DEFAULT_LIMITS, concurrency };
    const member = pool.join({ scheme, account, limits, path });
    const transport = async ({ url }: { readonly url: string }): Promise<Reply> => send(url);
    return {
      ...createClient({ vendor, scheme, account, ...member, transport, clock, limits }),
      member,
    };
  };
  return { clock, pool, user };
}

describe('two ways to one account', () => {
  it('an outage on one does not stop the other, and shares no error with it', async () => {
    const { user } = world();
    const bad = user('without-ca', untrusted);
    const well = user('with-ca', good);
    await expect(bad.run(CALL)).rejects.toThrow(/not trusted/);
    await expect(well.run(CALL)).resolves.toMatchObject({ status: 200 });
  });

  it('a renewal that fails on one is tried on the other by those who waited for it', async () => {
    const { user, clock } = world();
    const slow: Send = async () => {
      await clock.sleep(1_000);
      throw new ConnectionError('tls', 'h.test is not trusted.');
    };
    const bad = user('without-ca', slow).run(CALL);
    const failed = bad.catch((fault: unknown) => fault);
    await settle();
    const waiting = user('with-ca', good).run(CALL);
    const same = user('without-ca', slow)
      .run(CALL)
      .catch((fault: unknown) => fault);
    await clock.advance(1_000);
    await expect(failed).resolves.toMatchObject({ code: 'sign-in-unavailable' });
    await expect(waiting).resolves.toMatchObject({ status: 200 });
    await same;
  });

  it('a rejection is for all of them, and is not tried again on another', async () => {
    const { user } = world();
    let tried = 0;
    const wrong: Send = async () => {
      tried += 1;
      return Promise.resolve(replyOf({ status: 401, body: { statusMsg: 'no' } }));
    };
    const one = user('a', wrong);
    const other = user('b', wrong);
    const all = await Promise.allSettled([one.run(CALL), other.run(CALL)]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(tried).toBe(1);
  });

  it('what was corrected works without waiting', async () => {
    const { user, pool } = world();
    const wrong: Send = () => replyOf({ status: 401, body: { statusMsg: 'other IP' } });
    await expect(user('through-proxy', wrong).run(CALL)).rejects.toMatchObject({
      code: 'sign-in-refused',
    });
    await expect(user('direct', good).run(CALL)).resolves.toMatchObject({ status: 200 });
    expect(pool.size).toBe(1);
  });

  it('a trial lifts no lockout, and is made once, whatever was edited for it', async () => {
    const { user } = world();
    let tried = 0;
    const wrong: Send = () => {
      tried += 1;
      return replyOf({ status: 401, body: { statusMsg: 'no' } });
    };
    const deployed = user('a', wrong);
    await expect(deployed.run(CALL)).rejects.toThrow(/was rejected/);
    for (const path of [undefined, 'b', 'c', undefined]) {
      await expect(user(path, wrong).test()).rejects.toThrow(/was rejected/);
    }
    expect(tried).toBe(2);
    const trial = user(undefined, wrong);
    await expect(trial.run(CALL)).rejects.toThrow(/was rejected/);
  });

  it('an edited concurrency holds, and is shared by those who have the same one', () => {
    const { user } = world();
    const [two, three] = [user('a', good, 2), user('a', good, 3)];
    expect(two.member.limiter).not.toBe(three.member.limiter);
    expect(user('b', good, 2).member.limiter).toBe(two.member.limiter);
  });

  it('forgets ways when they are more than anybody has', () => {
    const { user } = world();
    for (let n = 0; n < 250; n += 1) user(`way-${String(n)}`, good);
    expect(user('way-0', good).member.cell).toBe(user('way-1', good).member.cell);
  });

  it('a server that wants its signatures in order gets one request at a time', async () => {
    const clock = createFakeClock();
    let inside = 0;
    let most = 0;
    const { send } = createMemoryTransport(async () => {
      inside += 1;
      most = Math.max(most, inside);
      await clock.sleep(100);
      inside -= 1;
      return { body: [] };
    });
    const ordered = plainVendor([{}], { oneAtATime: true });
    const [own] = ordered.schemes;
    if (own === undefined) throw new Error('no scheme');
    const entered = readAccount(own, { baseUrl: 'https://h.test', token: 't' });
    const user = { scheme: own, account: entered, limits: DEFAULT_LIMITS };
    const member = createPool(clock).join(user);
    const client = createClient({ vendor: ordered, ...user, ...member, transport: send, clock });
    const all = Promise.all(
      Array.from({ length: 5 }, () => client.run({ operation: 'thing.get', params: {} })),
    );
    await clock.advance(1_000);
    await all;
    expect(most).toBe(1);
  });
});
