import type { Prove } from '../fault';
import { json } from '../server';
import { WAYS } from '../stage';

/** A 403 says that the right is missing: another sign-in would not help. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    const client = stage.client({ server, way });
    server.reply = (response) => json(response, { message: 'Role viewer cannot do this' }, 403);
    for (let call = 0; call < 5; call += 1) {
      expect(await client.fails()).toMatchObject({ code: 'denied', status: 403 });
    }
    expect([server.logins.length, server.calls.length]).toEqual([1, 5]);
  }
};
