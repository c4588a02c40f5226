/**
 * Keeps refused credentials from being tried again and again: accounts lock after three bad passwords.
 * Plain data, times on the monotonic clock.
 */
export interface Fuse {
  /** Refusals in a row. 0: closed. */
  readonly refusals: number;
  readonly openUntil: number;
}

export const CLOSED: Fuse = { refusals: 0, openUntil: -Infinity };

const FIRST = 30_000;
const LONGEST = 15 * 60_000;

/** One more refusal: 30 s, doubling to 15 min. */
export function blow(fuse: Fuse, now: number): Fuse {
  const pause = Math.min(FIRST * 2 ** fuse.refusals, LONGEST);
  return { refusals: fuse.refusals + 1, openUntil: now + pause };
}

/** Milliseconds until the credentials may be tried again; 0: now. */
export function pauseLeft(fuse: Fuse, now: number): number {
  return Math.max(0, fuse.openUntil - now);
}
