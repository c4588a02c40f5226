import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const USER = 'ann';
const PASSWORD = 'harbor-password';
const KEY = 'harbor-key';
const VISITS = 120;

/** The made-up gate server of CONTRIBUTING's walk-through, on 127.0.0.1. */
export interface GateServer {
  /** Base URL of an account. */
  readonly baseUrl: string;
  readonly username: string;
  readonly password: string;
  readonly key: string;
  /** How many visits there are; at most 50 come at a time. */
  readonly visits: number;
  /** Sessions that were opened, and those that nobody has handed back. */
  readonly logins: number;
  readonly open: ReadonlySet<string>;
  /** `POST /gates/7/open {...}`: calls that changed something, with their body. */
  readonly changes: readonly string[];
  close(): Promise<void>;
}

export async function startGateServer(): Promise<GateServer> {
  const open = new Set<string>();
  const changes: string[] = [];
  let logins = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://gate');
    const path = pathname.replace(/^\/gate\/v1/, '');
    const call = `${request.method ?? ''} ${path}`;
    const reply = (status: number, value?: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(value === undefined ? undefined : JSON.stringify(value));
    };
    if (call === 'POST /sessions') {
      const given = JSON.parse(body) as { readonly user?: unknown; readonly password?: unknown };
      if (given.user !== USER || given.password !== PASSWORD) {
        return reply(401, { error: { code: 'HG-1', text: 'Unknown user.' } });
      }
      const session = `session-${String(++logins)}`;
      open.add(session);
      return reply(201, { session, seconds: 600 });
    }
    const session = String(request.headers['x-gate-session'] ?? '');
    if (!open.has(session) && request.headers['x-gate-key'] !== KEY) {
      return reply(401, { error: { code: 'HG-2', text: 'No session.' } });
    }
    if (call === 'DELETE /sessions/current') {
      open.delete(session);
      return reply(204);
    }
    if (call === 'GET /visits') {
      const size = Number(searchParams.get('per_page'));
      const first = (Number(searchParams.get('page')) - 1) * size;
      const visits = Array.from({ length: VISITS }, (_, index) => ({ id: index + 1 }));
      return reply(200, { visits: visits.slice(first, first + size), total: VISITS });
    }
    changes.push(`${call} ${body}`.trim());
    if (call === 'POST /visits') return reply(201, { id: VISITS + 1 });
    if (call === 'POST /gates/7/open') return reply(200, { opened: true });
    return reply(200, { error: { code: 'HG-12', text: 'No such gate.' } });
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${String(port)}/gate/v1`,
    username: USER,
    password: PASSWORD,
    key: KEY,
    visits: VISITS,
    open,
    changes,
    get logins() {
      return logins;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
