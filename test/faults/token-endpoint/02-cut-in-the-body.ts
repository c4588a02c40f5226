import type { Prove } from '../fault';
import { grant, raw } from '../server';
import { WAYS } from '../stage';

/** The token endpoint breaks off in the middle of its response, once. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    server.login = (response, came, count) => {
      if (count > 1) return grant(server, response);
      const socket = raw(came, 'HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{"access_');
      return setTimeout(() => socket.resetAndDestroy(), 20);
    };
    const client = stage.client({ server, way });
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => client.get()));
    expect(outcomes.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(server.logins).toHaveLength(2);
  }
};
