import { InputError } from '../errors';

/** An expression that no host has resolved, or a whole segment that stands for a value in documentation. */
const UNFILLED = /\{\{[^{}]{1,200}\}\}|(?<=\/)<[A-Za-z_][\w -]{0,60}>(?=[/?#]|$)/;
/** The same of a value that a token may have: a described sign-in puts it in when it signs. */
const NAMED = /(?<=\/)\{[A-Za-z_]\w{0,60}\}(?=[/?#]|$)/;

/**
 * A path as it is asked for. No URL has braces or angle brackets but percent-encoded (RFC 3986, 2), so that
 * whoever means them can say so. A query may hold JSON.
 * @param named whether `{name}` is filled in later.
 * @throws InputError for one with a placeholder.
 */
export function filledPath(path: string, named: boolean): string {
  const before = path.replace(/\?.*$/s, '');
  const [placeholder] = UNFILLED.exec(before) ?? (named ? undefined : NAMED.exec(before)) ?? [];
  if (placeholder === undefined) return path;
  throw new InputError(
    'path',
    `path: ${placeholder} is a placeholder that nothing has filled in. Enter the real value in its place; braces that belong to the path are written %7B and %7D.`,
  );
}
