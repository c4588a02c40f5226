/** A server with a login and a logout that counts its sessions and can hold its answers. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Kind = 'login' | 'logout' | 'call';

export interface SessionServer {
  readonly url: string;
  /** What has arrived, by kind; `rejected` are logins. */
  readonly seen: Readonly<Record<Kind | 'rejected', number>>;
  /** Sessions that were opened and not ended. */
  open(): number;
  /** From now on requests of this kind wait. */
  hold(kind: Kind): void;
  /** Answers those that wait, and holds no more. */
  release(): void;
  /** Resolves when so many requests of this kind have arrived. */
  arrived(kind: Kind, count?: number): Promise<void>;
  /** From now on the login takes this password. */
  accept(password: string): void;
  reset(): void;
  close(): Promise<void>;
}

/** The account for it. */
export const SESSION_ACCOUNT = {
  signIn: 'shortForm',
  shortForm: { signInRequest: 'POST /login', tokenName: 'token', signOut: 'POST /logout' },
  values: { username: 'anna' },
  credentials: { password: 'right' },
} as const;

export async function startSessions(): Promise<SessionServer> {
  const seen = { login: 0, logout: 0, call: 0, rejected: 0 };
  const sessions = new Set<string>();
  const waiting: (() => void)[] = [];
  const listeners = new Set<() => void>();
  let held = new Set<Kind>();
  let password = 'right';
  let tokens = 0;

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const kind =
        request.url === '/login' ? 'login' : request.url === '/logout' ? 'logout' : 'call';
      const token = (request.headers.authorization ?? '').replace('Bearer ', '');
      const put = (status: number, body: object): void => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      };
      const answer = (): void => {
        if (kind === 'login') {
          const sent = JSON.parse(Buffer.concat(chunks).toString()) as {
            readonly password: string;
          };
          if (sent.password !== password) {
            seen.rejected += 1;
            put(401, {});
            return;
          }
          tokens += 1;
          const made = `session-${String(tokens)}-${'x'.repeat(20)}`;
          sessions.add(made);
          put(200, { token: made });
        } else if (kind === 'logout') {
          sessions.delete(token);
          put(200, {});
        } else {
          put(sessions.has(token) ? 200 : 401, {});
        }
      };
      seen[kind] += 1;
      if (held.has(kind)) waiting.push(answer);
      else answer();
      for (const listener of [...listeners]) listener();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    seen,
    open: () => sessions.size,
    hold: (kind) => void held.add(kind),
    release() {
      held = new Set();
      for (const answer of waiting.splice(0)) answer();
    },
    arrived: (kind, count = 1) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (seen[kind] < count) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    accept: (taken) => void (password = taken),
    reset() {
      Object.assign(seen, { login: 0, logout: 0, call: 0, rejected: 0 });
      sessions.clear();
      held = new Set();
      waiting.splice(0);
      password = 'right';
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
