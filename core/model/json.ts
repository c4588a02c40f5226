/** A value as JSON has it. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };

/** True for a JSON object: not null, not an array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Follows a dotted path (`response.authToken`, `items.0.id`) through own properties only, so that a
 * `__proto__` in a reply leads nowhere. The empty path is the value itself.
 */
export function at(value: unknown, path: string): unknown {
  if (path === '') return value;
  let current: unknown = value;
  for (const key of path.split('.')) {
    if (typeof current !== 'object' || current === null) return undefined;
    if (!Object.hasOwn(current, key)) return undefined;
    current = (current as Readonly<Record<string, unknown>>)[key];
  }
  return current;
}

/**
 * A copy without prototype: what is not given stays undefined, whatever somebody has put on
 * `Object.prototype`.
 */
export function ownOnly<T extends object>(value: T): T {
  return Object.assign(Object.create(null) as T, value);
}
