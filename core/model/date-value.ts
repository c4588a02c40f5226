import { writeDateTime } from './date-time';

/** Milliseconds: less than this (March 1973) is more likely a time in seconds. */
const LEAST_MILLISECONDS = 100_000_000_000;
/** The last millisecond of the year 9999. */
const MOST_MILLISECONDS = 253_402_300_799_999;

/**
 * A date object as ISO 8601 text: n8n's own (Luxon), a `Date` of any realm (Node-RED's function nodes have
 * one of their own), Moment. Undefined: it is none, or an invalid one. A `Date` has no zone; its day is the
 * day on this machine.
 */
export function dateText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.prototype.toString.call(value) === '[object Date]') {
    const time = Number(value);
    return isWritable(time) ? writeDateTime(time) : undefined;
  }
  return (
    textOf(value, 'toISO') ??
    // Moment keeps the zone when it is asked to.
    textOf(value, 'toISOString', true)
  );
}

/** Milliseconds since 1970, as Node-RED's inject node gives them, as ISO 8601 text. Undefined: they are none. */
export function dateOfMilliseconds(value: unknown): string | undefined {
  const time = typeof value === 'string' && /^\d{12,15}$/.test(value) ? Number(value) : value;
  if (typeof time !== 'number' || !isWritable(time) || time < LEAST_MILLISECONDS) return undefined;
  return writeDateTime(time);
}

function isWritable(time: number): boolean {
  return Math.abs(time) <= MOST_MILLISECONDS;
}

function textOf(value: object, method: string, argument?: boolean): string | undefined {
  try {
    const write: unknown = (value as Readonly<Record<string, unknown>>)[method];
    const text: unknown = typeof write === 'function' ? write.call(value, argument) : undefined;
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}
