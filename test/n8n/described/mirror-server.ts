import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What each secret holds, so that it is found however it is escaped. */
export const MARKS = {
  password: 'Kanarienvogel',
  apiKey: 'Rotkehlchen',
  token: 'Zaunkoenig',
  session: 'Wintergoldhaehnchen',
} as const;

/** Each has what queries, bodies, XML and JSON escape; a cookie may hold none of it (RFC 6265, 4.1.1). */
export const SECRETS = {
  password: `pä"s\\&<${MARKS.password}>ü% 1`,
  apiKey: `k"e\\y&<${MARKS.apiKey}>öß`,
  token: `t"o\\k&<${MARKS.token}>é`,
  session: `${MARKS.session}-0815`,
} as const;

/** A server that answers with everything it was sent, in every writing. */
export interface MirrorServer {
  readonly url: string;
  /** Method and target of every request. */
  readonly asked: readonly string[];
  /** What it answered last. */
  lastAnswer(): string;
  /** Where a sign-in and `/away/<status>` redirect to, and what answers name as the next address. */
  setElsewhere(url: string): void;
  close(): Promise<void>;
}

export async function startMirror(): Promise<MirrorServer> {
  const asked: string[] = [];
  let last = '';
  let elsewhere = '';
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://mirror');
      asked.push(`${request.method ?? ''} ${pathname}`);
      const answer = (status: number, body: string, type = 'application/json'): void => {
        last = body;
        response.writeHead(status, {
          'content-type': type,
          'x-seen': encodeURIComponent(JSON.stringify(SECRETS)),
          ...(pathname === '/login' ? { 'set-cookie': `SID=${SECRETS.session}; Path=/` } : {}),
        });
        response.end(body);
      };
      const away = /^\/away\/(\d+)/.exec(pathname)?.[1];
      if (away !== undefined) {
        response.writeHead(Number(away), {
          location: `${elsewhere}/taken?t=${encodeURIComponent(SECRETS.token)}`,
        });
        response.end();
      } else if (pathname === '/login') {
        answer(200, JSON.stringify({ token: SECRETS.token, base: elsewhere, got: text }));
      } else if (pathname === '/pages') {
        answer(200, JSON.stringify({ list: [{ id: 1 }], next: `${elsewhere}/taken?page=2` }));
      } else {
        const [, as, status = '200'] = pathname.split('/');
        const seen = reflection(request, text, [...searchParams]);
        if (as === 'text') answer(Number(status), escaped(seen), 'text/plain; charset=utf-8');
        else answer(Number(status), JSON.stringify(seen));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    lastAnswer: () => last,
    setElsewhere: (url) => {
      elsewhere = url;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString();
}

function reflection(
  { url = '', headers }: IncomingMessage,
  body: string,
  query: readonly (readonly [string, string])[],
): Readonly<Record<string, unknown>> {
  return {
    message: `you sent ${url} with ${headers.cookie ?? ''} and ${body}`,
    url,
    query,
    form: isForm(headers) ? [...new URLSearchParams(body)] : [],
    headers,
    // A value as the name of a member, and text in a text.
    named: Object.fromEntries(query.map(([, value]) => [value, 1])),
    nested: JSON.stringify({ query }),
    writings: Object.values(SECRETS).map(writingsOf),
  };
}

function isForm(headers: IncomingMessage['headers']): boolean {
  return headers['content-type']?.includes('form-urlencoded') === true;
}

/** The ways in which a server, a proxy or a log may write a text. */
export function writingsOf(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const percent = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  return [
    bytes.toString('base64'),
    bytes.toString('base64url'),
    Buffer.from(`anna:${text}`).toString('base64'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    percent,
    encodeURIComponent(text),
    new URLSearchParams([['', text]]).toString().slice(1),
    [...text].map((char) => `&#${String(char.codePointAt(0))};`).join(''),
    [...text].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    ...['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) => {
      const hash = createHash(name).update(text).digest();
      return [hash.toString('hex'), hash.toString('base64')];
    }),
  ];
}

/** As it stands in a page. */
function escaped(seen: unknown): string {
  const text = JSON.stringify(seen);
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
