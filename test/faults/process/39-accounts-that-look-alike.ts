import type { Prove } from '../fault';
import { WAYS } from '../stage';

/** Two accounts of one server, and one account at two servers, share nothing. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const [one, two] = [await stage.servers.start(), await stage.servers.start()];
    const pool = stage.pool();
    const user = way === 'built in' ? 'clientId' : 'username';
    const clients = [
      stage.client({ server: one, way, pool }),
      stage.client({ server: one, way, pool, account: { [user]: 'somebody else' } }),
      stage.client({ server: two, way, pool }),
    ];
    await Promise.all(clients.flatMap((client) => [client.get(), client.get()]));
    expect([one.logins.length, two.logins.length]).toEqual([2, 1]);
    expect(new Set(one.calls.map(({ token }) => token)).size).toBe(2);
    expect(one.refused + two.refused).toBe(0);
    // The same account twice does.
    await stage.client({ server: one, way, pool }).get();
    expect(one.logins).toHaveLength(2);
  }
};
