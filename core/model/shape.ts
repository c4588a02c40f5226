import { isObject } from './json';

/** So many names of an object are told; more would not help to find the one that is meant. */
const MOST_NAMES = 12;
const LONGEST_NAME = 40;
/** How deep objects are told: an envelope and what lies in it. */
const DEPTH = 2;

/**
 * What a value is made of, in words: names and types, never values. For errors about a response that
 * does not look as expected: `object with response (object with policyList (list of 2)), total (number)`.
 */
export function shapeOf(value: unknown, depth = DEPTH): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `list of ${String(value.length)}`;
  if (!isObject(value)) return typeof value;
  const names = Object.keys(value);
  if (names.length === 0) return 'object without members';
  if (depth === 0) return 'object';
  const told = names
    .slice(0, MOST_NAMES)
    .map((name) => `${short(name)} (${shapeOf(value[name], depth - 1)})`);
  const left = names.length - told.length;
  return `object with ${told.join(', ')}${left === 0 ? '' : ` and ${String(left)} more`}`;
}

/** A long name is data rather than a name; a part of it could be a part of a secret. */
function short(name: string): string {
  return name.length > LONGEST_NAME ? `a name of ${String(name.length)} characters` : name;
}
