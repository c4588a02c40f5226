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
  // Most paths are one name, and every reply is asked for a few.
  if (!path.includes('.')) return member(value, path);
  return path.split('.').reduce(member, value);
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

/**
 * A copy without prototype: what is not given stays undefined, whatever somebody has put on
 * `Object.prototype`.
 */
export function ownOnly<T extends object>(value: T): T {
  return Object.assign(Object.create(null) as T, value);
}
