import { gzipSync } from 'node:zlib';

import type { Prove } from '../fault';
import type { Answer } from '../server';
import { WAYS } from '../stage';

const PIECE = Buffer.alloc(64 * 1024, ' ');

const flood =
  (head: string): Answer =>
  (response) => {
    const { socket } = response;
    socket?.write(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${head}\r\n`);
    const more = (): void => {
      while (socket?.writable === true && socket.write(PIECE));
      if (socket?.writable === true) socket.once('drain', more);
    };
    more();
  };

const BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));

const BODIES: Readonly<Record<string, Answer>> = {
  'a gzip bomb': (response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(BOMB),
  'a body of 1 GiB': flood('Content-Length: 1073741824\r\n'),
  'a body without end': flood('Connection: close\r\n'),
};

/** The token endpoint sends more than anybody wants to read. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    for (const [what, login] of Object.entries(BODIES)) {
      const server = await stage.servers.start();
      server.login = login;
      const limits = { maxResponseBytes: 1024 * 1024 };
      const client = stage.client({ server, way, limits });
      const error = await client.fails();
      expect([what, error.code]).toEqual([what, 'sign-in-unavailable']);
      expect(error.message).toMatch(/larger than 1048576 bytes/);
      expect(server.logins).toHaveLength(1);
    }
  }
};
