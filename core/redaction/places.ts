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
 * @param needles of four letters and more.
 */
export function findAny(needles: readonly Needle[]): Find {
  if (needles.length === 0) return NOWHERE;
  const shortest = Math.min(...needles.map(({ text }) => text.length));
  const step = Math.min(shortest - BLOCK + 1, MOST_STEP);
  // A bit each: every account and every token has one of these for as long as it lives.
  const known = new Uint32Array(BUCKETS / 32);
  const buckets = new Map<number, { readonly needle: Needle; readonly offset: number }[]>();
  for (const needle of needles) {
    for (let offset = 0; offset < step; offset += 1) {
      const bucket = bucketAt(needle.text, offset);
      known[bucket >>> 5] = Number(known[bucket >>> 5]) | (1 << (bucket & 31));
      const entry = { needle, offset };
      const others = buckets.get(bucket);
      if (others === undefined) buckets.set(bucket, [entry]);
      else others.push(entry);
    }
  }
  return (text) => {
    const found: Span[] = [];
    const last = text.length - BLOCK;
    for (let at = 0; at <= last; at += step) {
      const bucket = bucketAt(text, at);
      const isKnown = (Number(known[bucket >>> 5]) & (1 << (bucket & 31))) !== 0;
      const entries = isKnown ? buckets.get(bucket) : undefined;
      if (entries === undefined) continue;
      for (const { needle, offset } of entries) {
        const start = at - offset;
        if (standsAt(text, start, needle)) found.push([start, start + needle.text.length]);
      }
    }
    return found;
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

function standsAt(text: string, start: number, needle: Needle): boolean {
  if (start < 0) return false;
  if (!needle.anyCase) return text.startsWith(needle.text, start);
  return text.slice(start, start + needle.text.length).toLowerCase() === needle.text;
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
