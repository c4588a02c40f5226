import { InputError } from '../errors';
import type { Clock } from '../model/clock';
import type { SendLimits } from '../model/http';

/** Bounds of an account. Hosts offer them as fields; none is unbounded. */
export interface Limits {
  /** One request, milliseconds. */
  readonly timeoutMs: number;
  /** One call with its retries and pages, milliseconds. Waiting for a job has a budget of its own. */
  readonly budgetMs: number;
  /** Requests at a time. */
  readonly concurrency: number;
  readonly maxResponseBytes: number;
  /** Pages of one call. */
  readonly maxPages: number;
}

export const DEFAULT_LIMITS: Limits = {
  timeoutMs: 30_000,
  budgetMs: 300_000,
  concurrency: 10,
  maxResponseBytes: 16 * 1024 * 1024,
  maxPages: 1_000,
};

export const LIMIT_BOUNDS: Readonly<Record<keyof Limits, readonly [number, number]>> = {
  timeoutMs: [100, 3_600_000],
  budgetMs: [100, 24 * 3_600_000],
  concurrency: [1, 1_000],
  maxResponseBytes: [1_024, 1024 * 1024 * 1024],
  maxPages: [1, 100_000],
};

/**
 * The limits of an account: what was entered, else the defaults.
 * @throws InputError for a value that is no whole number within its bounds.
 */
export function readLimits(raw: Readonly<Record<string, unknown>>): Limits {
  const limits: Record<keyof Limits, number> = { ...DEFAULT_LIMITS };
  for (const [name, [min, max]] of Object.entries(LIMIT_BOUNDS) as [
    keyof Limits,
    [number, number],
  ][]) {
    const given = Object.hasOwn(raw, name) ? raw[name] : undefined;
    if (given === undefined || given === null || given === '') continue;
    const value = typeof given === 'boolean' ? NaN : Number(given);
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new InputError(
        name,
        `${name}: must be a whole number from ${String(min)} to ${String(max)}.`,
      );
    }
    limits[name] = value;
  }
  return limits;
}

/** The bounds of the next request: its own, or what is left until the deadline (monotonic). */
export function limitsUntil(
  { clock, limits }: { readonly clock: Clock; readonly limits: Limits },
  deadline: number,
  timeoutMs = limits.timeoutMs,
  signal?: AbortSignal,
): SendLimits & { readonly signal?: AbortSignal } {
  const left = Math.min(timeoutMs, Math.max(1, deadline - clock.mono()));
  const { maxResponseBytes } = limits;
  return signal === undefined
    ? { timeoutMs: left, maxResponseBytes }
    : { timeoutMs: left, maxResponseBytes, signal };
}
