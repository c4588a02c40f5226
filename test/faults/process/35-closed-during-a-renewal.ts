import type { Prove } from '../fault';
import { grant } from '../server';
import { DESCRIBED } from '../stage';

/** The account is removed while a sign-in is under way: what that opens is closed again, and nothing stays. */
export const prove: Prove = async (stage) => {
  const server = await stage.servers.start();
  const document = {
    ...DESCRIBED,
    signOut: { path: '/logout', headers: { Authorization: 'Bearer {token}' } },
  };
  let granted: string | undefined;
  server.login = (response) => setTimeout(() => (granted = grant(server, response)), 150);
  const client = stage.client({ server, document, realTime: true });
  const waits = client.fails();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const started = performance.now();
  const left = client.member.leave({
    transport: client.host.transport,
    grace: Promise.resolve(),
  });
  expect(await waits).toMatchObject({ code: 'cancelled' });
  await left;
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(server.calls.map(({ url, token }) => [url, token])).toEqual([['/logout', granted]]);
  // Nobody calls any more, and no connection is kept.
  expect(await client.fails()).toMatchObject({ code: 'cancelled' });
  client.host.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.calls.every(({ socket }) => socket.destroyed)).toBe(true);

  // Also where the server never answers: the sign-out takes no longer than it may.
  const silent = await stage.servers.start();
  silent.isGood = () => true;
  const limits = { timeoutMs: 300 };
  const second = stage.client({ server: silent, document, limits, realTime: true });
  await second.get();
  silent.reply = () => undefined;
  const begun = performance.now();
  await second.member.leave({ transport: second.host.transport, grace: Promise.resolve() });
  expect(performance.now() - begun).toBeLessThan(1_500);
};
