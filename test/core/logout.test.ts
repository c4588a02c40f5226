import { ConnectionError, Secret, createPool } from '../../core';
import type { Pool, RawAccount } from '../../core';
import type { SignedRequest } from '../../core/model/http';
import { clientFor } from '../support/account';
import { createFakeClock, settle } from '../support/fake-clock';
import type { FakeClock } from '../support/fake-clock';
import {
  LOGIN_SCHEMES,
  grantText,
  loginAnswer,
  schemeCase,
  schemeServer,
} from '../support/every-scheme';
import type { SchemeServer } from '../support/every-scheme';
import { createMemoryTransport, replyOf } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';
import { granted } from '../../core/model/sign-in-method';
import { singleToken } from '../../core/model/token';
import { loginMethod } from '../support/login-method';

const AT_ONCE = Promise.resolve();

interface Seen {
  readonly sent: SignedRequest[];
  readonly transport: Parameters<SchemeServer['client']['member']['leave']>[0]['transport'];
}

function logoutServer(status = 200): Seen {
  const sent: SignedRequest[] = [];
  return {
    sent,
    transport: async (request) => {
      await Promise.resolve();
      sent.push(request);
      return replyOf({ status, body: {} });
    },
  };
}

function truesight(
  given: { pool?: Pool; clock?: FakeClock; account?: RawAccount } = {},
): SchemeServer {
  return schemeServer(schemeCase('truesight/token'), given);
}

