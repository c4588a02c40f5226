import { encode, InputError, isObject } from '../../kit';
import type { Json, JsonObject, Params } from '../../kit';
import { textOf } from './param-values';

/** `{key, EQ: value}`: one comparison of a filter object (articles 7168, 5696 and 7746). */
export function comparison(key: string, operator: string, value: Json): JsonObject {
  return { key, [operator]: value };
}

/**
 * A body's filter by which all parts must hold; nothing where there is no part. A single part stands
 * for itself, since AND must be the only key of its object.
 */
export function filterOf(parts: readonly JsonObject[]): { readonly filter?: JsonObject } {
  const [first] = parts;
  if (first === undefined) return {};
  return { filter: parts.length > 1 ? { AND: parts } : first };
}

/**
 * The comparisons of a period: from the first moment on, up to but without the second.
 * @param write turns a point in time into its form in this worker's filters
 */
export function period(
  params: Params,
  names: { readonly from: string; readonly to: string; readonly key: string },
  write: (text: string) => Json,
): readonly JsonObject[] {
  const from = textOf(params, names.from);
  const to = textOf(params, names.to);
  return [
    ...(from === undefined ? [] : [comparison(names.key, 'GTE', write(from))]),
    ...(to === undefined ? [] : [comparison(names.key, 'LT', write(to))]),
  ];
}

/** The filter that a person wrote as JSON. */
export function ownFilter(params: Params, name: string): readonly JsonObject[] {
  const value = params[name];
  if (value === undefined) return [];
  if (isObject(value)) return [value as JsonObject];
  throw new InputError(
    name,
    `${name}: must be one filter object such as {"key": "labela", "EQ": "Waste"}.`,
  );
}

/** Workflow dates: ISO 8601 in UTC, `2018-09-30T08:43:56Z` (Workflow Worker). */
export function utcText(text: string): string {
  return `${String(encode('utcDateTime', text))}Z`;
}

/** History dates: milliseconds since 1970 (article 7169). */
export function epochMillis(text: string): Json {
  return encode('epochMillis', text);
}
