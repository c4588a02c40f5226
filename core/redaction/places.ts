/** Start and end of what was found. */
export type Span = readonly [number, number];

/** Where any of these texts stand in another one, overlaps included. */
export type Find = (text: string) => readonly Span[];

/** Where there is nothing to look for. */
export const NOWHERE: Find = () => [];

/** A text that is looked for, as it is or in either case. */
export interface Needle {
  /** In lower case where the case does not matter. */
  readonly text: string;
  readonly anyCase: boolean;
}

/** So many letters are looked at together; needles are at least as long. */
const BLOCK = 4;
/** A power of two: about one block in twenty is looked at more closely for nothing. */
const BUCKETS = 16_384;
/** Longer steps would make more blocks of each needle known, and save little. */
const MOST_STEP = 8;

/**
 * Looks for many texts in one pass (Wu and Manber, "A Fast Algorithm for Multi-Pattern Searching", 1994):
 * an account has some fifty forms of its secrets, and each good response is searched for all of them. Only
 * every n-th block of four letters is looked at: every needle has a block there wherever it stands.
 * Each account and each token keeps one of these, so it is one text and three lists of numbers: an object
 * for each block would take 20 KB.
 * @param needles of four letters and more.
 */
export function findAny(needles: readonly Needle[]): Find {
  if (needles.length === 0) return NOWHERE;
  const ordered = [...needles].sort((a, b) => Number(a.anyCase) - Number(b.anyCase));
  const exact = ordered.filter(({ anyCase }) => !anyCase).length;
  const shortest = Math.min(...ordered.map(({ text }) => text.length));
  const step = Math.min(shortest - BLOCK + 1, MOST_STEP);
  const blocks = blocksOf(ordered, step);
  const joined = ordered.map(({ text }) => text).join('');
  const starts = new Uint32Array(ordered.length + 1);
  for (const [index, { text }] of ordered.entries()) {
    starts[index + 1] = Number(starts[index]) + text.length;
  }
  return (text) => {
    const found: Span[] = [];
    const last = text.length - BLOCK;
    for (let at = 0; at <= last; at += step) {
      const bucket = bucketAt(text, at);
      let block = blocks.isKnown(bucket) ? blocks.first(bucket) : 0;
      for (; block !== 0; block = blocks.next(block)) {
        const index = Math.floor((block - 1) / step);
        const needle = joined.slice(starts[index], starts[index + 1]);
        const start = at - ((block - 1) % step);
        if (standsAt(text, start, needle, index >= exact))
          found.push([start, start + needle.length]);
      }
    }
    return found;
  };
}

/** The blocks of needles, numbered from 1 in their order; 0 is none. */
interface Blocks {
  /** Whether any block is in this bucket. */
  isKnown(bucket: number): boolean;
  /** A block that may be in this bucket, and the one after it. */
  first(bucket: number): number;
  next(block: number): number;
}

function blocksOf(needles: readonly Needle[], step: number): Blocks {
  const count = needles.length * step;
  const size = 2 ** Math.ceil(Math.log2(count));
  const known = new Uint32Array(BUCKETS / 32);
  const firsts = new Uint32Array(size);
  const nexts = new Uint32Array(count + 1);
  let block = 0;
  for (const { text } of needles) {
    for (let offset = 0; offset < step; offset += 1) {
      block += 1;
      const bucket = bucketAt(text, offset);
      known[bucket >>> 5] = Number(known[bucket >>> 5]) | (1 << (bucket & 31));
      nexts[block] = Number(firsts[bucket & (size - 1)]);
      firsts[bucket & (size - 1)] = block;
    }
  }
  return {
    isKnown: (bucket) => (Number(known[bucket >>> 5]) & (1 << (bucket & 31))) !== 0,
    first: (bucket) => Number(firsts[bucket & (size - 1)]),
    next: (after) => Number(nexts[after]),
  };
}

/** The same for both cases of a letter. */
function bucketAt(text: string, at: number): number {
  let bucket = 0;
  for (let index = at; index < at + BLOCK; index += 1) {
    bucket = (bucket * 31 + (text.charCodeAt(index) | 0x20)) | 0;
  }
  return bucket & (BUCKETS - 1);
}

function standsAt(text: string, start: number, needle: string, anyCase: boolean): boolean {
  if (start < 0) return false;
  if (!anyCase) return text.startsWith(needle, start);
  return text.slice(start, start + needle.length).toLowerCase() === needle;
}

/** The same for a few short-lived texts of any length: what a signature has written for one call. */
export function findEach(texts: readonly string[]): Find {
  if (texts.length === 0) return NOWHERE;
  return (text) => {
    const found: Span[] = [];
    for (const part of texts) {
      for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) {
        found.push([at, at + part.length]);
      }
    }
    return found;
  };
}

/** Short texts as whole words only, or "a" would be found in every message. */
export function findWords(words: readonly string[]): Find {
  if (words.length === 0) return NOWHERE;
  const patterns = words.map(asWord);
  return (text) =>
    patterns.flatMap((pattern) =>
      Array.from(text.matchAll(pattern), ({ index, 0: word }): Span => [
        index,
        index + word.length,
      ]),
    );
}

/** All that any of these find. */
export function findAll(finds: readonly Find[]): Find {
  const [first = NOWHERE, ...others] = finds.filter((find) => find !== NOWHERE);
  if (others.length === 0) return first;
  return (text) => {
    let found = first(text);
    for (const find of others) {
      const more = find(text);
      if (more.length > 0) found = [...found, ...more];
    }
    return found;
  };
}

function asWord(word: string): RegExp {
  const literal = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const letter = '[\\p{L}\\p{N}]';
  // Only where the word itself begins or ends in a letter or digit can it be part of a longer one; `%20` is the end of one.
  const before = new RegExp(`^${letter}`, 'u').test(word)
    ? `(?<=%[\\dA-Fa-f]{2}|^|[^\\p{L}\\p{N}])`
    : '';
  const after = new RegExp(`${letter}$`, 'u').test(word) ? `(?!${letter})` : '';
  return new RegExp(before + literal + after, 'gu');
}
