/** A text with its escapes undone, and where each part of it stood before. */
export interface Decoded {
  readonly text: string;
  /** The place in the text before, for a place in this one. The end of a part is the end of its escape. */
  before(start: number, end: number): readonly [number, number];
}

const ESCAPE =
  /\\u[0-9a-f]{4}|\\["'\\/bfnrt]|&(?:#x[0-9a-f]{1,8}|#\d{1,8}|quot|amp|lt|gt|apos);|(?:%[0-9a-f]{2})+/gi;
/** What an escape begins with. */
const MARKS = ['\\', '&', '%'];
const LETTERS: Readonly<Record<string, string>> = {
  ...{ '\\b': '\b', '\\f': '\f', '\\n': '\n', '\\r': '\r', '\\t': '\t' },
  ...{ '&quot;': '"', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&apos;': "'" },
};
const LAST_CODE_POINT = 0x10ffff;

/** A run of letters that stand as they did, or one letter that was written as an escape. */
interface Part {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly isEscape: boolean;
}

/**
 * Undoes JSON, HTML and percent escapes once, in either case and however they are mixed. Undefined: there
 * is none.
 */
export function decodeOnce(text: string): Decoded | undefined {
  if (!MARKS.some((mark) => text.includes(mark))) return undefined;
  const parts: Part[] = [];
  const pieces: string[] = [];
  let length = 0;
  let last = 0;
  const add = (piece: string, from: number, to: number, isEscape: boolean): void => {
    if (piece === '') return;
    parts.push({ at: length, from, to, isEscape });
    pieces.push(piece);
    length += piece.length;
  };
  for (const match of text.matchAll(ESCAPE)) {
    add(text.slice(last, match.index), last, match.index, false);
    last = match.index + match[0].length;
    for (const [piece, from, to] of lettersOf(match[0])) {
      add(piece, match.index + from, match.index + to, true);
    }
  }
  if (last === 0) return undefined;
  add(text.slice(last), last, text.length, false);
  return {
    text: pieces.join(''),
    before: (start, end) => [placeOf(parts, start, false), placeOf(parts, end - 1, true)],
  };
}

/** The letters of one escape with their places in it. */
function lettersOf(escape: string): readonly (readonly [string, number, number])[] {
  if (escape.startsWith('%')) return percentLetters(escape);
  return [[letterOf(escape), 0, escape.length]];
}

function letterOf(escape: string): string {
  const known = LETTERS[escape.toLowerCase()];
  if (known !== undefined) return known;
  if (/^\\u/i.test(escape)) return String.fromCharCode(parseInt(escape.slice(2), 16));
  if (escape.startsWith('\\')) return escape.slice(1);
  const code = /^&#x/i.test(escape) ? parseInt(escape.slice(3), 16) : Number(escape.slice(2, -1));
  return code > LAST_CODE_POINT ? escape : String.fromCodePoint(code);
}

/** UTF-8 where the bytes are that, else one letter for each byte. */
function percentLetters(run: string): readonly (readonly [string, number, number])[] {
  const bytes = Uint8Array.from(run.slice(1).split('%'), (pair) => parseInt(pair, 16));
  const view = new DataView(bytes.buffer);
  const letters: (readonly [string, number, number])[] = [];
  for (let index = 0; index < bytes.length;) {
    const first = view.getUint8(index);
    const size = sizeOf(first);
    const letter = new TextDecoder().decode(bytes.subarray(index, index + size));
    const isWhole = index + size <= bytes.length && !letter.includes('\uFFFD');
    const step = isWhole ? size : 1;
    const text = isWhole ? letter : String.fromCharCode(first);
    letters.push([text, index * 3, (index + step) * 3]);
    index += step;
  }
  return letters;
}

/** Bytes of a letter by its first one (RFC 3629, 3). */
function sizeOf(first: number): number {
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
}

/** The place before of a letter: where it began, or where it ended. */
function placeOf(parts: readonly Part[], at: number, isEnd: boolean): number {
  let place = 0;
  for (const part of parts) {
    if (part.at > at) break;
    const behind = isEnd ? 1 : 0;
    place = part.isEscape ? (isEnd ? part.to : part.from) : part.from + at - part.at + behind;
  }
  return place;
}
