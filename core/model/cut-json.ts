import { endOfText } from './json-text';
import type { ReadReply } from './read-reply';

/** Quotes and brackets: nothing else decides where a value ends. */
const MARK = /["[\]{}]/g;

/**
 * Whether a body that calls itself JSON ends before its end. Clients hand over what has come where no
 * length, or a wrong one, says how much it would be.
 */
export function isCutJson({
  json,
  text,
  headers,
}: Pick<ReadReply, 'json' | 'text' | 'headers'>): boolean {
  if (json !== undefined || !/\bjson\b/i.test(headers['content-type'] ?? '')) return false;
  if (!/^\s*[[{]/.test(text)) return false;
  const mark = new RegExp(MARK);
  let level = 0;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    const [letter] = match;
    if (letter === '"') {
      const end = endOfText(text, mark.lastIndex);
      // A quote too many in a text is a mistake of the server, and no cut.
      if (end === 0) return !/[\]}]\s*$/.test(text);
      mark.lastIndex = end;
    } else level += letter === '[' || letter === '{' ? 1 : -1;
  }
  return level > 0;
}
