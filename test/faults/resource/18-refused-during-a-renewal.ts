import type { Prove } from '../fault';
import { grant } from '../server';
import { WAYS } from '../stage';

/** Calls are refused while the renewal that they need is under way. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    const client = stage.client({ server, way });
    await client.get();
    server.valid.clear();
    server.login = (response) => setTimeout(() => grant(server, response), 150);
    const calls = Array.from({ length: 20 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 10));
      return client.get();
    });
    await Promise.all(calls);
    expect(server.logins).toHaveLength(2);
  }
};
