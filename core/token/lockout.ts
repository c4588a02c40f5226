/**
 * Keeps rejected credentials from being tried again and again: accounts lock after three bad passwords.
 * Plain data, times on the monotonic clock.
 */
export interface Lockout {
  /** Rejections in a row. */
  readonly rejections: number;
  readonly until: number;
}

export const NONE: Lockout = { rejections: 0, until: -Infinity };

const SECOND = 1_000;
/** From the third rejection on: a workflow that runs each minute would else try a wrong password 96 times a day. */
const HOURLY = 3_600 * SECOND;
const PAUSES = [30 * SECOND, 120 * SECOND];

/** One more rejection: 30 s, then 2 min, then one attempt an hour. */
export function lockOut(lockout: Lockout, now: number): Lockout {
  const pause = PAUSES[lockout.rejections] ?? HOURLY;
  return { rejections: lockout.rejections + 1, until: now + pause };
}

/** Milliseconds until the credentials may be tried again; 0: now. */
export function pauseLeft(lockout: Lockout, now: number): number {
  return Math.max(0, lockout.until - now);
}
