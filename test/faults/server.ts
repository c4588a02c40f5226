import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket, Server as TcpServer } from 'node:net';

/** One request that has come, body and all. */
export interface Came {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** The token it carries, without the word in front. */
  readonly token: string;
  readonly socket: Socket;
}

export type Answer = (response: ServerResponse, came: Came, count: number) => unknown;

/** A server of plain HTTP that signs in and answers, and that can be told to misbehave. */
export interface FaultServer {
  readonly url: string;
  /** What a sign-in is answered; a token by default. The count begins at 1. */
  login: Answer;
  /** What a call with a token that is good is answered. */
  reply: Answer;
  /** Whether a call may be answered; the token it carries is good unless said otherwise. */
  isGood: (came: Came) => boolean;
  /** Tokens that are good now. */
  readonly valid: Set<string>;
  /** A sign-in ends the sessions before it. */
  singleSession: boolean;
  readonly logins: Came[];
  readonly calls: Came[];
  /** Calls that were refused with 401. */
  refused: number;
}

/** A token that nobody has had yet. */
let issued = 0;

export function nextToken(): string {
  issued += 1;
  return `token-${String(issued)}-"&<\\>`;
}

export function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

/** A sign-in as OAuth 2.0 answers it; the token is good at the server from then on. */
export function grant(
  server: FaultServer,
  response: ServerResponse,
  more: Readonly<Record<string, unknown>> = {},
): string {
  if (server.singleSession) server.valid.clear();
  const token = nextToken();
  server.valid.add(token);
  json(response, { access_token: token, token_type: 'bearer', expires_in: 3_000, ...more });
  return token;
}

export interface Servers {
  start(): Promise<FaultServer>;
  /** Any other server, closed with the rest. Gives its port. */
  listen(server: TcpServer): Promise<number>;
  close(): Promise<void>;
}

export function createServers(): Servers {
  const running: TcpServer[] = [];
  const sockets = new Set<Socket>();

  const listen = async (server: TcpServer): Promise<number> => {
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    running.push(server);
    return (server.address() as AddressInfo).port;
  };

  return {
    listen,
    async start() {
      const state: { server?: FaultServer } = {};
      const port = await listen(
        createServer((request, response) => {
          void readCame(request).then((came) => {
            if (state.server !== undefined) answer(state.server, came, response);
          });
        }),
      );
      const valid = new Set<string>();
      const server: FaultServer = {
        url: `http://127.0.0.1:${String(port)}`,
        login: (response) => grant(server, response),
        reply: (response) => json(response, { ok: true }),
        valid,
        isGood: ({ token }) => valid.has(token),
        singleSession: false,
        logins: [],
        calls: [],
        refused: 0,
      };
      state.server = server;
      return server;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(
        running.map((server) => new Promise((resolve) => void server.close(resolve))),
      );
    },
  };
}

function answer(server: FaultServer, came: Came, response: ServerResponse): void {
  if (/^(?:\/api)?\/login/.test(came.url)) {
    server.logins.push(came);
    server.login(response, came, server.logins.length);
    return;
  }
  server.calls.push(came);
  // Judged when it arrives.
  if (server.isGood(came)) {
    server.reply(response, came, server.calls.length);
    return;
  }
  server.refused += 1;
  json(response, { error: 'unauthorized' }, 401);
}

async function readCame(request: IncomingMessage): Promise<Came> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    // The client has gone.
  }
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    headers: request.headers,
    body: Buffer.concat(chunks),
    token: request.headers.authorization?.replace(/^Bearer /, '') ?? '',
    socket: request.socket,
  };
}

/** Bytes on the wire as they are, past everything that node:http would mend. Whoever calls ends the connection. */
export function raw({ socket }: Came, ...parts: readonly (string | Uint8Array)[]): Socket {
  for (const part of parts) socket.write(part);
  return socket;
}
