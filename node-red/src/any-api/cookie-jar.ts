import { parse, serialize } from 'cookie';
import {
  InputError,
  cookieEndsAt,
  cookiePath,
  coversPath,
  folderOf,
  readSetCookie,
} from '../../../core';

/** The cookies of one call: those of the message, and those that its redirects bring. */
export interface CookieJar {
  /** What a request to this address carries; undefined: none. */
  header(url: string): string | undefined;
  /** Takes the `Set-Cookie` lines of an answer. Lines that make no sense are left out. */
  store(url: string, lines: readonly string[]): void;
}

interface Kept {
  readonly value: string;
  readonly path: string;
}

/**
 * @param header the Cookie header of the message or of the node.
 * @param cookies `msg.cookies`: a text, or `{ value, encode: false }`, by name; null is left out.
 * @throws InputError for a cookie that cannot be sent.
 */
export function createCookieJar(
  url: string,
  header: string | undefined,
  cookies: unknown,
): CookieJar {
  const jar = new Map<string, Kept>();
  const path = folderOf(url);
  const decode = { decode: (text: string): string => text };
  for (const [name, value] of Object.entries(parse(header ?? '', decode))) {
    jar.set(name, { value, path });
  }
  for (const [name, value] of Object.entries(Object(cookies) as Record<string, unknown>)) {
    const written = writtenValue(name, value);
    if (written !== undefined) jar.set(name, { value: written, path });
  }
  return {
    header(to) {
      const fitting = [...jar].filter(([, kept]) => coversPath(kept.path, new URL(to).pathname));
      if (fitting.length === 0) return undefined;
      return fitting.map(([name, { value }]) => `${name}=${value}`).join('; ');
    },
    store(from, lines) {
      for (const line of lines) storeLine(jar, from, line);
    },
  };
}

function writtenValue(name: string, given: unknown): string | undefined {
  const isObject = typeof given === 'object' && given !== null;
  const { value, encode } = isObject
    ? (given as { readonly value?: unknown; readonly encode?: unknown })
    : { value: given, encode: true };
  if (value === null || value === undefined) return undefined;
  try {
    const text = String(value as string | number);
    const line = serialize(name, text, {
      encode: encode === false ? (raw) => raw : encodeURIComponent,
    });
    return line.slice(line.indexOf('=') + 1);
  } catch {
    throw new InputError(
      'cookies',
      `cookies: "${name}" cannot be sent. A cookie has a name without blanks and a value without semicolons.`,
    );
  }
}

function storeLine(jar: Map<string, Kept>, from: string, line: string): void {
  const cookie = readSetCookie(line);
  if (cookie === undefined) return;
  const now = Date.now();
  if ((cookieEndsAt(cookie, now) ?? Infinity) <= now) jar.delete(cookie.name);
  else jar.set(cookie.name, { value: cookie.value, path: cookiePath(cookie, from) });
}
