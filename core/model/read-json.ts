/** A value may begin so (RFC 8259, 2); anything else is not worth a try. */
const JSON_START = /^\s*[[{"\-0-9tfn]/;
/** So many digits in a row may be an integer beyond 2^53: `7615917337495251231`. */
const LONG = 16;
const NUMBER = /-?\d[\d.eE+-]*/g;
/** As PHP's `json_decode`. From 3,000 levels on, hosts can neither copy nor print a value. */
const MOST_LEVELS = 512;

/**
 * The value of a JSON text; undefined: it is none, or is deeper than 512 levels. An integer that a number
 * cannot hold keeps its digits as a text, since an ID that is rounded is another ID.
 */
export function readJson(text: string): unknown {
  if (!JSON_START.test(text) || isTooDeep(text)) return undefined;
  try {
    // Read first: what is no JSON must not become it.
    const value = JSON.parse(text) as unknown;
    return hasLongNumber(text) ? (JSON.parse(withExactNumbers(text)) as unknown) : value;
  } catch {
    return undefined;
  }
}

/** Every long row of digits covers one of these places, so only they are looked at. */
function hasLongNumber(text: string): boolean {
  for (let at = LONG - 1; at < text.length; at += LONG) {
    if (!isDigit(text, at)) continue;
    let start = at;
    let end = at + 1;
    while (isDigit(text, start - 1)) start -= 1;
    while (isDigit(text, end)) end += 1;
    if (end - start >= LONG) return true;
  }
  return false;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
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

/** Valid JSON with its long integers in quotes. Texts are stepped over: their digits are only letters. */
function withExactNumbers(json: string): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const open = json.indexOf('"', from);
    const between = json.slice(from, open === -1 ? json.length : open);
    parts.push(between.replace(NUMBER, (part) => (isInexact(part) ? `"${part}"` : part)));
    if (open === -1) return parts.join('');
    from = endOfText(json, open + 1);
    parts.push(json.slice(open, from));
  }
}

/** Behind the quote that ends a text; one with an odd number of backslashes before it does not. 0: none does. */
export function endOfText(json: string, start: number): number {
  for (let at = json.indexOf('"', start); ; at = json.indexOf('"', at + 1)) {
    if (at === -1) return 0;
    let before = at;
    while (json[before - 1] === '\\') before -= 1;
    if ((at - before) % 2 === 0) return at + 1;
  }
}

function isInexact(part: string): boolean {
  return /^-?\d{16,}$/.test(part) && !Number.isSafeInteger(Number(part));
}
