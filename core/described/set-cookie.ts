import { cookieEndsAt, readSetCookie } from '../model/set-cookie';

/** A cookie is deleted by a date in the past; no server sets one that expires before this. */
const LONG_AGO = Date.UTC(2000, 0, 1);

/**
 * The cookies that `Set-Cookie` lines leave behind, by name. The last line of a name wins; a line that
 * deletes its cookie leaves none.
 */
export function cookiesOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const line of lines) {
    const cookie = readSetCookie(line);
    if (cookie === undefined) continue;
    const isDeleted = (cookieEndsAt(cookie, LONG_AGO) ?? Infinity) <= LONG_AGO;
    if (isDeleted) cookies.delete(cookie.name);
    else cookies.set(cookie.name, cookie.value);
  }
  return cookies;
}
