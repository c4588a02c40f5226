import { ConnectionError, Secret } from '../../core';
import type { RawAccount } from '../../core';
import { clientFor } from '../support/account';
import { createFakeClock, settle } from '../support/fake-clock';
import { LOGIN_SCHEMES, grantText, loginAnswer, schemeServer } from '../support/every-scheme';
import type { SchemeServer } from '../support/every-scheme';
import { createMemoryTransport, replyOf } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';
import { granted } from '../../core/model/sign-in-method';
import { singleToken } from '../../core/model/token';
import { loginMethod } from '../support/login-method';
import { AT_ONCE, logoutServer, truesight } from './logout-server';

describe('a logout that meets a fault or a race', () => {
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
