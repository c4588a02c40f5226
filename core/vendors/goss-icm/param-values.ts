import { InputError, isObject } from '../../kit';
import type { JsonObject, Params } from '../../kit';

/** The text of a parameter, if it has one. */
export function textOf(params: Params, name: string): string | undefined {
  const value = params[name];
  return typeof value === 'string' ? value : undefined;
}

/**
 * Names and values from a map field and from a JSON field together; the map wins, since it is what a
 * person sees first. No field filled in gives an empty object.
 * @throws InputError when the JSON is not an object.
 */
export function objectOf(params: Params, mapName: string, jsonName: string): JsonObject {
  return { ...readObject(params, jsonName), ...readObject(params, mapName) };
}

function readObject(params: Params, name: string): JsonObject {
  const value = params[name];
  if (value === undefined) return {};
  if (isObject(value)) return value as JsonObject;
  throw new InputError(name, `${name}: must be a JSON object such as {"street": "High Street"}.`);
}
