import type { Span } from './places';

/** A text with its escapes undone. */
export interface Decoded {
  readonly text: string;
  /**
   * Where parts of it stood before: whole escapes.
   * @param spans in order, none over another.
   */
  before(spans: readonly Span[]): readonly Span[];
}

/**
 * Escapes in escapes: JSON in a URL in a page in JSON in a log are five. Each round walks through the text
 * once, and a ninth layer makes 512 letters of a backslash.
 */
export const MOST_ROUNDS = 8;

const ESCAPE =
  /\\u[0-9a-f]{4}|\\["'\\/bfnrt]|&(?:#x[0-9a-f]{1,8}|#\d{1,8}|quot|amp|lt|gt|apos);|(?:%[0-9a-f]{2})+/gi;
/** What an escape begins with. */
const MARKS = ['\\', '&', '%'];
const LETTERS: Readonly<Record<string, string>> = {
  ...{ '\\b': '\b', '\\f': '\f', '\\n': '\n', '\\r': '\r', '\\t': '\t' },
  ...{ '&quot;': '"', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&apos;': "'" },
};
const LAST_CODE_POINT = 0x10ffff;
/** The first code point that needs as many bytes in UTF-8 (RFC 3629, 3). */
const SHORTEST: Readonly<Record<number, number>> = { 2: 0x80, 3: 0x800, 4: 0x1_0000 };

/**
 * Undoes JSON, HTML and percent escapes once, in either case and however they are mixed. Undefined: there
 * is none.
 *
 * Nearly every text holds no secret, and one may have millions of escapes: places are counted only when
 * they are asked for, in a second walk that keeps nothing.
 */
export function decodeOnce(text: string): Decoded | undefined {
  if (!MARKS.some((mark) => text.includes(mark)) || text.search(ESCAPE) === -1) return undefined;
  return {
    text: text.replace(ESCAPE, lettersOf),
    before: (spans) => placesBefore(text, spans),
  };
}

function lettersOf(escape: string): string {
  if (!escape.startsWith('%')) return letterOf(escape);
  let letters = '';
  for (const [letter] of percentLetters(escape)) letters += letter;
  return letters;
}

/** A run of letters that stand as they did, or one letter that was written as an escape. */
interface Part {
  /** Behind its last letter in the decoded text. */
  readonly end: number;
  readonly length: number;
  /** In the text before. */
  readonly from: number;
  readonly to: number;
  readonly isEscape: boolean;
}

function* partsOf(text: string): Generator<Part> {
  let end = 0;
  const part = (length: number, from: number, to: number, isEscape: boolean): Part => {
    end += length;
    return { end, length, from, to, isEscape };
  };
  let last = 0;
  for (const { 0: escape, index } of text.matchAll(ESCAPE)) {
    yield part(index - last, last, index, false);
    last = index + escape.length;
    const letters: Iterable<Letter> = escape.startsWith('%')
      ? percentLetters(escape)
      : [[letterOf(escape), 0, escape.length]];
    for (const [letter, from, to] of letters) {
      yield part(letter.length, index + from, index + to, true);
    }
  }
  yield part(text.length - last, last, text.length, false);
}

function placesBefore(text: string, spans: readonly Span[]): readonly Span[] {
  const places: Span[] = [];
  let from: number | undefined;
  for (const part of partsOf(text)) {
    for (;;) {
      const [start, end] = spans[places.length] ?? NOWHERE;
      from ??= start < part.end ? placeIn(part, start, false) : undefined;
      if (from === undefined || end > part.end) break;
      places.push([from, placeIn(part, end, true)]);
      from = undefined;
    }
  }
  return places;
}

const NOWHERE: Span = [Infinity, Infinity];

/** An escape is a whole: what begins or ends in one takes all of it. */
function placeIn(part: Part, at: number, isEnd: boolean): number {
  if (part.isEscape) return isEnd ? part.to : part.from;
  return part.from + at - (part.end - part.length);
}

function letterOf(escape: string): string {
  const known = LETTERS[escape.toLowerCase()];
  if (known !== undefined) return known;
  if (/^\\u/i.test(escape)) return String.fromCharCode(parseInt(escape.slice(2), 16));
  if (escape.startsWith('\\')) return escape.slice(1);
  const code = /^&#x/i.test(escape) ? parseInt(escape.slice(3), 16) : Number(escape.slice(2, -1));
  return code > LAST_CODE_POINT ? escape : String.fromCodePoint(code);
}

/** A letter, and where it begins and ends in its escape. */
type Letter = readonly [string, number, number];

/** UTF-8 where the bytes are that, else one letter for each byte. */
function* percentLetters(run: string): Generator<Letter> {
  const count = run.length / 3;
  for (let index = 0; index < count;) {
    const first = byteAt(run, index);
    const size = sizeOf(first);
    const letter = size > 1 && index + size <= count ? wholeLetter(run, index, size) : undefined;
    const step = letter === undefined ? 1 : size;
    yield [letter ?? String.fromCharCode(first), index * 3, (index + step) * 3];
    index += step;
  }
}

/** By hand: a decoder for each letter would cost most of the time of a text full of them. */
function wholeLetter(run: string, index: number, size: number): string | undefined {
  let code = byteAt(run, index) & (0x7f >> size);
  for (let offset = 1; offset < size; offset += 1) {
    const byte = byteAt(run, index + offset);
    if ((byte & 0xc0) !== 0x80) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  const isLonger = code < Number(SHORTEST[size]);
  return isHalf || isLonger || code > LAST_CODE_POINT ? undefined : String.fromCodePoint(code);
}

function byteAt(run: string, index: number): number {
  return parseInt(run.slice(index * 3 + 1, index * 3 + 3), 16);
}

/** Bytes of a letter by its first one (RFC 3629, 3). */
function sizeOf(first: number): number {
  if (first >= 0xf8) return 1;
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
}
