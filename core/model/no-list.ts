import { ReplyError } from '../errors';
import type { ReadReply } from './read-reply';
import { shapeOf } from './shape';

/**
 * A successful response without the list that it should hold. An error and never an empty list: zero
 * items would read as "there are none". It names where the list was expected and what came instead,
 * names and types only.
 */
export function noListError(reply: ReadReply, places: readonly string[]): ReplyError {
  const where = places.map((place) => (place === '' ? 'the top' : `"${place}"`)).join(' or ');
  return new ReplyError(
    'failed',
    `the response has no list at ${where}; it is ${came(reply)}. The API may have changed or may respond differently in this version: use Custom Request to see the whole response.`,
    { status: reply.status },
  );
}

function came({ json, text }: ReadReply): string {
  if (json !== undefined) return `JSON: ${shapeOf(json)}`;
  return text === '' ? 'empty' : `text of ${String(text.length)} characters, not JSON`;
}
