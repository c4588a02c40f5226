import type { Prove } from '../fault';
import { grant } from '../server';
import { WAYS } from '../stage';

/** The account is edited while the old one signs in: the old result is for the old account only. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    const madeBy = new Map<string, string>();
    server.login = (response, { body }, count) => {
      const made = (): void => void madeBy.set(grant(server, response), body.toString());
      // The first one is slow, and comes back after the second.
      setTimeout(made, count === 1 ? 150 : 10);
    };
    const pool = stage.pool();
    const before = stage.client({ server, way, pool });
    const early = before.get({ path: '/before' });
    await new Promise((resolve) => setTimeout(resolve, 30));
    const secret = way === 'built in' ? 'clientSecret' : 'password';
    const after = stage.client({ server, way, pool, account: { [secret]: 'edited-password' } });
    await after.get({ path: '/after' });
    await early;
    await after.get({ path: '/after' });
    expect(server.logins).toHaveLength(2);
    for (const { url, token } of server.calls) {
      expect([url, String(madeBy.get(token)).includes('edited-password')]).toEqual([
        url,
        url === '/after',
      ]);
    }
  }
};
