import type { HeaderFields } from '../model/http';

/** `Date` has whole seconds, so that less than this says nothing. */
const SMALLEST = 2_000;

/**
 * How far the server's clock is ahead, from the `Date` of its reply. Undefined without a `Date`, with
 * an `Age` (then a cache has kept the reply and its date is old, RFC 9111, 5.1). 0: too small to matter,
 * also after the clock has been set right.
 */
export function clockOffset(headers: HeaderFields, wallMs: number): number | undefined {
  if (headers['age'] !== undefined || headers['date'] === undefined) return undefined;
  const server = Date.parse(headers['date']);
  if (Number.isNaN(server)) return undefined;
  const offset = server - wallMs;
  return Math.abs(offset) < SMALLEST ? 0 : offset;
}

/** Whether a signature by this offset is made with another time than one by the other. */
export function isOther(offset: number, other: number): boolean {
  return Math.abs(offset - other) >= SMALLEST;
}
