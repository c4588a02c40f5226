/** The digits of a date and time. */
export type DateParts = Readonly<
  Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>
>;

/** A point in time as a person wrote it. */
export interface DateTime {
  /** Milliseconds since 1970; without a zone the digits count as UTC. */
  readonly epochMs: number;
  /** The digits as milliseconds since 1970, whatever their zone: to compare what two clocks show. */
  readonly wallMs: number;
  readonly hasZone: boolean;
  /** The digits as written: a day stays that day, whatever its zone. */
  readonly parts: DateParts;
  /** The digits of the same point in UTC. */
  readonly utc: DateParts;
}

const ISO =
  /^\d{4}-\d\d-\d\d(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?)?$/i;

/** True for an ISO 8601 date or date and time of the calendar (no 31 February). */
export function isDateTime(text: string): boolean {
  return read(text) !== undefined;
}

/** Reads a text for which {@link isDateTime} holds; of any other the time is NaN and the digits are empty. */
export function parseDateTime(text: string): DateTime {
  return read(text) ?? NO_TIME;
}

/**
 * A point in time with the digits of a place, so that its day is the day there.
 * @param offset of that place, minutes east of UTC; that of this machine unless given.
 */
export function writeDateTime(epochMs: number, offset = localOffset(epochMs)): string {
  const local = new Date(epochMs + offset * MINUTE).toISOString().slice(0, -1);
  if (offset === 0) return `${local}Z`;
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local}${offset < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

const MINUTE = 60_000;
const NO_PARTS: DateParts = { year: '', month: '', day: '', hour: '', minute: '', second: '' };
const NO_TIME: DateTime = {
  epochMs: NaN,
  wallMs: NaN,
  hasZone: false,
  parts: NO_PARTS,
  utc: NO_PARTS,
};

function read(text: string): DateTime | undefined {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [, hour = '00', minute = '00', second = '00', fraction = '', zone] = match;
  const written = `${text.slice(0, 10)}T${hour}:${minute}:${second}`;
  const wallMs = Date.parse(`${written}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
  // `Date.parse` rolls 31 February over into March; a person who wrote it made a mistake.
  if (Number.isNaN(wallMs) || !isoOf(wallMs).startsWith(written)) return undefined;
  const epochMs = wallMs - offsetOf(zone) * MINUTE;
  const utc = isoOf(epochMs);
  // Before the year 0 or after 9999 the digits are others.
  if (/^[+-]/.test(utc)) return undefined;
  return {
    epochMs,
    wallMs,
    hasZone: zone !== undefined,
    parts: partsOf(written),
    utc: partsOf(utc),
  };
}

/** Minutes east of UTC. */
function offsetOf(zone: string | undefined): number {
  const [, sign = '', hours = '0', minutes = '0'] =
    /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '') ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

function localOffset(epochMs: number): number {
  return -Math.round(new Date(epochMs).getTimezoneOffset());
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

function partsOf(iso: string): DateParts {
  return {
    year: iso.slice(0, 4),
    month: iso.slice(5, 7),
    day: iso.slice(8, 10),
    hour: iso.slice(11, 13),
    minute: iso.slice(14, 16),
    second: iso.slice(17, 19),
  };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
