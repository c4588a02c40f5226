import type { Decoded } from './decode';
import type { Span } from './places';

/** Takes a letter of what a text says, and where in the text that begins and ends. */
type Put = (code: number, from: number, to: number) => void;
type Walk = (text: string, put: Put) => void;

/** Encoders break lines at 60 and more; a word at the end of a line of prose is shorter. */
const SHORTEST_LINE = 16;
/** Bytes in hex: fewer say nothing. */
const FEWEST_DIGITS = 12;
/** With something between the bytes. */
const SHORTEST_STRETCH = FEWEST_DIGITS + 1;
/** Between two bytes in hex: a colon, `, `, or the end of a line and the blanks of the next one. */
const LONGEST_GAP = 8;
const NEWLINE = 10;

/** No letter of the kind. */
const OTHER = 64;
/** Digits of hex first, then the other letters, then what base64 has besides in either alphabet (RFC 4648). */
const KINDS = kindsOf('0123456789abcdef', 'x', 'ghijklmnopqrstuvwyz', '+/-_');
const HEX = 16;
const X = 17;
const WORD = 18;

/** Base64 that is broken into lines, each in one piece. Undefined: there is none. */
export function decodeLines(text: string): Decoded | undefined {
  return text.includes('\n') ? decodedBy(text, walkLines) : undefined;
}

/** The bytes that a text writes in hex with something between them, each as a letter. Undefined: there are none. */
export function decodeHex(text: string): Decoded | undefined {
  return decodedBy(text, walkHex);
}

function decodedBy(text: string, walk: Walk): Decoded | undefined {
  const letters = createLetters();
  walk(text, letters.put);
  const decoded = letters.text();
  return decoded === ''
    ? undefined
    : { text: decoded, before: (spans) => placesBefore(text, walk, spans) };
}

const BLOCK = 4096;

/** A text that grows letter by letter is slow, and a list of all letters is ten times as long. */
function createLetters(): { readonly put: Put; text(): string } {
  let block: number[] = [];
  let text = '';
  const flush = (): void => {
    text += String.fromCharCode(...block);
    block = [];
  };
  return {
    put(code) {
      if (block.push(code) === BLOCK) flush();
    },
    text() {
      flush();
      return text;
    },
  };
}

/** A second walk, only where something was found. */
function placesBefore(text: string, walk: Walk, spans: readonly Span[]): readonly Span[] {
  const places: Span[] = [];
  let at = 0;
  let start = 0;
  walk(text, (_, from, to) => {
    const [first, end] = spans[places.length] ?? NOWHERE;
    if (at === first) start = from;
    at += 1;
    if (at === end) places.push([start, to]);
  });
  return places;
}

const NOWHERE: Span = [-1, -1];

function walkLines(text: string, put: Put): void {
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    const from = startOfLine(text, at);
    let end = at;
    for (let next = nextLine(text, from, at); next !== -1; next = nextLine(text, next, end)) {
      // The first line comes with the first of those that follow it.
      if (end === at) putLetters(text, [from, at], put);
      end = endOfLine(text, next);
      putLetters(text, [next, end], put);
    }
    if (end === at) continue;
    put(NEWLINE, end, end);
    at = end - 1;
  }
}

/** Where the base64 before the end of a line begins. */
function startOfLine(text: string, end: number): number {
  let at = text.charAt(end - 1) === '\r' ? end - 1 : end;
  while (kindAt(text, at - 1) < OTHER) at -= 1;
  return at;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (kindAt(text, at) < OTHER) at += 1;
  return at;
}

/** Where the next line begins, if base64 goes on there; -1: it does not. */
function nextLine(text: string, from: number, end: number): number {
  if (end - from < SHORTEST_LINE) return -1;
  let at = end;
  let isNext = false;
  for (; isBlank(text, at); at += 1) isNext ||= text.charCodeAt(at) === NEWLINE;
  return isNext && kindAt(text, at) < OTHER ? at : -1;
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || (code >= 9 && code <= 13);
}

