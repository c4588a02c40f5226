import { InputError } from '../errors';
import { parseUrl } from './parse-url';
import { MASK } from './secret';

const SCHEME = /^https?:\/\//i;
/** Pasted whole behind a beginning that was there already. */
const TWICE = /^https?:\/\/https?:/i;
/** In quotes or brackets, as a document or a mail has it. */
const WRAPPED = /^["'`<](.*)["'`>]$/s;
/** Of a document; no URL has these letters but percent-encoded (RFC 3986, 2). */
const PLACEHOLDER = /[{<][^{}<>]*[}>]/;
/** An address in brackets or a name, which may have a "_". The URL standard lets more stand there than DNS knows. */
const HOST = /^(?:\[[\da-f:.]+\]|[\da-z_-]+(?:\.[\da-z_-]+)*\.?)$/;

/**
 * A base URL as it is used: absolute, http or https, no user, query or fragment, no trailing slash.
 * @throws InputError that names the field and shows what is expected.
 */
export function readBaseUrl(field: string, text: string, example: string): string {
  const trimmed = text.trim().replace(WRAPPED, '$1').trim();
  const fault = (says: string): InputError => new InputError(field, `${field}: ${says}`);
  const shown = `"${shorten(trimmed)}"`;
  // The parser would leave a line break out, and make one host of two lines.
  if (hasControlCharacter(trimmed)) {
    throw fault('the URL contains a line break or another control character. Enter one URL alone.');
  }
  if (!SCHEME.test(trimmed)) {
    throw fault(
      `${shown} does not begin with https:// or http://. Enter the whole URL, for example ${example}`,
    );
  }
  if (TWICE.test(trimmed))
    throw fault(`${shown} begins with https:// twice. Leave one of them out.`);
  const url = parseUrl(trimmed);
  if (url !== undefined) refuseCredentials(field, url);
  const [placeholder] = PLACEHOLDER.exec(behindUser(trimmed)) ?? [];
  if (placeholder !== undefined) {
    throw fault(`${shown} contains the placeholder ${placeholder}. Enter the real value there.`);
  }
  if (url === undefined || !HOST.test(url.hostname)) {
    throw fault(`${shown} is not a valid URL. Check host name and port, for example ${example}`);
  }
  if (url.search !== '' || url.hash !== '') {
    throw fault('leave out everything from "?" or "#" on.');
  }
  return `${url.origin}${withoutEnd(url.pathname, '/')}`;
}

function refuseCredentials(field: string, url: URL): void {
  if (url.username === '' && url.password === '') return;
  throw new InputError(
    field,
    `${field}: leave user name and password out of the URL; enter them in their own fields.`,
  );
}

/** A text without this character at its end, however often it stands there. Patterns for that take quadratic time. */
export function withoutEnd(text: string, ...characters: readonly string[]): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/**
 * A path, and a query, of which the parser of the URL standard changes nothing. It takes a tenth of what the
 * core does for a call, and nearly every path is one of these.
 */
const PLAIN = /^\/(?!\/)[\w\-.~!$&()*+,;=:@/%]*(?:\?[\w\-.~!$&()*+,;=:@/?%]*)?$/;

/**
 * Puts a path after a base URL and proves that the result is still below it: no other origin, no `..`,
 * no backslash, no `//host`.
 * @throws InputError for a path that leads anywhere else.
 */
export function joinUrl(field: string, base: string, path: string): string {
  if (PLAIN.test(path) && !hasDotSegment(path)) return `${base}${path}`;
  if (!path.startsWith('/') || path.startsWith('//')) {
    throw new InputError(
      field,
      `${field}: "${shorten(path)}" must begin with a single "/"; it is added to ${base}. The credential is sent to that server only.`,
    );
  }
  if (path.includes('\\') || hasDotSegment(path) || hasControlCharacter(path)) {
    throw new InputError(
      field,
      `${field}: "${shorten(path)}" must not contain "..", "\\" or control characters.`,
    );
  }
  return new URL(`${base}${path}`).href;
}

/**
 * A whole URL that somebody gave in place of a path. Whether the credential may go there is for the
 * signature to say.
 * @throws InputError for one that is not valid or holds credentials of its own.
 */
export function readWholeUrl(field: string, text: string): string {
  const url = parseUrl(text);
  if (url === undefined) {
    throw new InputError(
      field,
      `${field}: "${shorten(text)}" is not a valid URL. Check host name and port, or enter the path only.`,
    );
  }
  refuseCredentials(field, url);
  return url.href;
}

/** True when both URLs have the same scheme, host and port. */
export function sameOrigin(a: string, b: string): boolean {
  return new URL(a).origin === new URL(b).origin;
}

/** True for addresses that never leave this machine. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

function hasDotSegment(path: string): boolean {
  if (!path.includes('.') && !path.includes('%')) return false;
  const pathname = path.replace(/[?#].*$/s, '');
  return pathname.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
}

/** CR, LF and NUL split requests; the rest of the C0 range has no place in a URL or header either. */
export function hasControlCharacter(text: string): boolean {
  // eslint's no-control-regex would refuse the range in a pattern, so it is compared as numbers.
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

/** What was entered, to be shown; user name and password before an "@" are not. */
function shorten(text: string): string {
  const behind = behindUser(text);
  const shown = behind === text ? text : `${MASK}@${behind}`;
  return shown.length > 80 ? `${shown.slice(0, 77)}...` : shown;
}

function behindUser(text: string): string {
  return text.slice(text.lastIndexOf('@') + 1);
}
