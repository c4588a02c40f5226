import { at, isObject } from '../model/json';
import type { Json } from '../model/json';
import { noListError } from '../model/no-list';
import type { Operation, Params } from '../model/operation';
import type { ReadReply } from '../model/read-reply';
import { isListed } from './list';

const NO_CONTENT = 204;

/**
 * The items of a response: what n8n makes items of and what pages add up to. A list gives its elements;
 * a single value gives one item, since Jersey writes a list of one as a bare object; an empty response
 * gives none, except to an operation whose purpose is a list.
 * @throws ReplyError when a list was asked for, or stands at a known place, and the response has none.
 */
export function itemsOf(operation: Operation, reply: ReadReply, params: Params): readonly Json[] {
  // No Content: the server says in so many words that there is nothing.
  if (reply.status === NO_CONTENT) return [];
  if (operation.read !== undefined) return operation.read(reply, params);
  const places = operation.answer?.items;
  if (places !== undefined) {
    return listAt(operation, reply, typeof places === 'string' ? [places] : places);
  }
  if (isBlank(reply) && isListed(operation)) throw noListError(reply, ['']);
  if (reply.json === undefined) return reply.text === '' ? [] : [reply.text];
  return asList(reply.json as Json);
}

function listAt(
  operation: Operation,
  reply: ReadReply,
  places: readonly string[],
): readonly Json[] {
  for (const place of places) {
    const value = at(reply.json, place);
    if (place === '' && isBlank(reply) && isListed(operation)) continue;
    if (value !== undefined) return asList(value as Json);
  }
  // A bare list needs no property around it; null is a list without elements in Java and Go.
  if (Array.isArray(reply.json)) return reply.json as readonly Json[];
  if (reply.json === null) return [];
  if (operation.answer?.absent === 'empty' && isWithout(reply)) return [];
  throw noListError(reply, places);
}

/** Nothing at all, or an object without members: neither says that a list is empty. */
function isBlank({ json, text }: ReadReply): boolean {
  return text === '' || (isObject(json) && Object.keys(json).length === 0);
}

/** A JSON object or nothing at all: the forms in which an API leaves an empty list out. */
function isWithout({ json, text }: ReadReply): boolean {
  return text === '' || isObject(json);
}

/** Null, `{}` and an empty text are how servers write an empty list that has its property. */
function asList(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value as readonly Json[];
  if (value === null || value === '') return [];
  return isObject(value) && Object.keys(value).length === 0 ? [] : [value];
}
