/** Another process of the host signs in with the same account, and keeps its token where both can read it. */
import { Secret } from '../../core';
import type { HostReply } from '../../core';
import { singleToken } from '../../core/model/token';
import { schemeCase, schemeServer } from '../support/every-scheme';
import type { SchemeServer } from '../support/every-scheme';

const BY = 'another worker of this n8n';
const REFUSED = { status: 401, body: { statusCode: '401', statusMsg: 'Invalid token' } };

/** A server that takes some tokens, and a place that holds what the other process has stored. */
function open(signInBy?: (server: SchemeServer) => Promise<HostReply | undefined>) {
  const alive = new Set<string>();
  const stored: (string | undefined)[] = [];
  let reads = 0;
  const server: SchemeServer = schemeServer(schemeCase('truesight/token'), {
    sharedTokens: {
      by: BY,
      read: async () => {
        await server.clock.advance(1);
        reads += 1;
        const value = stored.shift();
        if (value !== undefined) offer(server, value);
      },
    },
    ...(signInBy === undefined ? {} : { signInBy: () => signInBy(server) }),
  });
  server.reply = ({ headers }) =>
    [...alive].some((token) => headers['Authorization']?.endsWith(token) === true)
      ? { body: { response: [] } }
      : REFUSED;
  return { server, alive, stored, reads: () => reads };
}

function offer({ client, clock }: SchemeServer, value: string): void {
  const { fingerprint } = client.member.cell;
  const token = { ...singleToken(new Secret(value)), minted: clock.wall() };
  client.member.cell.offer({ token, fingerprint });
}

it('is asked for its token before a second sign-in, and its token is used', async () => {
  const { server, alive, stored, reads } = open();
  offer(server, 'over');
  alive.add('theirs');
  stored.push('theirs');
  await server.clock.advance(1);
  await server.call();
  expect({ logins: server.logins(), reads: reads() }).toEqual({ logins: 0, reads: 1 });
});

it('gets its way when it has signed in later: our call goes with its newer token', async () => {
  const { server, alive, stored, reads } = open();
  offer(server, 'over');
  // Nothing is there before our sign-in, and nothing yet right after the second rejection.
  stored.push(undefined, undefined, 'theirs');
  alive.add('theirs');
  await server.call();
  expect({ logins: server.logins(), reads: reads() }).toEqual({ logins: 1, reads: 3 });
  await server.call();
  expect(server.logins()).toBe(1);
});

it('is named where its newer token is over, too', async () => {
  const { server, stored } = open();
  offer(server, 'over');
  stored.push(undefined, 'theirs');
  await expect(server.call()).rejects.toMatchObject({
    code: 'sign-in-contested',
    message: expect.stringContaining(BY),
  });
});

it('is not named where it has no newer token: then it is the call that is refused', async () => {
  const { server } = open();
  offer(server, 'over');
  await expect(server.call()).rejects.toMatchObject({ code: 'sign-in-refused' });
  expect(server.logins()).toBe(1);
});

describe('where the host signs in', () => {
  const body = new TextEncoder().encode(JSON.stringify(REFUSED.body));
  const reply = { status: 401, headers: {}, cookies: [], body };

  it.each([
    ['which token it took is known', { reply, token: { minted: 1 } }],
    ['it is not', { reply }],
  ])('its rejected reply is tried with the newer token (%s)', async (_, answer) => {
    const { server, alive, stored } = open(() => Promise.resolve(answer));
    alive.add('theirs');
    stored.push('theirs');
    await server.call();
    expect({ logins: server.logins(), calls: server.calls.length }).toEqual({
      logins: 0,
      calls: 1,
    });
  });

  it('its rejected reply stands where there is no newer token', async () => {
    const { server } = open(() => Promise.resolve({ reply }));
    await expect(server.call()).rejects.toMatchObject({ code: 'sign-in-refused' });
  });

  it('any other reply stands', async () => {
    const found = { ...reply, status: 404, body: new TextEncoder().encode('{}') };
    const { server, reads } = open(() => Promise.resolve({ reply: found }));
    await expect(server.call()).rejects.toMatchObject({ code: 'failed' });
    expect(reads()).toBe(0);
  });
});
