import type { Prove } from '../fault';
import { grant } from '../server';
import { WAYS } from '../stage';

/** The token endpoint takes the request and says nothing. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    server.login = () => undefined;
    const limits = { timeoutMs: 300, budgetMs: 5_000 };
    const client = stage.client({ server, way, limits, realTime: true });
    const started = performance.now();
    const errors = await Promise.all(Array.from({ length: 20 }, () => client.fails()));
    expect(performance.now() - started).toBeLessThan(4_000);
    for (const error of errors) {
      expect(error).toMatchObject({ code: 'sign-in-unavailable' });
      expect(error.message).toMatch(
        /(?:no whole response|did not respond).*Your credentials were not rejected/,
      );
      // A sign-in may be done twice: there is nothing to check before the next one.
      expect(error.message).not.toMatch(/carried out/);
    }
    expect(server.logins).toHaveLength(1);
    // The server is back, and the pause that was made for it is over.
    server.login = (response) => grant(server, response);
    client.clock.advance(600_000);
    expect((await client.get()).status).toBe(200);
  }
};
