import type { Prove } from '../fault';
import { grant, json } from '../server';
import { WAYS } from '../stage';

/** Callers leave: one of those who wait for a sign-in, all of them, one in a pause between two attempts. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    server.login = (response) => setTimeout(() => grant(server, response), 100);
    const client = stage.client({ server, way, realTime: true });
    const leaving = new AbortController();
    const stays = Array.from({ length: 5 }, () => client.get());
    const leaves = client.fails({}, leaving.signal);
    setTimeout(() => leaving.abort(), 20);
    expect(await leaves).toMatchObject({ code: 'cancelled' });
    expect((await Promise.all(stays)).every(({ status }) => status === 200)).toBe(true);
    expect(server.logins).toHaveLength(1);

    // Even the one who began it: the sign-in goes on, and is there for the next.
    server.valid.clear();
    await client.member.cell.settled();
    const other = stage.client({ server, way, realTime: true });
    const all = [20, 30].map((ms) => other.fails({}, AbortSignal.timeout(ms)));
    for (const error of await Promise.all(all)) expect(error.code).toBe('cancelled');
    await other.member.cell.settled();
    await other.get();
    expect(server.logins).toHaveLength(2);

    server.reply = (response) => json(response, {}, 503);
    const started = performance.now();
    expect(await other.fails({}, AbortSignal.timeout(100))).toMatchObject({ code: 'cancelled' });
    expect(performance.now() - started).toBeLessThan(450);
  }
};
