/** What presets' servers read out of a request, and replies that routes.ts does not have. */
import { isObject } from '../routes';
import type { Reply, SimRequest } from '../routes';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** The pair of `Authorization: Basic` (RFC 7617, UTF-8); undefined for anything else. */
export function basicOf(request: SimRequest): Credentials | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(request.headers.authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** A cookie as it was sent, quotes included; undefined when it is missing or sent twice. */
export function cookieOf(request: SimRequest, name: string): string | undefined {
  const values = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`));
  return values.length === 1 ? values[0]?.slice(name.length + 1) : undefined;
}

/** A header that was sent once. */
export function headerOf(request: SimRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** What follows a prefix such as `Bearer `. */
export function schemeOf(request: SimRequest, prefix: string): string | undefined {
  const value = request.headers.authorization;
  return value?.startsWith(prefix) === true ? value.slice(prefix.length) : undefined;
}

/** The value at a path of member names in parsed JSON. */
export function member(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), value);
}

export function xml(status: number, body: string, headers: Reply['headers'] = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'text/xml', ...headers },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  };
}
