/** Requests as a route sees them, the table of routes, and strict readers of queries and bodies. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

const BODY_LIMIT = 16 * 1024 * 1024;

export interface SimRequest {
  readonly method: string;
  /** As sent, still percent-encoded. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  /** Lower-case names. A header sent twice is joined by ", " as node:http does. */
  readonly headers: IncomingHttpHeaders;
  /** Header names as spelled by the client, for vendors that mind. */
  readonly headerNames: readonly string[];
  /** Values of `{name}` in the route's path, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly text: string;
  readonly tooLong: boolean;
  /** The caller's address, for tokens bound to it. */
  readonly remoteAddress: string;
  /** For the client certificate of a TLS connection. */
  readonly message: IncomingMessage;
}

export interface Reply {
  readonly status: number;
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  /** One `Set-Cookie` line each. */
  readonly cookies?: readonly string[];
  readonly body?: string | Buffer;
  /** Leave out the Date header that node:http would add. */
  readonly noDate?: boolean;
  /** A whole answer, status line included, sent byte for byte. */
  readonly raw?: Buffer;
  /** Counts as a refused sign-in or call though the status is not 401 (or does not, though it is). */
  readonly refused?: boolean;
}

export interface Route {
  readonly method: string;
  /** `/org/area/v2/list/{floor}`: `{name}` stands for exactly one segment. Case-sensitive. */
  readonly path: string;
  /** `call` (the default) passes the gate; `login` and `logout` are counted; `free` is neither. */
  readonly kind?: 'call' | 'login' | 'logout' | 'free';
  readonly handle: (request: SimRequest) => Reply | Promise<Reply>;
}

/** Thrown by a route or reader: a status and message in the vendor's shape, or a reply of its own. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly reply?: Reply,
  ) {
    super(message);
    this.name = 'Problem';
  }
}

export async function readRequest(message: IncomingMessage): Promise<SimRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size <= BODY_LIMIT) chunks.push(bytes);
  }
  const target = message.url ?? '/';
  const mark = target.indexOf('?');
  const rawQuery = mark < 0 ? '' : target.slice(mark + 1);
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: message.headers,
    headerNames: message.rawHeaders.filter((_, index) => index % 2 === 0),
    params: {},
    text: Buffer.concat(chunks).toString('utf8'),
    tooLong: size > BODY_LIMIT,
    remoteAddress: message.socket.remoteAddress ?? '',
    message,
  };
}

export interface Found {
  readonly route: Route | undefined;
  readonly params: Readonly<Record<string, string>>;
  /** Methods that the path knows, when it does not know this one. */
  readonly allowed: readonly string[];
}

/** A route whose literal segments match best; a literal segment wins over a parameter. */
export function findRoute(
  routes: readonly Route[],
  request: { readonly method: string; readonly path: string },
): Found {
  const hits = routes.flatMap((route) => {
    const params = matchPath(route.path, request.path);
    return params === undefined ? [] : [{ route, params }];
  });
  const best = hits
    .filter((hit) => hit.route.method === request.method)
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
  return best === undefined
    ? { route: undefined, params: {}, allowed: [...new Set(hits.map((hit) => hit.route.method))] }
    : { ...best, allowed: [] };
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const text = given[index] ?? '';
    if (!segment.startsWith('{')) {
      if (segment !== text) return undefined;
      continue;
    }
    const value = decode(text);
    if (value === undefined || value === '') return undefined;
    params[segment.slice(1, -1)] = value;
  }
  return params;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * The query as an object. 400 for a parameter that is missing, unknown or sent twice.
 * A name with a question mark at its end is optional: `['tenantId', 'parentDeviceId?']`.
 */
export function readQuery(
  request: SimRequest,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const known = new Set(names.map((name) => name.replace(/\?$/, '')));
  const values: Record<string, string> = {};
  for (const [name, value] of request.query) {
    if (!known.has(name)) throw new Problem(400, `Unknown parameter ${name}`);
    if (values[name] !== undefined) throw new Problem(400, `Parameter ${name} was sent twice`);
    values[name] = value;
  }
  for (const name of names) {
    if (!name.endsWith('?') && (values[name] ?? '') === '') {
      throw new Problem(400, `Required parameter ${name} is not found.`);
    }
  }
  return values;
}

/** Media type in lower case without its parameters; empty when the header is missing. */
export function mediaType(request: SimRequest): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** 415 unless the body is declared as this type. */
function expectType(request: SimRequest, type: string): void {
  if (mediaType(request) !== type) {
    throw new Problem(415, `Unsupported media type: ${mediaType(request)}, expected ${type}`);
  }
}

/** A JSON body. 415 for another Content-Type, 400 for a body that is no JSON. */
export function readJson(request: SimRequest): unknown {
  expectType(request, 'application/json');
  try {
    return JSON.parse(request.text);
  } catch {
    throw new Problem(400, 'The request body is not valid JSON');
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON body that must be an object. */
export function readJsonObject(request: SimRequest): JsonObject {
  const body = readJson(request);
  if (!isObject(body)) throw new Problem(400, 'The request body must be a JSON object');
  return body;
}

/** A form body. 415 for another Content-Type. */
export function readForm(request: SimRequest): URLSearchParams {
  expectType(request, 'application/x-www-form-urlencoded');
  return new URLSearchParams(request.text);
}

/** 400 when a body was sent where the vendor takes none. */
export function expectNoBody(request: SimRequest): void {
  if (request.text !== '') throw new Problem(400, 'This request takes no body');
}

export function json(status: number, body: unknown, headers: Reply['headers'] = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

export function text(status: number, body: string, headers: Reply['headers'] = {}): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
}
