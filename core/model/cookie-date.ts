const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const DELIMITERS = /[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/;
const TIME = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?!\d)/;
const DAY = /^(\d{1,2})(?!\d)/;
const YEAR = /^(\d{2,4})(?!\d)/;

/** Longer than any date. */
const MOST_LETTERS = 100;

interface Found {
  time?: RegExpExecArray;
  day?: number;
  month?: number;
  year?: number;
}

/**
 * A date of a cookie, read as browsers do (RFC 6265, 5.1.1): in any order, with any separators, always GMT.
 * @returns milliseconds since 1970; undefined for what is no date, such as `0`, `-1` or `Session`: then the
 * cookie has no end of its own.
 */
export function readCookieDate(text: string): number | undefined {
  const found: Found = {};
  for (const part of text.slice(0, MOST_LETTERS).split(DELIMITERS)) take(found, part);
  const { time, day, month, year } = found;
  if (time === undefined || day === undefined || month === undefined || year === undefined) {
    return undefined;
  }
  const [hour, minute, second] = [Number(time[1]), Number(time[2]), Number(time[3])];
  if (day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return undefined;
  return Date.UTC(year, month, day, hour, minute, second);
}

/** Each part is the first thing that it can be and that is still missing. */
function take(found: Found, part: string): void {
  const time = found.time === undefined ? TIME.exec(part) : null;
  const day = found.day === undefined ? DAY.exec(part) : null;
  const month = MONTHS.indexOf(part.slice(0, 3).toLowerCase());
  const year = found.year === undefined ? YEAR.exec(part) : null;
  if (time !== null) found.time = time;
  else if (day !== null) found.day = Number(day[1]);
  else if (month !== -1) found.month ??= month;
  else if (year !== null) found.year = inCentury(Number(year[1]));
}

function inCentury(year: number): number {
  if (year > 99) return year;
  return year + (year < 70 ? 2000 : 1900);
}
