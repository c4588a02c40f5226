import type { Prove } from '../fault';
import { WAYS } from '../stage';

/** A dead token is refused by a 401 without WWW-Authenticate. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    const client = stage.client({ server, way });
    await client.get();
    server.valid.clear();
    expect((await client.get()).status).toBe(200);
    expect([server.logins.length, server.refused]).toEqual([2, 1]);
  }
};
