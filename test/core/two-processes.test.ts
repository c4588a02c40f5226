/** Two processes of a host share an account, its refresh token and the place where a token is stored. */
import { readStoredToken } from '../../core';
import type { StoredToken } from '../../core';
import { describe as compile } from '../../core/described/describe';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import type { Answer } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';
import type { SignedRequest } from '../../core/model/http';
import { LOGIN } from './described/support';

const TAKE = [
  { as: 'token', json: 'token' },
  { as: 'renewal', json: 'renewal' },
];
const SCHEME = compile({
  ...LOGIN,
  signIn: [{ ...LOGIN.signIn[0], take: TAKE }],
  refresh: { path: '/refresh', form: { r: '{renewal}' }, take: TAKE },
});

/** One session per user, and each refresh token is good for a single use. */
function stage() {
  const clock = createFakeClock();
  const requests: string[] = [];
  let session = 0;
  let row: StoredToken | undefined;
  const world = {
    clock,
    requests,
    /** How long a refresh takes. */
    refreshMs: 0,
    reads: 0,
    forget: () => void (session += 1),
    logins: () => requests.filter((kind) => kind === 'login').length,
    process,
  };

  const answer = async ({ url, body = '', headers }: SignedRequest): Promise<Answer> => {
    const kind = new URL(url).pathname.split('/').at(-1) ?? '';
    requests.push(kind);
    if (kind === 'thing') {
      const isGood = headers['Authorization'] === `Bearer T-of-${String(session)}`;
      return isGood ? { body: {} } : { status: 401, body: {} };
    }
    if (kind === 'refresh') {
      await clock.sleep(world.refreshMs);
      if (String(body) !== `r=R-of-${String(session)}`) {
        return { status: 400, body: { error: 'invalid_grant' } };
      }
    }
    session += 1;
    return { body: { token: `T-of-${String(session)}`, renewal: `R-of-${String(session)}` } };
  };

  /** @param heeds whether its row is given up when nobody waits for it any more. */
  function process(pauseMs: number, heeds = true) {
    const offer = (): void => {
      const stored = readStoredToken(JSON.stringify(row));
      if (stored !== undefined) cell.offer(stored);
    };
    const { run, member } = clientFor({
      vendor: plainVendor([{}], { ...SCHEME, id: 'plain/token' }),
      scheme: 'plain/token',
      account: { baseUrl: 'https://api.test/base', username: 'anna', password: 'hunter2' },
      transport: createMemoryTransport(answer).send,
      clock,
      sharedTokens: {
        by: 'another process',
        read: async (signal) => {
          world.reads += 1;
          await (heeds ? clock.sleep(pauseMs, signal) : clock.sleep(pauseMs));
          offer();
        },
      },
    });
    const { cell } = member;
    return {
      cell,
      offer,
      /** As a host does it: the token in the row first, and what the call came to into the row. */
      call: async () => {
        offer();
        await run({ operation: 'thing.get', params: {} });
        row = cell.stored();
      },
    };
  }
  return world;
}

/** Two processes with one token, which the server has forgotten; the first one's refresh is slow. */
async function forgotten(heeds = true) {
  const world = stage();
  const [first, second] = [world.process(100, heeds), world.process(900)];
  await first.call();
  await world.clock.advance(1);
  await second.call();
  world.forget();
  world.refreshMs = 2_000;
  return { world, first, second };
}

it('asks for a newer token when its refresh was rejected, and ends no session by a sign-in', async () => {
  const { world, first, second } = await forgotten();
  const calls = Promise.all([first.call(), second.call()]);
  await world.clock.advance(5_000);
  await calls;
  expect(world.logins()).toBe(2);
});

it('does not ask when the newer token has come while the refresh was under way', async () => {
  const { world, first, second } = await forgotten();
  const slow = first.call();
  await world.clock.advance(500);
  const fast = second.call();
  await world.clock.advance(1_000);
  await fast;
  const { reads } = world;
  first.offer();
  await world.clock.advance(5_000);
  await slow;
  expect({ logins: world.logins(), more: world.reads - reads }).toEqual({ logins: 2, more: 0 });
});

it('signs in when there is no newer token', async () => {
  const { world, first } = await forgotten();
  const call = first.call();
  await world.clock.advance(5_000);
  await call;
  expect(world.requests.slice(3)).toEqual(['thing', 'refresh', 'login', 'thing']);
});

it.each([
  ['heeds', true],
  ['does not heed', false],
])('signs in no more when closed while it asked a host that %s that', async (_, heeds) => {
  const { world, first } = await forgotten(heeds);
  const call = first.call();
  // Read once after the 401, then the refresh, then the row again.
  await world.clock.advance(2_150);
  expect(world.reads).toBe(2);
  first.cell.close();
  await expect(call).rejects.toMatchObject({ code: 'cancelled' });
  await world.clock.advance(5_000);
  expect(world.logins()).toBe(1);
});
