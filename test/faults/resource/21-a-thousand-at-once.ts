import type { Prove } from '../fault';
import { grant } from '../server';
import { WAYS } from '../stage';

/** A thousand calls at once on a dead token, also where a sign-in ends the session before it. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    for (const singleSession of [false, true]) {
      const server = await stage.servers.start();
      server.singleSession = singleSession;
      const client = stage.client({ server, way, limits: { concurrency: 100 } });
      await client.get();
      server.valid.clear();
      server.login = (response) => setTimeout(() => grant(server, response), 50);
      const outcomes = await Promise.all(Array.from({ length: 1_000 }, () => client.get()));
      expect(outcomes.every(({ status }) => status === 200)).toBe(true);
      expect(server.logins).toHaveLength(2);
    }
  }
};
