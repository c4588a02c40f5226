import { connect, createServer } from 'node:net';

import type { Prove } from '../fault';
import { grant, json } from '../server';
import { WAYS } from '../stage';

/** A token is good for one IP address, and the address changes. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    // What a router does whose provider gives it another address.
    let address = '127.0.0.2';
    const port = await stage.servers.listen(
      createServer((inside) => {
        const outside = connect({
          host: '127.0.0.1',
          port: Number(new URL(server.url).port),
          localAddress: address,
        });
        inside.pipe(outside).pipe(inside);
        inside.on('error', () => outside.destroy());
        outside.on('error', () => inside.destroy());
      }),
    );
    const madeFor = new Map<string, string | undefined>();
    server.login = (response, { socket }) => {
      madeFor.set(grant(server, response), socket.remoteAddress);
    };
    server.reply = (response, { token, socket }) =>
      json(response, {}, madeFor.get(token) === socket.remoteAddress ? 200 : 401);
    const url = `http://127.0.0.1:${String(port)}`;
    const client = stage.client({ server: { ...server, url }, way });
    await client.get();
    address = '127.0.0.3';
    for (const { socket } of server.calls) socket.destroy();
    expect((await client.get()).status).toBe(200);
    expect([...new Set(madeFor.values())]).toEqual(['127.0.0.2', '127.0.0.3']);
    expect(server.logins).toHaveLength(2);
  }
};
