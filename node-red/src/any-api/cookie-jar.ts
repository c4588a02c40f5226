import { parse, serialize } from 'cookie';
import { InputError } from '../../../core';

/** The cookies of one call: those of the message, and those that its redirects bring. */
export interface CookieJar {
  /** What a request to this address carries; undefined: none. */
  header(url: string): string | undefined;
  /** Takes the `Set-Cookie` lines of an answer (RFC 6265, 5.2). Lines that make no sense are left out. */
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
  const path = directoryOf(url);
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
      const fitting = [...jar].filter(([, kept]) => covers(kept.path, new URL(to).pathname));
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
  const [pair = '', ...attributes] = line.split(';');
  const sign = pair.indexOf('=');
  const name = pair.slice(0, sign).trim();
  if (sign < 1 || name === '') return;
  const given = new Map(attributes.map(attributeOf));
  const named = given.get('path') ?? '';
  if (isOver(given)) jar.delete(name);
  else {
    const path = named.startsWith('/') ? named : directoryOf(from);
    jar.set(name, { value: pair.slice(sign + 1).trim(), path });
  }
}

function attributeOf(text: string): readonly [string, string] {
  const sign = text.indexOf('=');
  const name = sign === -1 ? text : text.slice(0, sign);
  return [name.trim().toLowerCase(), sign === -1 ? '' : text.slice(sign + 1).trim()];
}

function isOver(given: ReadonlyMap<string, string>): boolean {
  const age = given.get('max-age');
  if (age !== undefined && /^-?\d+$/.test(age)) return Number(age) <= 0;
  return Date.parse(given.get('expires') ?? '') < Date.now();
}

/** RFC 6265, 5.1.4. */
function directoryOf(url: string): string {
  return new URL(url).pathname.replace(/\/[^/]*$/, '') || '/';
}

function covers(path: string, target: string): boolean {
  return target === path || target.startsWith(path.endsWith('/') ? path : `${path}/`);
}
