import type { Prove } from '../fault';
import { grant, json } from '../server';
import { WAYS } from '../stage';

/** A renewal behind the callers' backs fails: they go on, and no rejection stays unhandled. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    const client = stage.client({ server, way });
    await client.get();
    server.login = (response) => json(response, {}, 503);
    client.clock.advance(2_800_000);
    for (let call = 0; call < 5; call += 1) expect((await client.get()).status).toBe(200);
    await client.member.cell.settled();
    await new Promise((resolve) => setTimeout(resolve, 20));
    // One round of attempts, then a pause.
    expect(server.logins.length).toBeLessThanOrEqual(5);
    // And with everybody gone who has asked for it.
    server.valid.clear();
    const second = stage.client({ server, way, realTime: true });
    server.login = (response) =>
      setTimeout(() => json(response, { error: 'invalid_grant' }, 400), 60);
    expect(await second.fails({}, AbortSignal.timeout(20))).toMatchObject({ code: 'cancelled' });
    await second.member.cell.settled();
    await new Promise((resolve) => setTimeout(resolve, 20));
    server.login = (response) => grant(server, response);
  }
};
