import type { Prove } from '../fault';
import { grant, json } from '../server';
import { WAYS } from '../stage';

/** The sign-in succeeds, and the API knows the token two seconds later. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    const client = stage.client({ server, way });
    const knownFrom = new Map<string, number>();
    server.login = (response) => {
      knownFrom.set(grant(server, response), client.clock.mono() + 2_000);
    };
    server.reply = (response, { token }) =>
      client.clock.mono() < (knownFrom.get(token) ?? 0)
        ? json(response, { error: 'unknown token' }, 401)
        : json(response, { ok: true });
    const errors = await Promise.all(Array.from({ length: 20 }, () => client.fails()));
    expect(errors[0]?.message).toMatch(/rejected|refused|401/);
    // One token was replaced on suspicion; who comes next is not locked out by that.
    expect(server.logins.length).toBeLessThanOrEqual(2);
    client.clock.advance(2_100);
    expect((await client.get()).status).toBe(200);
    expect(server.logins.length).toBeLessThanOrEqual(2);
  }
};
