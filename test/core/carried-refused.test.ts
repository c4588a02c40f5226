import { TOKEN, goss, tokenOf, withKey } from './carried-world';

describe('a grant that rides, when something is refused', () => {
  it('begins a lockout pause when the key is refused, for all who wait', async () => {
    const server = goss();
    server.reply = async () => {
      await server.clock.sleep(1_000);
      return { status: 401 };
    };
    const results = Promise.allSettled(Array.from({ length: 50 }, () => server.call()));
    await server.clock.advance(1_000);
    expect((await results).every(({ status }) => status === 'rejected')).toBe(true);
    expect(withKey(server)).toBe(1);
    await expect(server.call()).rejects.toThrow(/does not try again/);
  });

  it('keeps a token that works when a straggler with the key is refused', async () => {
    const server = goss();
    server.reply = async (_, index) => {
      if (index === 0) {
        await server.clock.sleep(7_000);
        return { status: 401 };
      }
      return TOKEN;
    };
    const straggler = server.call().catch(() => undefined);
    await server.clock.advance(5_000);
    await server.call();
    await server.clock.advance(2_000);
    await straggler;
    await server.call();
    expect(withKey(server)).toBe(2);
  });

  it('stays with the key for a while when tokens die as soon as they are made', async () => {
    const server = goss();
    server.reply = (request, index) =>
      tokenOf(request) === undefined
        ? { headers: { 'x-api-token': `token-${String(index)}` } }
        : { status: 401 };
    for (let n = 0; n < 20; n += 1) await server.call();
    expect(withKey(server)).toBe(20);
    expect(server.calls).toHaveLength(25);
    await server.clock.advance(61_000);
    await server.call();
    await server.call();
    expect(server.calls).toHaveLength(28);
  });

  it('lets the Test button go with the key past an open fuse', async () => {
    const server = goss();
    server.reply = () => ({ status: 401 });
    await expect(server.call()).rejects.toThrow();
    server.reply = () => ({ ...TOKEN, body: { jsonrpc: '2.0', result: {} } });
    await server.client.test();
    await server.call();
    expect(server.calls).toHaveLength(3);
  });

  it('loses no good token to a call that a fresh token did not cure, for a minute', async () => {
    const server = goss();
    server.reply = () => TOKEN;
    await server.call();
    const { cell } = server.client.member;
    const lease = cell.peek();
    if (lease === undefined) throw new Error('no token');
    const rejection = { refusal: { status: 401 }, call: 'GET /bad' };
    expect(cell.reject(lease, { ...rejection, again: true })).toBe('final');
    await server.call();
    expect(cell.reject(lease, rejection)).toBe('final');
    expect(cell.reject(lease, { ...rejection, call: 'GET /other' })).toBe('retry');
  });

  it('gives a second chance to calls whose token was replaced while they were on their way', async () => {
    const server = goss();
    server.reply = () => ({ headers: { 'x-api-token': 'token-1' } });
    await server.call();
    server.reply = async (request, index) => {
      if (tokenOf(request) === 'token-1') {
        await server.clock.sleep(index * 100);
        return { status: 401 };
      }
      return { headers: { 'x-api-token': 'token-2' } };
    };
    const all = Promise.all(Array.from({ length: 5 }, () => server.call()));
    await server.clock.advance(10_000);
    await all;
    expect(withKey(server)).toBe(2);
  });

  it('ends no session when it is left: a token on answers has no sign-out', async () => {
    const server = goss();
    server.reply = () => TOKEN;
    await server.call();
    const before = server.requests.length;
    const { member } = server.client;
    await member.leave({ transport: () => Promise.reject(new Error()), grace: Promise.resolve() });
    expect(server.requests).toHaveLength(before);
  });
});
