import type { Prove } from '../fault';
import { grant } from '../server';
import { WAYS } from '../stage';

/** The server has closed the kept connection at the moment when the next sign-in goes out on it. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    const used = new WeakSet<object>();
    let cut = 0;
    server.login = (response, { socket }) => {
      // What a server does whose idle time is over: it has not read the second request.
      if (used.has(socket)) {
        cut += 1;
        return socket.resetAndDestroy();
      }
      return grant(server, response);
    };
    server.reply = (response, { socket }) => {
      used.add(socket);
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    };
    const client = stage.client({ server, way });
    await client.get();
    server.valid.clear();
    expect((await client.get()).status).toBe(200);
    // n8n opens a connection for each request, so that none is met there.
    expect(cut).toBe(stage.host === 'n8n' ? 0 : 1);
  }
};
