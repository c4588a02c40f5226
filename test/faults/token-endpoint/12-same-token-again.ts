import type { Prove } from '../fault';
import { json, nextToken } from '../server';
import { WAYS } from '../stage';

/** The token endpoint gives the same token again, with what is left of its life. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    const token = nextToken();
    server.valid.add(token);
    const client = stage.client({ server, way });
    const end = client.clock.mono() + 600_000;
    server.login = (response) =>
      json(response, {
        access_token: token,
        token_type: 'bearer',
        expires_in: Math.max(1, Math.round((end - client.clock.mono()) / 1_000)),
      });
    // Through the last tenth of its life, where a renewal is tried, a second at a time.
    for (let call = 0; call < 60; call += 1) {
      await client.get();
      await client.member.cell.settled();
      client.clock.advance(call === 0 ? 535_000 : 1_000);
    }
    expect(server.refused).toBe(0);
    expect(server.logins.length).toBeLessThanOrEqual(3);
  }
};
