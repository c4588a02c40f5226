import type { SignedRequest } from '../../core/model/http';
import { settle } from '../support/fake-clock';
import { TOKEN, goss, tokenOf, withKey } from './carried-world';

const UNREADABLE = {
  get 'x-api-token'(): string {
    throw new TypeError('cannot be read');
  },
};

describe('a grant that rides on a business call', () => {
  it('sends one call of 1,000 with the key while the carrier answers within 5 s', async () => {
    const server = goss();
    server.reply = async (request) => {
      if (tokenOf(request) !== undefined) return {};
      await server.clock.sleep(4_900);
      return TOKEN;
    };
    const all = Promise.all(Array.from({ length: 1_000 }, () => server.call()));
    await server.clock.advance(4_900);
    await all;
    expect(withKey(server)).toBe(1);
    expect(server.calls).toHaveLength(1_000);
    expect(server.clock.sleeping).toBe(0);
  });

  it('sends the token alone from then on', async () => {
    const server = goss();
    server.reply = () => TOKEN;
    await server.call();
    await server.call();
    expect(Object.keys(server.calls[0]?.headers ?? {})).toEqual(
      expect.arrayContaining(['x-api-key', 'Authorization']),
    );
    expect(server.calls[1]?.headers).toEqual({
      Accept: 'application/json',
      'x-api-token': 'token-1-of-test',
    });
  });

  it('lets the others go with the key too when the carrier is slower than 5 s', async () => {
    const server = goss();
    server.reply = async (_, index) => {
      if (index === 0) await server.clock.sleep(60_000);
      return TOKEN;
    };
    const all = Promise.all(Array.from({ length: 10 }, () => server.call()));
    await server.clock.advance(4_999);
    expect(server.calls).toHaveLength(1);
    await server.clock.advance(1);
    expect(withKey(server)).toBe(10);
    await server.call();
    expect(withKey(server)).toBe(10);
    await server.clock.advance(60_000);
    await all;
  });

  it('goes on with the key, without waiting, while an overdue carrier has not come back', async () => {
    const server = goss();
    server.reply = async (_, index) => {
      if (index === 0) await server.clock.sleep(60_000);
      return { status: 404 };
    };
    const first = server.call().catch(() => undefined);
    await server.clock.advance(5_000);
    await expect(server.call()).rejects.toMatchObject({ status: 404 });
    // A failed call of its own makes room for a new carrier; the old one must not end that one's wait.
    let carried = false;
    server.reply = async (request) => {
      if (tokenOf(request) !== undefined) return {};
      await server.clock.sleep(4_000);
      carried = true;
      return TOKEN;
    };
    const second = server.call();
    await settle();
    const third = server.call();
    await settle();
    expect(server.calls).toHaveLength(3);
    await server.clock.advance(4_000);
    await Promise.all([second, third]);
    expect(carried).toBe(true);
    expect(withKey(server)).toBe(3);
    await server.clock.advance(60_000);
    await first;
  });

  it('does not end the wait for a newer carrier when an older one fails late', async () => {
    const server = goss();
    server.reply = async (_, index) => {
      if (index === 0) {
        await server.clock.sleep(6_000);
        return { status: 404 };
      }
      if (index === 1) return { status: 404 };
      if (index > 2) return {};
      await server.clock.sleep(4_000);
      return TOKEN;
    };
    const first = server.call().catch(() => undefined);
    await server.clock.advance(5_000);
    await server.call().catch(() => undefined);
    const second = server.call();
    await settle();
    const waiting = server.call();
    await server.clock.advance(2_000);
    await first;
    expect(server.calls).toHaveLength(3);
    await server.clock.advance(2_000);
    await Promise.all([second, waiting]);
    expect(withKey(server)).toBe(3);
  });

  it('stays with the key when a success brings no token', async () => {
    const server = goss();
    server.reply = async () => {
      await server.clock.sleep(1_000);
      return { body: {} };
    };
    const all = Promise.all(Array.from({ length: 10 }, () => server.call()));
    await server.clock.advance(2_000);
    await all;
    expect(withKey(server)).toBe(10);
    const more = Promise.all([server.call(), server.call()]);
    await server.clock.advance(1_000);
    await more;
    expect(withKey(server)).toBe(12);
  });

  it('lets the next one carry when the carrier fails', async () => {
    const server = goss();
    server.reply = async (_, index) => {
      await server.clock.sleep(1_000);
      return index === 0 ? { status: 404 } : TOKEN;
    };
    const results = Promise.allSettled(Array.from({ length: 5 }, () => server.call()));
    await server.clock.advance(10_000);
    expect((await results).filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(withKey(server)).toBe(2);
  });

  it('lets the next one carry when a function of the scheme throws on the answer of the carrier', async () => {
    const server = goss();
    server.reply = (_, index) => (index === 0 ? { headers: UNREADABLE } : TOKEN);
    await expect(server.call()).rejects.toThrow('cannot be read');
    await server.call();
    await server.call();
    expect(withKey(server)).toBe(2);
  });

  it('does not let a late answer to an old token overwrite a newer one', async () => {
    const server = goss();
    server.reply = () => TOKEN;
    await server.call();
    server.reply = async (request, index) => {
      if (index === 1) {
        await server.clock.sleep(3_000);
        return { headers: { 'x-api-token': 'late-and-old' } };
      }
      if (tokenOf(request) === 'token-1-of-test') return { status: 401 };
      return { headers: { 'x-api-token': 'token-2-of-test' } };
    };
    const late = server.call();
    await settle();
    await server.call();
    await server.clock.advance(3_000);
    await late;
    await server.call();
    expect(tokenOf(server.calls.at(-1) as SignedRequest)).toBe('token-2-of-test');
  });

  it('takes the next token that an answer to the current one brings', async () => {
    const server = goss();
    server.reply = (_, index) => ({ headers: { 'x-api-token': `token-${String(index)}` } });
    await server.call();
    await server.call();
    await server.call();
    expect(server.calls.map(tokenOf)).toEqual([undefined, 'token-0', 'token-1']);
  });
});
