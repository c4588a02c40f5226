import { MOST_ROUNDS, decodeMailOnce, decodeOnce, mayBeMail } from './decode';
import type { Decoded } from './decode';
import { decodeHex, decodeLines } from './encoded';
import type { Span } from './places';

/** A text as somebody may read it who undoes what hides it. */
export interface Reading extends Decoded {
  /** Made of what may be no text at all: a few letters stand there by chance. */
  readonly isGuess: boolean;
}

/**
 * The text with its escapes undone, and undone again; then likewise as quoted-printable; then the base64 and
 * the hex in it without what stands between.
 */
export function* readingsOf(input: string): Generator<Reading> {
  const whole: Reading = { text: input, before: (spans) => spans, isGuess: false };
  const plain = [whole, ...chain(whole, decodeOnce)];
  yield* plain.slice(1);
  const start = plain.find(({ text }) => mayBeMail(text));
  const mail = start === undefined ? [] : [...chain(start, decodeMailOnce)];
  yield* mail;
  for (const last of [...plain.slice(-1), ...mail.slice(-1)]) {
    const lines = decodeLines(last.text);
    if (lines !== undefined) yield after(last, lines, false);
    const bytes = decodeHex(last.text);
    if (bytes !== undefined) yield after(last, bytes, true);
  }
}

function* chain(start: Reading, decode: (text: string) => Decoded | undefined): Generator<Reading> {
  let last = start;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const decoded = decode(last.text);
    if (decoded === undefined) return;
    last = after(last, decoded, false);
    yield last;
  }
}

function after(first: Reading, second: Decoded, isGuess: boolean): Reading {
  return {
    text: second.text,
    before: (spans) => first.before(inOrder(second.before(spans))),
    isGuess,
  };
}

/** One span for those that lie over each other. */
export function inOrder(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  let last: Span = [0, -1];
  for (const span of [...spans].sort((a, b) => a[0] - b[0])) {
    if (span[0] < last[1]) {
      merged.pop();
      last = [last[0], Math.max(last[1], span[1])];
    } else last = span;
    merged.push(last);
  }
  return merged;
}
