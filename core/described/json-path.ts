import { at } from '../model/json';

/**
 * Follows a dotted path, or a JSON pointer when it begins with "/" (RFC 6901, for names that hold a dot).
 * Own properties only. @returns undefined where it leads nowhere.
 */
export function atPath(value: unknown, path: string): unknown {
  if (!path.startsWith('/')) return at(value, path);
  let current: unknown = value;
  for (const token of path.slice(1).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) {
      return undefined;
    }
    current = (current as Readonly<Record<string, unknown>>)[key];
  }
  return current;
}

/** The path to a member, in the form that {@link atPath} reads. */
export function pathTo(keys: readonly string[]): string {
  if (keys.every((key) => key !== '' && !/[./]/.test(key))) return keys.join('.');
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
