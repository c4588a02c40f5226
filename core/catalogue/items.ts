import { at, isObject } from '../model/json';
import type { Json } from '../model/json';
import type { ReadReply } from '../model/read-reply';
import type { Operation, Params } from '../model/operation';

/**
 * The items of an answer: what n8n makes items of and what pages add up to. A list gives its elements,
 * a single value gives one item (Jersey writes a list of one as a bare object, facts 3.3), an empty
 * answer gives none.
 */
export function itemsOf(row: Operation, reply: ReadReply, params: Params): readonly Json[] {
  if (row.read !== undefined) return row.read(reply, params);
  if (reply.json === undefined) return reply.text === '' ? [] : [reply.text];
  return asList(pick(row, reply.json) as Json);
}

function pick(row: Operation, json: unknown): unknown {
  const paths = row.answer?.items;
  if (paths === undefined) return json;
  for (const path of typeof paths === 'string' ? [paths] : paths) {
    const value = at(json, path);
    if (value !== undefined) return value;
  }
  // An answer without the list's property is an answer without items; a bare list needs no property.
  return Array.isArray(json) ? json : [];
}

function asList(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value as readonly Json[];
  if (value === null) return [];
  return isObject(value) && Object.keys(value).length === 0 ? [] : [value];
}
