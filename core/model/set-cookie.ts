import { readCookieDate } from './cookie-date';

/** A `Set-Cookie` line, read (RFC 6265, 5.2). */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** Names in lower case; of several with the same name the last one counts, as in browsers. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** @returns undefined for a line without a name. */
export function readSetCookie(line: string): SetCookie | undefined {
  const [pair, ...rest] = line.split(';').map(nameAndValue);
  if (pair === undefined || pair[0] === '') return undefined;
  const attributes = rest.map(([name, value]) => [name.toLowerCase(), value] as const);
  return { name: pair[0], value: pair[1], attributes: new Map(attributes) };
}

/** A pair without an equals sign has no name. */
function nameAndValue(text: string): readonly [string, string] {
  const equals = text.indexOf('=');
  return [text.slice(0, Math.max(0, equals)).trim(), text.slice(equals + 1).trim()];
}

/** Wall clock at which it ends; undefined: it does not say. `Max-Age` goes before `Expires`. */
export function cookieEndsAt({ attributes }: SetCookie, nowMs: number): number | undefined {
  const seconds = attributes.get('max-age') ?? '';
  if (/^-?\d{1,12}$/.test(seconds)) return nowMs + Number(seconds) * 1000;
  return readCookieDate(attributes.get('expires') ?? '');
}

/** The path of the cookie, or the folder of the URL that set it (RFC 6265, 5.1.4). */
export function cookiePath({ attributes }: SetCookie, url: string): string {
  const path = attributes.get('path') ?? '';
  return path.startsWith('/') ? path : folderOf(url);
}

/** The default path of what a URL sets. */
export function folderOf(url: string): string {
  const { pathname } = new URL(url);
  return pathname.slice(0, pathname.lastIndexOf('/')) || '/';
}

/** Whether a cookie of this path goes to that path (RFC 6265, 5.1.4). */
export function coversPath(path: string, pathname: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}
