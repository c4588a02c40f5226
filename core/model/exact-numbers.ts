import { endOfText } from './json-text';

/** So many digits in a row may be an integer beyond 2^53: `7615917337495251231`. */
const LONG = 16;
/** A number of three digits behind an `e` may be beyond 1.8e308, or below 5e-324. */
const POWER = /[eE][+-]?\d{3}/g;
/** A point parts the digits that a positive exponent makes an integer of: `123456789012345.67e2`. */
const PARTED = /\.\d{1,15}(?=[eE]\+?\d)/g;
/** What may stand before a number in JSON; `undefined` is the beginning. */
const BEFORE: ReadonlySet<string | undefined> = new Set([undefined, ...'[,: \t\n\r']);
const NUMBER = /-?\d[\d.eE+-]*/g;
const INTEGER = /^-?\d+$/;
/** `toPrecision` gives no more. */
const MOST_DIGITS = 100;

/**
 * Whether reading a number of JSON makes another one of it: an integer beyond 2^53, one that is written with
 * a point or an exponent and would be rounded, one that is too large or too small to be held at all. Digits
 * behind the point that no double has (`0.333...`) are only its accuracy (RFC 8259, 6).
 */
export function losesDigits(written: string): boolean {
  const value = Math.abs(Number(written));
  if (value === 0) return /[1-9]/.test(written.split(/e/i, 1).join());
  if (value <= Number.MAX_SAFE_INTEGER) return false;
  if (INTEGER.test(written) || value === Infinity) return true;
  const digits = digitsOf(written);
  return digits.length > MOST_DIGITS || digits !== digitsOf(value.toPrecision(digits.length));
}

/** The digits that count: `125` of `-0012.50e3`. */
function digitsOf(written: string): string {
  const digits = written.split(/e/i, 1).join().replace(/[-.]/g, '');
  let [start, end] = [0, digits.length];
  while (digits[start] === '0') start += 1;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(start, end);
}

/** Whether a number that loses digits may stand in a text. Asked of every reply. */
export function mayLoseDigits(text: string): boolean {
  // Every long row of digits covers one of these places, so only they are looked at.
  for (let at = LONG - 1; at < text.length; at += LONG) {
    if (!isDigit(text, at)) continue;
    let start = at;
    let end = at + 1;
    while (isDigit(text, start - 1)) start -= 1;
    while (isDigit(text, end)) end += 1;
    if (end - start >= LONG) return true;
  }
  for (const { index } of text.matchAll(POWER)) if (isOfNumber(text, index)) return true;
  for (const { index, 0: fraction } of text.matchAll(PARTED)) {
    if (digitsBefore(text, index) + fraction.length > LONG) return true;
  }
  return false;
}

/** How many digits end at this place. A longer row would have been seen. */
function digitsBefore(text: string, end: number): number {
  let start = end;
  while (isDigit(text, start - 1)) start -= 1;
  return end - start;
}

/** Whether a number stands before this place. `3e400` in an ID or a hash is none. */
function isOfNumber(text: string, at: number): boolean {
  let first = at - 1;
  // No further than to where a long row of digits would have been seen.
  while (first > at - 2 * LONG && (text[first] === '.' || isDigit(text, first))) first -= 1;
  return first < at - 1 && BEFORE.has(text[text[first] === '-' ? first - 1 : first]);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

/** Valid JSON with the numbers that would lose digits in quotes. */
export function withExactNumbers(json: string): string {
  return replaceNumbers(json, (written) => (losesDigits(written) ? `"${written}"` : written));
}

/** The first number of valid JSON that would lose digits; undefined: there is none. */
export function inexactNumber(json: string): string | undefined {
  if (!mayLoseDigits(json)) return undefined;
  let found: string | undefined;
  replaceNumbers(json, (written) => {
    if (found === undefined && losesDigits(written)) found = written;
    return written;
  });
  return found;
}

/** Texts are stepped over: their digits are only letters. */
function replaceNumbers(json: string, change: (written: string) => string): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const open = json.indexOf('"', from);
    const between = json.slice(from, open === -1 ? json.length : open);
    parts.push(between.replace(NUMBER, change));
    if (open === -1) return parts.join('');
    from = endOfText(json, open + 1);
    parts.push(json.slice(open, from));
  }
}
