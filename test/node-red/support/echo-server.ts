/** A server with a login that answers with what it got, or as its path says. */
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export interface Received {
  readonly method: string;
  readonly url: string;
  /** Names in the spelling in which they came. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

export interface EchoServer {
  readonly url: string;
  readonly received: Received[];
  /** Sign-ins that gave a token. */
  readonly logins: () => number;
  readonly attempts: () => number;
  killTokens(): void;
  /** From now on a sign-in ends the sessions before it. */
  allowOneSession(on: boolean): void;
  close(): Promise<void>;
}

export const PASSWORD = 'p"a\\s&<wö1rd';

/** The account for it. */
export const ECHO_ACCOUNT = {
  signIn: 'shortForm',
  shortForm: { signInRequest: 'POST /login', tokenName: 'token' },
  values: { username: 'anna' },
  credentials: { password: PASSWORD },
} as const;

export async function startEcho(tls?: {
  readonly key: string;
  readonly cert: string;
}): Promise<EchoServer> {
  const received: Received[] = [];
  const tokens = new Set<string>();
  let logins = 0;
  let attempts = 0;
  let isSingle = false;
  const listener: RequestListener = (request, response) => {
    void bodyOf(request).then((bytes) => {
      const body = bytes.toString('latin1');
      const url = request.url ?? '';
      if (url.endsWith('/login')) {
        attempts += 1;
        const { username, password } = JSON.parse(bytes.toString()) as Record<string, string>;
        if (username !== 'anna' || password !== PASSWORD) {
          response.writeHead(401, { 'content-type': 'application/json' });
          response.end('{"message":"wrong user or password"}');
          return;
        }
        logins += 1;
        if (isSingle) tokens.clear();
        const token = `tok-${String(logins)}-${'x'.repeat(24)}`;
        tokens.add(token);
        response.end(JSON.stringify({ token, expires_in: 3600 }));
        return;
      }
      received.push({
        method: request.method ?? '',
        url,
        headers: pairsOf(request.rawHeaders),
        body,
      });
      const token = (request.headers.authorization ?? '').replace('Bearer ', '');
      if (url.startsWith('/guarded') && !tokens.has(token)) {
        response.writeHead(401);
        response.end('no');
        return;
      }
      reply(request, response, url);
    }, ignore);
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${String(port)}`,
    received,
    logins: () => logins,
    attempts: () => attempts,
    killTokens: () => tokens.clear(),
    allowOneSession: (on) => void (isSingle = on),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A caller that leaves. */
function ignore(): void {
  return undefined;
}

function reply(request: IncomingMessage, response: ServerResponse, url: string): void {
  const { pathname, searchParams } = new URL(url, 'http://host');
  const status = /^\/status\/(\d+)/.exec(pathname)?.[1];
  if (status !== undefined) {
    response.writeHead(Number(status), { 'content-type': 'application/json' });
    response.end(Number(status) === 204 ? '' : JSON.stringify({ status: Number(status) }));
    return;
  }
  const redirect = /^\/redirect\/(\d+)\/(.*)$/.exec(pathname);
  if (redirect !== null) {
    response.writeHead(Number(redirect[1]), {
      location: searchParams.get('to') ?? `/${redirect[2] ?? ''}`,
      'set-cookie': ['hop=1; Path=/', 'here=2'],
    });
    response.end();
    return;
  }
  switch (pathname) {
    case '/slow':
      setTimeout(() => response.end('late'), 2_000).unref();
      return;
    case '/cookies':
      response.setHeader('set-cookie', ['a=1; Path=/; HttpOnly', 'b=x%20y; Max-Age=60', 'odd']);
      response.end('cookies');
      return;
    case '/bytes':
      response.end(Buffer.from([0, 255, 128, 10]));
      return;
    case '/text':
      response.end('grün "nicht JSON"');
      return;
    case '/latin':
      response.setHeader('content-type', 'application/json; charset=iso-8859-1');
      response.end(Buffer.from('{"id":7615917337495251231,"name":"Büro"}', 'latin1'));
      return;
    case '/lax':
      // Lines that end with LF only: HTTP wants CR LF.
      request.socket.end('HTTP/1.1 200 OK\ncontent-length: 2\nconnection: close\n\nok');
      return;
    case '/gzip':
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync('{"packed":true}'));
      return;
    case '/cut':
      request.socket.destroy();
      return;
    default:
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.setHeader('x-several', ['one', 'two']);
      response.end('{"list":[{"id":1},{"id":2}],"umlaut":"ü"}');
  }
}

function pairsOf(raw: readonly string[]): readonly (readonly [string, string])[] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : [],
  );
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
