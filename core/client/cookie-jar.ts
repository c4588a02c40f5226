import type { Clock } from '../model/clock';
import type { RequestDraft, Transport } from '../model/http';
import { Secret } from '../model/secret';
import { cookieEndsAt, cookiePath, coversPath, readSetCookie } from '../model/set-cookie';

/** The cookies that servers have given to one account. They go back to their own origin only. */
export interface CookieJar {
  /** Grows with every sign-in: what was asked before it must not put its cookies back. */
  readonly age: number;
  /** Names and values for a request, without those that it brings itself. */
  cookiesFor(request: RequestDraft): Readonly<Record<string, string>>;
  /** Takes the `Set-Cookie` lines of a response to a request of this age. */
  keep(url: string, lines: readonly string[], age: number): void;
  /** A sign-in begins, which may be answered by another server behind the same name. */
  renew(): void;
  /** Values that may be a session, for redaction. */
  secrets(): readonly Secret[];
}

interface Cookie {
  readonly origin: string;
  readonly path: string;
  readonly name: string;
  readonly value: string;
  /** Wall clock; undefined: until the account is closed. */
  readonly endsAt: number | undefined;
}

/** More than browsers are asked to keep for a site (RFC 6265, 6.1). */
const MOST_COOKIES = 50;
const MOST_LETTERS = 4_096;
/** Shorter values are settings (`lang=en`) and no sessions. */
const SESSION_LETTERS = 16;

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VALUE = /^[\x20-\x3a\x3c-\x7e]*$/;

/** A jar for one account: a load balancer finds its way back by it, and a CSRF check its other half. */
export function createCookieJar(clock: Pick<Clock, 'wall'>): CookieJar {
  const cookies = new Map<string, Cookie>();
  let age = 0;
  /** The same list until a cookie changes: each call asks for it. */
  let secrets: readonly Secret[] | undefined;
  return {
    get age() {
      return age;
    },
    cookiesFor({ url, headers }) {
      if (cookies.size === 0) return NONE;
      const { origin, pathname } = new URL(url);
      const own = namesIn(headers);
      const now = clock.wall();
      const found = [...cookies.values()].filter(
        (cookie) =>
          cookie.origin === origin &&
          coversPath(cookie.path, pathname) &&
          (cookie.endsAt ?? Infinity) > now &&
          !own.has(cookie.name),
      );
      // The longer path is the closer one, and its value counts (RFC 6265, 5.4).
      found.sort((a, b) => a.path.length - b.path.length);
      if (found.length === 0) return NONE;
      return Object.fromEntries(found.map(({ name, value }) => [name, value]));
    },
    keep(url, lines, asked) {
      if (asked !== age) return;
      for (const line of lines) {
        const cookie = readCookie(url, line, clock.wall());
        if (cookie === undefined) continue;
        const key = `${cookie.origin} ${cookie.path} ${cookie.name}`;
        secrets = undefined;
        cookies.delete(key);
        if ((cookie.endsAt ?? Infinity) <= clock.wall()) continue;
        cookies.set(key, cookie);
        const [oldest] = cookies.keys();
        if (cookies.size > MOST_COOKIES) cookies.delete(String(oldest));
      }
    },
    renew() {
      age += 1;
      cookies.clear();
      secrets = undefined;
    },
    secrets() {
      secrets ??= [...cookies.values()]
        .filter(({ value }) => value.length >= SESSION_LETTERS)
        .map(({ value }) => new Secret(value));
      return secrets;
    },
  };
}

const NONE: Readonly<Record<string, string>> = {};

/** Gives the jar's cookies to each request, and what a response sets to the jar. */
export function keepingCookies(transport: Transport, jar: CookieJar): Transport {
  return async (request, options) => {
    const { age } = jar;
    const reply = await transport(withCookies(request, jar), options);
    if (reply.cookies.length > 0) jar.keep(request.url, reply.cookies, age);
    return reply;
  };
}

function withCookies<T extends RequestDraft>(request: T, jar: CookieJar): T {
  const cookies = jar.cookiesFor(request);
  if (cookies === NONE) return request;
  const added = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  const { headers } = request;
  const name = Object.keys(headers).find((item) => item.toLowerCase() === 'cookie') ?? 'Cookie';
  const own = headers[name];
  const all = own === undefined ? added : [own, ...added];
  return { ...request, headers: { ...headers, [name]: all.join('; ') } };
}

function namesIn(headers: RequestDraft['headers']): ReadonlySet<string> {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    name.toLowerCase() === 'cookie' ? value.split(';') : [],
  );
  return new Set(lines.map((pair) => pair.slice(0, Math.max(0, pair.indexOf('='))).trim()));
}

/** `Domain` is not looked at: no cookie goes to another origin than its own. */
function readCookie(url: string, line: string, nowMs: number): Cookie | undefined {
  const cookie = line.length > MOST_LETTERS ? undefined : readSetCookie(line);
  if (cookie === undefined || !NAME.test(cookie.name) || !VALUE.test(cookie.value)) {
    return undefined;
  }
  const { name, value } = cookie;
  const { origin } = new URL(url);
  return {
    ...{ origin, name, value },
    path: cookiePath(cookie, url),
    endsAt: cookieEndsAt(cookie, nowMs),
  };
}
