import type { Prove } from '../fault';
import { json } from '../server';
import { WAYS } from '../stage';

/** Fifty calls with a dead token are refused one after the other, long after it was replaced. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    const client = stage.client({ server, way });
    await client.get();
    const dead = server.calls[0]?.token;
    server.valid.clear();
    let late = 0;
    // The server judges a request when it comes and says so when it likes.
    server.valid.add(String(dead));
    server.reply = (response, { token }) => {
      if (token !== dead) return json(response, {});
      late += 1;
      return setTimeout(() => json(response, {}, 401), late * 15);
    };
    await Promise.all(Array.from({ length: 50 }, () => client.get()));
    expect(server.logins).toHaveLength(2);
    expect(server.calls).toHaveLength(101);
  }
};
