import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What the server saw on one request that was no login. */
export interface Hit {
  readonly method: string;
  readonly path: string;
  readonly session: string;
  /** Header `x-signed`: how often this options object had been signed. */
  readonly signed: string;
}

/**
 * `POST /login` opens a session `s1`, `s2` …; every other path wants a live one in `x-session` and
 * answers with the status that the path names (`/404`), else with `status`.
 */
export interface SessionServer {
  readonly url: string;
  readonly hits: readonly Hit[];
  readonly logins: number;
  /** Sessions that the server accepts. Logins add to it. */
  readonly live: Set<string>;
  /** Body of an answer with status 200. */
  body: object;
  /** How long every answer but that of a login takes. */
  replyMs: number;
  /** Answer to a path that names no status. */
  status: number;
  close(): Promise<void>;
}

export async function startSessionServer(tls?: {
  readonly key: string;
  readonly cert: string;
}): Promise<SessionServer> {
  const hits: Hit[] = [];
  const live = new Set<string>();
  let logins = 0;

  const listener: RequestListener = (request, response) => {
    const reply = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    request.resume();
    if (request.url === '/login') {
      const session = `s${String(++logins)}`;
      setTimeout(() => {
        live.add(session);
        reply(200, { session });
      }, 20);
      return;
    }
    const { 'x-session': session, 'x-signed': signed } = request.headers;
    const hit = {
      method: request.method ?? '',
      path: request.url ?? '',
      session: String(session),
      signed: String(signed),
    };
    hits.push(hit);
    const status = live.has(hit.session) ? Number(hit.path.slice(1)) || server.status : 401;
    const message = status === 401 ? 'No such session.' : `As you asked: ${String(status)}.`;
    const body = status === 200 ? server.body : { message };
    setTimeout(() => reply(status, body), server.replyMs).unref();
  };
  const socket: Server =
    tls === undefined ? createHttpServer(listener) : createHttpsServer(tls, listener);
  await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;

  const server: SessionServer = {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${String(port)}`,
    hits,
    live,
    body: { ok: true },
    status: 200,
    replyMs: 0,
    get logins() {
      return logins;
    },
    close: () =>
      new Promise((resolve) => {
        socket.close(() => resolve());
        socket.closeAllConnections();
      }),
  };
  return server;
}
