import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Told once the first bytes of a request are there. `isOpen` is false when the client has gone. */
export type Serve = (socket: Socket, isOpen: () => boolean) => void | Promise<void>;

export interface Listening {
  readonly port: number;
  /** How often something was sent to it. */
  readonly requests: () => number;
  close(): void;
}

/** A server of plain TCP that says what it likes. */
export async function listenRaw(serve: Serve): Promise<Listening> {
  let requests = 0;
  const server = createServer((socket) => {
    socket.on('data', (data: Buffer) => {
      if (!/^[A-Z]+ \S+ HTTP\/1\.1\r\n/.test(data.toString('latin1')) && data[0] !== 0x16) return;
      requests += 1;
      void serve(socket, () => !socket.destroyed && socket.writable);
    });
  });
  const { port, close } = await listening(server);
  return { port, close, requests: () => requests };
}

export async function listening(
  server: Server,
  address = '127.0.0.1',
): Promise<Omit<Listening, 'requests'>> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, address);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
