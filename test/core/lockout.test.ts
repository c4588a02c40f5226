import { vendor as enlighted } from '../../core/vendors/enlighted';
import { vendor as tcpwave } from '../../core/vendors/tcpwave';
import { vendor as truesight } from '../../core/vendors/truesight';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import { tokenServer } from '../support/truesight';

const SECOND = 1_000;
const REFUSED = {
  status: 401,
  body: { statusCode: '401', statusMsg: 'Invalid Username/Password' },
};

describe('bad credentials do not lock the account', () => {
  it('tries a wrong password once for 50 calls, and gives all the same clear error', async () => {
    const server = tokenServer();
    server.login = () => REFUSED;
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => server.call()));
    const messages = results.map((item) =>
      item.status === 'rejected' ? String(item.reason) : 'ok',
    );
    expect(server.logins()).toBe(1);
    expect(new Set(messages).size).toBe(1);
    expect(messages[0]).toMatch(/as admin at https:\/\/tsps was rejected \(HTTP 401\)/);
    expect(messages[0]).toMatch(/Invalid Username\/Password/);
    expect(messages[0]).toMatch(/Check user name, password/);
    expect(messages[0]).toMatch(
      /does not try again for 30 seconds; edit the account to try immediately/,
    );
  });

  it('tries again after 30 s, after 2 minutes, and then once an hour', async () => {
    const server = tokenServer();
    server.login = () => REFUSED;
    const tries: number[] = [];
    for (let second = 0; second < 7_800; second += 10) {
      const before = server.logins();
      await expect(server.call()).rejects.toMatchObject({ code: 'sign-in-refused', status: 401 });
      if (server.logins() > before) tries.push(second);
      await server.clock.advance(10 * SECOND);
    }
    expect(tries).toEqual([0, 30, 150, 3_750, 7_350]);
  });

  it('says when it will be tried again', async () => {
    const server = tokenServer();
    server.login = () => REFUSED;
    const retryAt = server.clock.wall() + 30 * SECOND;
    await expect(server.call()).rejects.toMatchObject({ retryAt });
    await server.clock.advance(10 * SECOND);
    await expect(server.call()).rejects.toMatchObject({ retryAt });
  });

  it('lets the Test button try once past a lockout pause, and not again for 30 s', async () => {
    const server = tokenServer();
    server.login = () => REFUSED;
    await expect(server.call()).rejects.toThrow();
    await expect(server.client.test()).rejects.toThrow(/was rejected/);
    await expect(server.client.test()).rejects.toThrow(/was rejected/);
    expect(server.logins()).toBe(2);
    await server.clock.advance(30 * SECOND);
    server.login = undefined;
    await expect(server.client.test()).resolves.toMatchObject({ identity: 'admin' });
    await server.call();
    expect(server.logins()).toBe(3);
  });

  it('counts a trial that was rejected beside the sign-in, and says how long both wait', async () => {
    const server = tokenServer();
    server.login = () => REFUSED;
    await expect(server.call()).rejects.toThrow();
    await server.clock.advance(25 * SECOND);
    const { attempts } = server.client.member.cell;
    attempts.requireOpen(true);
    attempts.rejected({ status: 401 }, true);
    expect(() => attempts.requireOpen(true)).toThrow(/does not try again for 30 seconds/);
    await server.clock.advance(5 * SECOND);
    expect(() => attempts.requireOpen(true)).toThrow(/does not try again for 25 seconds/);
    await expect(server.client.test()).rejects.toThrow(/does not try again for 25 seconds/);
    expect(server.logins()).toBe(1);
    expect(() => attempts.requireOpen(false)).not.toThrow();
  });

  it('keeps calling with a living token while the new password is being refused', async () => {
    const server = tokenServer({ sessionMinutes: 50 });
    await server.call();
    server.login = () => REFUSED;
    await server.clock.advance(47 * 60 * SECOND);
    for (let n = 0; n < 20; n += 1) await server.call();
    await server.clock.advance(100);
    for (let n = 0; n < 20; n += 1) await server.call();
    expect(server.logins()).toBe(2);
  });

  it.each([
    [tcpwave, 'tcpwave/session-token', { baseUrl: 'https://h', token: 'static-secret' }],
    [
      enlighted,
      'enlighted/api-key',
      { baseUrl: 'https://h', username: 'bob', apiKey: 'key-secret' },
    ],
    [
      truesight,
      'truesight/basic',
      { tsimUrl: 'https://h', username: 'bob', password: 'pw-secret' },
    ],
  ])('sends a refused static secret once (%#)', async (vendor, scheme, account) => {
    const clock = createFakeClock();
    const { send, requests } = createMemoryTransport(() => ({ status: 401 }));
    const client = clientFor({ vendor, scheme, account, transport: send, clock });
    const call = { operation: 'custom.request', params: { path: '/x' } };
    await expect(client.run(call)).rejects.toMatchObject({ code: 'sign-in-refused' });
    await expect(client.run(call)).rejects.toMatchObject({ code: 'sign-in-refused' });
    expect(requests).toHaveLength(1);
    await clock.advance(30 * SECOND);
    await expect(client.run(call)).rejects.toThrow();
    expect(requests).toHaveLength(2);
  });

  it('counts calls that were refused together as one refusal', async () => {
    const clock = createFakeClock();
    let status = 200;
    const { send, requests } = createMemoryTransport(() => ({ status }));
    const account = { baseUrl: 'https://h', token: 'static-secret' };
    const client = clientFor({
      vendor: tcpwave,
      scheme: 'tcpwave/session-token',
      account,
      transport: send,
      clock,
    });
    const call = { operation: 'custom.request', params: { path: '/x' } };
    await client.run(call);
    status = 401;
    await Promise.allSettled(Array.from({ length: 8 }, () => client.run(call)));
    expect(requests).toHaveLength(9);
    await clock.advance(30 * SECOND);
    await expect(client.run(call)).rejects.toThrow();
    expect(requests).toHaveLength(10);
  });

  it('tries an edited account at once', async () => {
    const clock = createFakeClock();
    const { send } = createMemoryTransport((request) =>
      request.headers['TIMS-Session-Token'] === 'right-token' ? { body: [] } : { status: 401 },
    );
    const of = (token: string): ReturnType<typeof clientFor> =>
      clientFor({
        vendor: tcpwave,
        scheme: 'tcpwave/session-token',
        account: { baseUrl: 'https://h', token },
        transport: send,
        clock,
      });
    const call = { operation: 'custom.request', params: { path: '/x' } };
    await expect(of('wrong-token').run(call)).rejects.toThrow();
    await expect(of('right-token').run(call)).resolves.toMatchObject({ status: 200 });
  });
});
