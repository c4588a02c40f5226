import { backoff } from '../model/backoff';
import type { Method } from '../model/http';

/** What failed, as far as repeating it is concerned. */
export interface Failure {
  readonly method: Method;
  /** The row says that doing it twice is doing it once. */
  readonly repeatable: boolean;
  /** Status of the reply; undefined when no whole reply came. */
  readonly status: number | undefined;
  /** `Retry-After` of the reply. */
  readonly retryAfter: string | undefined;
  /** Failures so far, this one included. */
  readonly failures: number;
}

const IDEMPOTENT: readonly Method[] = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'];
const MAX_FAILURES = 4;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 20_000;
/** An attempt with less time than this would only say that it was late, in place of what is wrong. */
const LEAST_ATTEMPT = 250;
/** Ten years: longer than anyone waits, and still a time that can be shown. */
const FOR_EVER = 10 * 365 * 24 * 3_600_000;
/** The three forms (RFC 9110, 5.6.7). That of `asctime` has no zone, and means the same one. */
const ASCTIME = /^[a-z]{3} [a-z]{3} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/i;
const HTTP_DATE = /^[a-z]{3,9}, \d{2}[ -][a-z]{3}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/i;

/**
 * How long to wait before the call is repeated, milliseconds; undefined: it is not repeated. Only
 * transient faults (no reply, 429, 5xx) of idempotent methods (RFC 9110, 9.2.2) or repeatable rows, and
 * only where the budget that is left holds another attempt. 501 says that the server will never do it.
 */
export function retryDelay(
  failure: Failure,
  budgetLeftMs: number,
  wallMs: number,
  random: number,
): number | undefined {
  if (!failure.repeatable && !IDEMPOTENT.includes(failure.method)) return undefined;
  if (failure.failures >= MAX_FAILURES) return undefined;
  const { status } = failure;
  if (status !== undefined && status !== 429 && (status < 500 || status === 501)) return undefined;
  const asked = parseRetryAfter(failure.retryAfter, wallMs);
  const pause = asked ?? backoff(failure.failures, random, FIRST_PAUSE, LONGEST_PAUSE);
  return pause + LEAST_ATTEMPT < budgetLeftMs ? pause : undefined;
}

/**
 * `Retry-After` in both forms (RFC 9110, 10.2.3): seconds, of which some servers send fractions, or a date.
 * Milliseconds from now; undefined for none and for what makes no sense (negative, garbage).
 */
export function parseRetryAfter(text: string | undefined, wallMs: number): number | undefined {
  if (text === undefined) return undefined;
  const trimmed = text.trim();
  if (/^\d+(?:\.\d*)?$/.test(trimmed)) return Math.min(Math.ceil(Number(trimmed) * 1000), FOR_EVER);
  // `Date.parse` makes a date of nearly anything ("soon 5" is one in 2001).
  const date = ASCTIME.test(trimmed) ? `${trimmed} GMT` : trimmed;
  const at = date !== trimmed || HTTP_DATE.test(date) ? Date.parse(date) : NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - wallMs);
}
