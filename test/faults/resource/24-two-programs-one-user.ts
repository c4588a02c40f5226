import type { Prove } from '../fault';
import { grant } from '../server';
import { WAYS } from '../stage';

/** Another program signs in as the same user, and each sign-in ends the session of the other. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    server.singleSession = true;
    // The other one is there at once, every time.
    server.login = (response) => {
      grant(server, response);
      server.valid.clear();
    };
    const client = stage.client({ server, way });
    const codes: string[] = [];
    for (let call = 0; call < 20; call += 1) {
      const error = await client.fails();
      codes.push(error.code);
      if (error.code === 'sign-in-contested') {
        expect(error.message).toMatch(/Another program.*separate user/);
      }
    }
    expect(codes.at(-1)).toBe('sign-in-contested');
    // Five a minute, and not two a call.
    expect(server.logins.length).toBeLessThanOrEqual(6);
    server.login = (response) => grant(server, response);
    client.clock.advance(61_000);
    expect((await client.get()).status).toBe(200);
  }
};
