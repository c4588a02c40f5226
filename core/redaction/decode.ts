import { namedEntity } from './entities';
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
  /\\u[0-9a-f]{4}|\\u\{[0-9a-f]{1,6}\}|(?:\\x[0-9a-f]{2})+|\\["'\\/bfnrt]|&(?:#x[0-9a-f]{1,8};?|#\d{1,8};?|[a-z]{2,6}\d{0,2};)|%u[0-9a-f]{4}|(?:%[0-9a-f]{2})+/gi;
/** The same, and quoted-printable (RFC 2045, 6.7): bytes as `=C3`, and lines that go on. */
const MAIL_ESCAPE = new RegExp(`${ESCAPE.source}|(?:=[0-9a-f]{2})+|=[\\t ]*\\r?\\n`, 'gi');
/** What is seldom anything else: an escaped `=`, tab or line end, two bytes, a byte beyond ASCII, a line that goes on. */
const MAIL_MARK = /=(?:3[Dd]|0[9AaDd]|[\da-fA-F]{2}=[\da-fA-F]{2}|[A-F][\dA-F]|[\t ]*\r?\n)/;
/** What an escape begins with. */
const MARKS = ['\\', '&', '%'];
const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const LAST_CODE_POINT = 0x10ffff;
/** The first code point that needs as many bytes in UTF-8 (RFC 3629, 3). */
const SHORTEST: Readonly<Record<number, number>> = { 2: 0x80, 3: 0x800, 4: 0x1_0000 };

/**
 * Undoes the escapes of JSON, JavaScript, Python, HTML and URLs once, in either case and however they are
 * mixed. Undefined: there is none.
 *
 * Nearly every text holds no secret, and one may have millions of escapes: places are counted only when
 * they are asked for, in a second walk that keeps nothing.
 */
export function decodeOnce(text: string): Decoded | undefined {
  return MARKS.some((mark) => text.includes(mark)) ? undone(text, ESCAPE) : undefined;
}

/**
 * The same for a text that may be quoted-printable. Any text may hold `a=20`: what this makes of it is looked
 * at besides, and not instead.
 */
export function decodeMailOnce(text: string): Decoded | undefined {
  return undone(text, MAIL_ESCAPE);
}

/** Whether quoted-printable would mean something else than what stands there. */
export function mayBeMail(text: string): boolean {
  return text.includes('=') && MAIL_MARK.test(text);
}

function undone(text: string, escapes: RegExp): Decoded | undefined {
  if (text.search(escapes) === -1) return undefined;
  const plain = text.replace(escapes, lettersOf);
  if (plain === text) return undefined;
  return {
    text: plain,
    before: (spans) => placesBefore(text, escapes, spans),
  };
}

function lettersOf(escape: string): string {
  const size = sizeOfByte(escape);
  if (size === undefined) return letterOf(escape);
  if (escape.length === size) return String.fromCharCode(parseInt(escape.slice(-2), 16));
  let letters = '';
  for (const [letter] of byteLetters(escape, size)) letters += letter;
  return letters;
}

/** How long the escape of one byte is (`%c3`, `\\xc3`); undefined: this one stands for a letter. */
function sizeOfByte(escape: string): number | undefined {
  const kind = escape.charAt(1).toLowerCase();
  if (escape.startsWith('=')) return isSoftBreak(escape) ? undefined : 3;
  if (escape.startsWith('%')) return kind === 'u' ? undefined : 3;
  return escape.startsWith('\\') && kind === 'x' ? 4 : undefined;
}

/** The end of a line of quoted-printable that goes on in the next one. */
function isSoftBreak(escape: string): boolean {
  return escape.endsWith('\n');
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

function* partsOf(text: string, escapes: RegExp): Generator<Part> {
  let end = 0;
  const part = (length: number, from: number, to: number, isEscape: boolean): Part => {
    end += length;
    return { end, length, from, to, isEscape };
  };
  let last = 0;
  for (const { 0: escape, index } of text.matchAll(escapes)) {
    yield part(index - last, last, index, false);
    last = index + escape.length;
    const size = sizeOfByte(escape);
    const letters: Iterable<Letter> =
      size === undefined ? [[letterOf(escape), 0, escape.length]] : byteLetters(escape, size);
    for (const [letter, from, to] of letters) {
      yield part(letter.length, index + from, index + to, true);
    }
  }
  yield part(text.length - last, last, text.length, false);
}

function placesBefore(text: string, escapes: RegExp, spans: readonly Span[]): readonly Span[] {
  const places: Span[] = [];
  let from: number | undefined;
  for (const part of partsOf(text, escapes)) {
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
  if (escape.startsWith('&')) return entityOf(escape);
  if (isSoftBreak(escape)) return '';
  const kind = escape.charAt(1).toLowerCase();
  if (kind !== 'u') return CONTROLS[kind] ?? kind;
  return ofCode(parseInt(escape.slice(escape.charAt(2) === '{' ? 3 : 2), 16), escape);
}

function entityOf(escape: string): string {
  if (escape.charAt(1) !== '#') return namedEntity(escape) ?? escape;
  const isHex = escape.charAt(2).toLowerCase() === 'x';
  return ofCode(isHex ? parseInt(escape.slice(3), 16) : parseInt(escape.slice(2), 10), escape);
}

/** What stands for no letter stays as it is: an unknown name, a number beyond the last letter. */
function ofCode(code: number, escape: string): string {
  return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : escape;
}

/** A letter, and where it begins and ends in its escape. */
type Letter = readonly [string, number, number];

/** UTF-8 where the bytes are that, else one letter for each byte. */
function* byteLetters(run: string, unit: number): Generator<Letter> {
  const count = run.length / unit;
  const byteAt = (index: number): number =>
    parseInt(run.slice((index + 1) * unit - 2, (index + 1) * unit), 16);
  for (let index = 0; index < count;) {
    const first = byteAt(index);
    const size = sizeOf(first);
    const letter = size > 1 && index + size <= count ? wholeLetter(byteAt, index, size) : undefined;
    const step = letter === undefined ? 1 : size;
    yield [letter ?? String.fromCharCode(first), index * unit, (index + step) * unit];
    index += step;
  }
}

/** By hand: a decoder for each letter would cost most of the time of a text full of them. */
function wholeLetter(
  byteAt: (index: number) => number,
  index: number,
  size: number,
): string | undefined {
  let code = byteAt(index) & (0x7f >> size);
  for (let offset = 1; offset < size; offset += 1) {
    const byte = byteAt(index + offset);
    if ((byte & 0xc0) !== 0x80) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  const isLonger = code < Number(SHORTEST[size]);
  return isHalf || isLonger || code > LAST_CODE_POINT ? undefined : String.fromCodePoint(code);
}

/** Bytes of a letter by its first one (RFC 3629, 3). */
function sizeOf(first: number): number {
  if (first >= 0xf8) return 1;
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
}
