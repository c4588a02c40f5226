import type { Prove } from '../fault';
import { json } from '../server';
import { WAYS } from '../stage';

/** A fresh token is refused as well: no third attempt, and one sentence for the person. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    server.reply = (response, { url }) =>
      url === '/thing' ? json(response, { error: 'no' }, 401) : json(response, { ok: true });
    const client = stage.client({ server, way });
    const error = await client.fails();
    expect(error).toMatchObject({ code: 'sign-in-refused', status: 401 });
    expect([server.calls.length, server.logins.length]).toEqual([2, 2]);
    // The token is good for other calls, and stays.
    await client.get({ path: '/other' });
    expect(server.logins).toHaveLength(2);
    // And the call that is always refused costs no more of them.
    await client.fails();
    expect(server.logins).toHaveLength(2);
  }
};
