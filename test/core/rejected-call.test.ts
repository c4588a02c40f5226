import { Secret } from '../../core/model/secret';
import { granted } from '../../core/model/sign-in-method';
import { singleToken } from '../../core/model/token';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { loginMethod } from '../support/login-method';
import { createMemoryTransport } from '../support/memory-transport';
import type { Answer } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';

const CALL = { operation: 'thing.get', params: {} };
const BODY = new TextEncoder().encode('{}');

/** A server that rejects one call every time, and what it says of the token itself. */
function server(probe: Answer, signedByHost = false) {
  const seen: string[] = [];
  const { send } = createMemoryTransport(({ url }) => {
    const { pathname } = new URL(url);
    seen.push(pathname);
    if (pathname === '/login') return { body: 'ok' };
    return pathname === '/probe' ? probe : { status: 401 };
  });
  const client = clientFor({
    vendor: plainVendor([{}], {
      acquire: loginMethod({
        read: () => granted(singleToken(new Secret(`t${String(seen.length)}`))),
        probe: () => ({ method: 'GET', url: 'https://h.test/probe', headers: {} }),
      }),
    }),
    scheme: 'plain/token',
    account: { baseUrl: 'https://h.test' },
    transport: send,
    clock: createFakeClock(),
    ...(signedByHost
      ? {
          signInBy: async () => {
            seen.push('/login');
            const reply = { status: 200, headers: {}, cookies: [], body: BODY };
            await client.member.cell.lease({ send: () => Promise.resolve(reply) });
            seen.push('/thing');
            return { reply: { ...reply, status: 401 } };
          },
        }
      : {}),
  });
  const count = (path: string): number => seen.filter((item) => item === path).length;
  return { client, count };
}

describe('a call that the server rejects every time although the token is valid', () => {
  it.each([
    ['signed by the node', false, 2],
    ['signed by the host', true, 1],
  ])('costs no further sign-in, and is said to be the call (%s)', async (_, byHost, logins) => {
    const { client, count } = server({ body: [] }, byHost);
    for (let calls = 0; calls < 20; calls += 1) {
      await expect(client.run(CALL)).rejects.toMatchObject({
        code: 'denied',
        message: expect.stringContaining('The sign-in works'),
      });
    }
    expect(count('/login')).toBe(logins);
    // As long as nothing changes the answer stands for a while.
    expect(count('/probe')).toBeLessThan(4);
  });

  it.each<readonly [string, Answer]>([
    ['rejects it there, too', { status: 401 }],
    ['cannot say so', { status: 503 }],
  ])('is a rejected sign-in where the server %s', async (_, probe) => {
    const { client } = server(probe);
    await expect(client.run(CALL)).rejects.toMatchObject({ code: 'sign-in-refused' });
  });
});
