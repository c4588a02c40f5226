/** An API with a session and the same seven items in every kind of pages. */
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ListServer {
  readonly url: string;
  /** Method, address and body of each request besides the sign-in. */
  readonly asked: string[];
  readonly logins: () => number;
  readonly logouts: () => number;
  killTokens(): void;
  close(): Promise<void>;
}

/** The account for it. */
export const LIST_DOCUMENT = JSON.stringify({
  name: 'Lists',
  fields: [{ name: 'password', label: 'Password', secret: true }],
  signIn: [{ path: '/login', json: { p: '{password}' }, take: [{ as: 'token', json: 'token' }] }],
  send: { headers: { 'X-Token': '{token}' } },
  signOut: { method: 'DELETE', path: '/login', headers: { 'X-Token': '{token}' } },
});

const IDS = [1, 2, 3, 4, 5, 6, 7];

export async function startLists(): Promise<ListServer> {
  const asked: string[] = [];
  const open = new Set<string>();
  let logins = 0;
  let logouts = 0;
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const url = new URL(request.url ?? '', 'http://host');
      const token = String(request.headers['x-token']);
      if (url.pathname === '/login') {
        if (request.method === 'DELETE') logouts += Number(open.delete(token));
        else open.add(`token-${String((logins += 1))}-long-enough`);
        response.end(JSON.stringify({ token: [...open].at(-1) }));
        return;
      }
      asked.push(`${request.method ?? ''} ${request.url ?? ''} ${body}`.trim());
      if (!open.has(token)) {
        response.writeHead(401).end('{}');
        return;
      }
      const given = { ...parsed(body), ...Object.fromEntries(url.searchParams) };
      const { status = 200, headers = {}, answer } = answerTo(url.pathname, given);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    logins: () => logins,
    logouts: () => logouts,
    killTokens: () => open.clear(),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly answer: unknown;
}

function answerTo(path: string, given: Readonly<Record<string, unknown>>): Answer {
  const size = Number(given['size'] ?? 3);
  const from = (start: number) => IDS.slice(start, start + size).map((id) => ({ id }));
  switch (path) {
    case '/whole':
      return { answer: { data: { list: from(0) }, total: IDS.length } };
    case '/page':
      return { answer: { list: from((Number(given['page']) - 1) * size), total: IDS.length } };
    case '/offset':
      return { answer: from(Number(given['skip'])) };
    case '/cursor': {
      const start = Number(given['after'] ?? 0);
      const next = start + size < IDS.length ? { next: String(start + size) } : {};
      return { answer: { list: from(start), ...next } };
    }
    case '/link': {
      const start = Number(given['start'] ?? 0);
      const next = `</link?start=${String(start + size)}>; rel="next"`;
      return { answer: from(start), headers: start + size < IDS.length ? { link: next } : {} };
    }
    default:
      return { status: 403, answer: { why: 'not yours' } };
  }
}

function parsed(body: string): Readonly<Record<string, unknown>> {
  return body === '' ? {} : (JSON.parse(body) as Readonly<Record<string, unknown>>);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