function putLetters(text: string, [from, to]: Span, put: Put): void {
  for (let at = from; at < to; at += 1) {
    if (kindAt(text, at) < OTHER) put(text.charCodeAt(at), at, at + 1);
  }
}

/**
 * Walks only through stretches without a letter that no bytes in hex have. Most texts are full of such letters,
 * and one in every stretch of the least length is enough to pass it by.
 */
function walkHex(text: string, put: Put): void {
  for (let at = SHORTEST_STRETCH - 1; at < text.length; at += SHORTEST_STRETCH) {
    if (isForeign(text, at)) continue;
    let from = at;
    while (from > 0 && !isForeign(text, from - 1)) from -= 1;
    let end = at + 1;
    while (end < text.length && !isForeign(text, end)) end += 1;
    at = end;
    // What stands beside such a letter is a part of its word.
    if (from > 0) while (kindAt(text, from) < WORD) from += 1;
    if (end < text.length) while (kindAt(text, end - 1) < WORD) end -= 1;
    if (end - from >= SHORTEST_STRETCH) walkStretch(text, [from, end], put);
  }
}

/** Whether a letter is in no word of bytes: all but digits of hex, and the x of `0x`. */
function isForeign(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  return kind === WORD || (kind === X && text.charCodeAt(at - 1) !== ZERO);
}

/** Words of an even number of digits, near to each other: `6b:65`, `6b65 79`, `0x6b, 0x65`. */
function walkStretch(text: string, [first, last]: Span, put: Put): void {
  let begin = first;
  let end = first;
  let digits = 0;
  let words = 0;
  /** Of the word that is being read; -1: there is none. */
  let start = -1;
  let others = 0;
  const close = (): void => {
    if (words > 1 && digits >= FEWEST_DIGITS) putBytes(text, [begin, end], put);
    digits = 0;
    words = 0;
  };
  for (let at = first; at <= last; at += 1) {
    const kind = at < last ? kindAt(text, at) : OTHER;
    if (kind <= X) {
      if (start === -1) start = at;
      if (kind === X) others += 1;
      continue;
    }
    if (start === -1) continue;
    const from = others === 1 && isPrefix(text, start) ? start + 2 : start;
    const isBytes = at > from && (others === 0 || from > start) && (at - from) % 2 === 0;
    if (!isBytes || from - end > LONGEST_GAP) close();
    if (isBytes) {
      if (words === 0) begin = from;
      words += 1;
      digits += at - from;
      end = at;
    }
    start = -1;
    others = 0;
  }
  close();
}

function isPrefix(text: string, at: number): boolean {
  return text.charCodeAt(at) === ZERO && (text.charCodeAt(at + 1) | 32) === 120;
}

function putBytes(text: string, [from, to]: Span, put: Put): void {
  let high = -1;
  let start = from;
  for (let at = from; at < to; at += 1) {
    if (isPrefix(text, at)) at += 1;
    else if (kindAt(text, at) === HEX) {
      const value = digitOf(text.charCodeAt(at));
      if (high === -1) start = at;
      else put(high * 16 + value, start, at + 1);
      high = high === -1 ? value : -1;
    }
  }
  put(NEWLINE, to, to);
}

/** The value of a digit of hex, in either case. */
function digitOf(code: number): number {
  return code <= NINE ? code & 15 : (code & 15) + 9;
}

const ZERO = 48;
const NINE = 57;

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  // Not what a list gives beyond its end, or for no number: that is ten times as slow.
  return code < 128 ? Number(KINDS[code]) : OTHER;
}

function kindsOf(...alphabets: readonly string[]): Uint8Array {
  const kinds = new Uint8Array(128).fill(OTHER);
  for (const [index, letters] of alphabets.entries()) {
    for (const letter of letters + letters.toUpperCase()) kinds[letter.charCodeAt(0)] = 16 + index;
  }
  return kinds;
}
