import { mayLoseDigits, withExactNumbers } from './exact-numbers';
import { endOfText } from './json-text';

/** A value may begin so (RFC 8259, 2); anything else is not worth a try. */
const JSON_START = /^\s*[[{"\-0-9tfn]/;
/** As PHP's `json_decode`. From 3,000 levels on, hosts can neither copy nor print a value. */
const MOST_LEVELS = 512;

/**
 * The value of a JSON text; undefined: it is none, or is deeper than 512 levels. A number that would
 * lose digits is a text as it is written, since an ID that is rounded is another ID.
 */
export function readJson(text: string): unknown {
  if (!JSON_START.test(text) || isTooDeep(text)) return undefined;
  try {
    // Read first: what is no JSON must not become it.
    const value = JSON.parse(text) as unknown;
    return mayLoseDigits(text) ? (JSON.parse(withExactNumbers(text)) as unknown) : value;
  } catch {
    return undefined;
  }
}

/** Asked before it is read: of 10 MB of brackets the reading alone takes seconds. */
function isTooDeep(text: string): boolean {
  if (!hasMore(text, '[', '{', MOST_LEVELS)) return false;
  let level = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfText(text, at + 1) - 1;
      // A text without an end is no JSON, which the reading finds out.
      if (at < 0) return false;
    } else if (code === LIST || code === OBJECT) level += 1;
    else if (code === LIST_END || code === OBJECT_END) level -= 1;
    if (level > MOST_LEVELS) return true;
  }
  return false;
}

/** Whether these letters stand in a text more often than that. Nearly every reply has few, which is soon seen. */
function hasMore(text: string, one: string, other: string, count: number): boolean {
  let left = count;
  for (const letter of [one, other]) {
    for (let at = text.indexOf(letter); at !== -1; at = text.indexOf(letter, at + 1)) {
      left -= 1;
      if (left < 0) return true;
    }
  }
  return false;
}

const [QUOTE, LIST, OBJECT, LIST_END, OBJECT_END] = [0x22, 0x5b, 0x7b, 0x5d, 0x7d];