describe('logout of exactly what we opened', () => {
  it.each([
    [
      'tsps-10.1',
      {},
      { method: 'DELETE', url: 'https://api.test/tsws/api/v10.1/token', body: undefined },
    ],
    [
      'tsps-10.0',
      {},
      {
        method: 'POST',
        url: 'https://api.test/tsws/10.0/api/authenticate/logout',
        body: `authToken=${grantText(1)}`,
      },
    ],
    [
      'tsim',
      { tsimUrl: 'https://tsim.test', logoutField: 'token' },
      {
        method: 'POST',
        url: 'https://tsim.test/bppmws/api/authenticate/logout',
        body: `token=${grantText(1)}`,
      },
    ],
  ])(
    'ends the session in the form that belongs to the sign-in (%s)',
    async (signIn, more, expected) => {
      const sent: SignedRequest[] = [];
      const { send } = createMemoryTransport((request) => {
        sent.push(request);
        return request.url.includes('logout') || request.method === 'DELETE'
          ? { body: { statusCode: '200' } }
          : loginAnswer(grantText(1));
      });
      const client = clientFor({
        vendor: schemeCase('truesight/token').vendor,
        scheme: 'truesight/token',
        account: { baseUrl: 'https://api.test', username: 'u', password: 'pw', signIn, ...more },
        transport: send,
        clock: createFakeClock(),
      });
      await client.test();
      await client.member.leave({ transport: send, grace: AT_ONCE });
      const { method, url, body } = sent.at(-1) as SignedRequest;
      expect({ method, url, body }).toEqual(expected);
      // Beside them Test reads the tenants where the Presentation Server is not what signs in.
      expect(sent.filter(({ url }) => !url.endsWith('/tenants'))).toHaveLength(2);
    },
  );

  it('is sent after the grace, when a deploy brings no user back', async () => {
    const server = truesight();
    await server.call();
    const { sent, transport } = logoutServer();
    const left = server.client.member.leave({ transport, grace: server.clock.sleep(60_000) });
    await server.clock.advance(59_999);
    expect(sent).toHaveLength(0);
    await server.clock.advance(1);
    await left;
    expect(sent).toHaveLength(1);
  });

  it('is not sent when a user comes back within the grace, and no login is spent', async () => {
    const clock = createFakeClock();
    const pool = createPool(clock);
    const before = truesight({ pool, clock });
    await before.call();
    const { sent, transport } = logoutServer();
    const left = before.client.member.leave({ transport, grace: clock.sleep(60_000) });
    const after = truesight({ pool, clock });
    await clock.advance(60_000);
    await left;
    await after.call();
    expect(sent).toHaveLength(0);
    expect(after.logins()).toBe(0);
  });

  it('follows the grace of the last user where two overlap', async () => {
    const clock = createFakeClock();
    const pool = createPool(clock);
    const { sent, transport } = logoutServer();
    const first = truesight({ pool, clock });
    await first.call();
    const firstLeft = first.client.member.leave({ transport, grace: clock.sleep(60_000) });
    await clock.advance(50_000);
    const second = truesight({ pool, clock });
    const secondLeft = second.client.member.leave({ transport, grace: clock.sleep(60_000) });
    await clock.advance(20_000);
    await firstLeft;
    expect(sent).toHaveLength(0);
    await clock.advance(40_000);
    await secondLeft;
    expect(sent).toHaveLength(1);
    expect(pool.size).toBe(0);
  });

  it('waits for the last of several users, and hears each of them once', async () => {
    const clock = createFakeClock();
    const pool = createPool(clock);
    const { sent, transport } = logoutServer();
    const first = truesight({ pool, clock });
    const second = truesight({ pool, clock });
    const other = truesight({ pool, clock, account: { username: 'other' } });
    await first.call();
    await first.client.member.leave({ transport, grace: AT_ONCE });
    await first.client.member.leave({ transport, grace: AT_ONCE });
    expect(sent).toHaveLength(0);
    await second.call();
    await second.client.member.leave({ transport, grace: AT_ONCE });
    expect(sent).toHaveLength(1);
    expect(pool.size).toBe(1);
    await other.client.member.leave({ transport, grace: AT_ONCE });
    expect(sent).toHaveLength(1);
  });

  it('never ends a session that was offered by the host, unless the person asks for it', async () => {
    const offered = (server: SchemeServer): void => {
      const { cell } = server.client.member;
      const token = {
        ...singleToken(new Secret('kept-by-the-host')),
        minted: server.clock.wall(),
      };
      cell.offer({ token, fingerprint: cell.fingerprint });
    };
    const left = truesight();
    offered(left);
    const { sent, transport } = logoutServer();
    await left.client.member.leave({ transport, grace: AT_ONCE });
    expect(sent).toHaveLength(0);
    const asked = truesight();
    offered(asked);
    const outcome = await asked.client.run({ operation: 'session.signOut', params: {} });
    expect(outcome.items).toEqual([{ signedOut: true }]);
    expect(asked.calls).toHaveLength(1);
  });

  it('says that nothing was signed out where there was no session', async () => {
    const server = truesight();
    const outcome = await server.client.run({ operation: 'session.signOut', params: {} });
    expect(outcome).toMatchObject({ items: [{ signedOut: false }], url: 'https://api.test' });
    expect(server.requests).toHaveLength(0);
  });

  it('signs in anew after a sign-out', async () => {
    const server = truesight();
    await server.call();
    await server.client.run({ operation: 'session.signOut', params: {} });
    await server.call();
    expect(server.logins()).toBe(2);
  });

  it.each(LOGIN_SCHEMES)('swallows every fault of the server ($id)', async (row) => {
    for (const fault of [new ConnectionError('network', 'reset'), new TypeError('bug')]) {
      const server = schemeServer(row);
      await server.call();
      const transport = (): Promise<never> => Promise.reject(fault);
      await server.client.member.leave({ transport, grace: AT_ONCE });
    }
    const server = schemeServer(row);
    await server.call();
    const { transport } = logoutServer(500);
    await server.client.member.leave({ transport, grace: AT_ONCE });
  });

  it('swallows a fault of the scheme, too', async () => {
    const acquire = loginMethod({
      read: () => granted(singleToken(new Secret('grant'))),
      signOut: () => {
        throw new TypeError('bug');
      },
    });
    const { send } = createMemoryTransport(() => ({ body: [] }));
    const client = clientFor({
      vendor: plainVendor([{}], { acquire }),
      scheme: 'plain/token',
      account: { baseUrl: 'https://h.test' },
      transport: send,
      clock: createFakeClock(),
    });
    await client.run({ operation: 'thing.get', params: {} });
    await client.member.leave({ transport: send, grace: AT_ONCE });
  });

  it('is bounded in time and size', async () => {
    const server = truesight();
    await server.call();
    let limits: unknown;
    await server.client.member.leave({
      grace: AT_ONCE,
      transport: (_request, options) => {
        limits = options;
        return Promise.resolve(replyOf({}));
      },
    });
    expect(limits).toEqual({ timeoutMs: 5_000, maxResponseBytes: 16 * 1024 * 1024 });
  });

  it('ends the session of a sign-in that was still on its way when the account was closed', async () => {
    const server = truesight();
    server.login = async () => {
      await server.clock.sleep(2_000);
      return loginAnswer(grantText(1));
    };
    const call = server.call().catch((fault: unknown) => fault);
    await settle();
    const { sent, transport } = logoutServer();
    const left = server.client.member.leave({ transport, grace: AT_ONCE });
    await settle();
    await expect(call).resolves.toMatchObject({
      code: 'cancelled',
      message: expect.stringMatching(/closed/),
    });
    await server.clock.advance(2_000);
    await left;
    expect(sent).toHaveLength(1);
  });

  /** TrueSight's two servers; each call is told by the list whether its token is rejected. */
  async function twoServers(more: RawAccount, replies: readonly number[]): Promise<SchemeServer> {
    const server = truesight({ account: more });
    server.reply = (request, index) =>
      request.method === 'DELETE' ? { body: {} } : { status: replies[index] ?? 200, body: {} };
    await server.call().catch(() => undefined);
    await settle();
    return server;
  }
  const logouts = (server: SchemeServer): readonly (string | undefined)[] =>
    server.requests
      .filter(({ method }) => method === 'DELETE')
      .map(({ headers }) => headers['authToken']);

  it('ends a token that one of two servers rejects: the other may still take it', async () => {
    const server = await twoServers({ tsimUrl: 'https://tsim.test' }, [401]);
    expect(server.logins()).toBe(2);
    expect(logouts(server)).toEqual([`authToken ${grantText(1)}`]);
  });

  it('ends nothing when the only server rejects its token, which is over then', async () => {
    const server = await twoServers({}, [401]);
    expect(server.logins()).toBe(2);
    expect(logouts(server)).toEqual([]);
  });

  it('serves those who waited for a session that was handed back the moment it was made', async () => {
    const server = truesight();
    const { cell } = server.client.member;
    const handBack = async (): Promise<void> => {
      while (cell.takeForSignOut(false) === undefined) await Promise.resolve();
    };
    server.login = (_, count) => {
      if (count === 1) void handBack();
      return loginAnswer(grantText(count));
    };
    await server.call();
    expect(server.logins()).toBe(2);
    expect(server.calls[0]?.headers['Authorization']).toContain(grantText(2));
  });
});
