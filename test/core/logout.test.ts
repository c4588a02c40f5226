import { Secret, createPool } from '../../core';
import type { SignedRequest } from '../../core/model/http';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { grantText, loginAnswer, schemeCase } from '../support/every-scheme';
import type { SchemeServer } from '../support/every-scheme';
import { createMemoryTransport } from '../support/memory-transport';
import { singleToken } from '../../core/model/token';
import { AT_ONCE, logoutServer, truesight } from './logout-server';

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
});
