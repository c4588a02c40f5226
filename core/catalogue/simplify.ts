import { isObject } from '../model/json';
import type { Json } from '../model/json';
import type { Operation } from '../model/operation';

/**
 * An item with the members that most people look for. One that has none of them stays as it is: a system
 * that names them differently must not lose them.
 */
export function simplify({ simple = [] }: Operation, item: Json): Json {
  if (!isObject(item)) return item;
  const kept = simple.filter((name) => Object.hasOwn(item, name));
  if (kept.length === 0) return item;
  return Object.fromEntries(kept.map((name) => [name, item[name] as Json]));
}
