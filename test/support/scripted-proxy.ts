import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

import { createAuthority } from '../../simulators/certificates';

export interface SeenRequest {
  readonly method: string;
  /** Absolute, as the client meant it. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ScriptedReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A proxy that stands in for every host: it answers as told, and keeps what it was asked. */
export interface ScriptedProxy {
  readonly url: string;
  /** Hosts that a tunnel was asked for, as `host:port`. */
  readonly tunnels: string[];
  readonly requests: SeenRequest[];
  /** `Proxy-Authorization` of what came in, if any. */
  readonly logins: (string | undefined)[];
  answer: (request: SeenRequest) => ScriptedReply;
  close(): Promise<void>;
}

export async function startScriptedProxy(): Promise<ScriptedProxy> {
  const authority = await createAuthority();
  const { certificate, privateKey } = await authority.issueServer();
  const sockets = new Set<Socket>();
  const proxy: ScriptedProxy = {
    url: '',
    tunnels: [],
    requests: [],
    logins: [],
    answer: () => ({ status: 200, body: {} }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      inner.close();
      await new Promise((resolve) => outer.close(resolve));
    },
  };
  const handle = (origin: string) => (request: IncomingMessage, response: ServerResponse) => {
    void reply(proxy, origin, request, response);
  };
  const inner = createTlsServer(
    { cert: certificate, key: privateKey, requestCert: true, rejectUnauthorized: false },
    handle('https://'),
  );
  const outer = createServer(handle(''));
  outer.on('connect', (request: IncomingMessage, socket: Socket) => {
    proxy.tunnels.push(request.url ?? '');
    proxy.logins.push(request.headers['proxy-authorization']);
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    inner.emit('connection', socket);
  });
  for (const server of [inner, outer]) {
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    });
  }
  await new Promise<void>((resolve) => outer.listen(0, '127.0.0.1', resolve));
  const { port } = outer.address() as AddressInfo;
  return Object.assign(proxy, { url: `http://127.0.0.1:${String(port)}` });
}

async function reply(
  proxy: ScriptedProxy,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const path = request.url ?? '';
  const seen: SeenRequest = {
    method: request.method ?? '',
    url: origin === '' ? path : `${origin}${request.headers.host ?? ''}${path}`,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: Buffer.concat(chunks).toString('utf8'),
  };
  proxy.requests.push(seen);
  if (origin === '') proxy.logins.push(request.headers['proxy-authorization']);
  const { status, headers = {}, body } = proxy.answer(seen);
  const isText = typeof body === 'string';
  const type = isText ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, body === undefined ? headers : { ...type, ...headers });
  response.end(body === undefined ? undefined : isText ? body : JSON.stringify(body));
}
