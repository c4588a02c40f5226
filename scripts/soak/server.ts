/** An API with tokens of seconds, whose temper can be seen in a table afterwards. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface MoodyServer {
  readonly url: string;
  readonly counts: {
    logins: number;
    calls: number;
    refused: number;
    faults: number;
    revocations: number;
  };
  close(): void;
}

/** Calls that meet a fault: little enough that four in a row, which no client survives, hardly happen. */
const FAULTS = 0.03;
const LIFE_SECONDS = [2, 6] as const;
const ROWS = JSON.stringify(
  Array.from({ length: 20 }, (_, id) => ({ id, name: `policy ${String(id)}` })),
);

/** Twelve times a minute. */
const REVOKED_EVERY_MS = 5_000;

export async function startMoodyServer(): Promise<MoodyServer> {
  const counts = { logins: 0, calls: 0, refused: 0, faults: 0, revocations: 0 };
  /** Until when a token is good, by its text. */
  const good = new Map<string, number>();

  const login = (response: ServerResponse): void => {
    counts.logins += 1;
    const [least, most] = LIFE_SECONDS;
    const seconds = least + Math.floor(Math.random() * (most - least + 1));
    const token = `soak-token-${String(counts.logins)}`;
    // What the sign-in says is what it is good for, with a second of grace for what is on its way.
    good.set(token, Date.now() + (seconds + 1) * 1_000);
    const text = JSON.stringify({ access_token: token, token_type: 'bearer', expires_in: seconds });
    setTimeout(() => answer(response, 200, text), Math.random() * 100);
  };

  const call = (request: IncomingMessage, response: ServerResponse): void => {
    counts.calls += 1;
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    if ((good.get(token) ?? 0) > Date.now()) answer(response, 200, ROWS);
    else {
      counts.refused += 1;
      answer(response, 401, '{"code":"unauthorized"}');
    }
  };

  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      if (Math.random() < FAULTS) {
        counts.faults += 1;
        misbehave(request, response);
      } else if (request.url?.startsWith('/token') === true) login(response);
      else call(request, response);
    });
    request.on('error', () => undefined);
  });
  const revoking = setInterval(() => {
    counts.revocations += 1;
    good.clear();
  }, REVOKED_EVERY_MS);
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    counts,
    close() {
      clearInterval(revoking);
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(text);
}

function misbehave(request: IncomingMessage, response: ServerResponse): void {
  const kind = Math.floor(Math.random() * 6);
  if (kind === 0) request.socket.resetAndDestroy();
  else if (kind === 1) answer(response, 503, '{}');
  else if (kind === 2) answer(response, 500, '<html>oops</html>');
  else if (kind === 3) response.writeHead(429, { 'Retry-After': '1' }).end();
  else if (kind === 4) setTimeout(() => answer(response, 502, ''), 800);
  else {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '999' });
    response.write('{"half');
    setTimeout(() => request.socket.resetAndDestroy(), 20);
  }
}
