import { backoff } from '../model/backoff';
import { CLOSED, blow, pauseLeft } from './lockout';
import type { Fuse } from './lockout';
import type { Refusal } from './refusal';

/** How the account stands with its server: refused of late, or the server out of reach. Plain data. */
export interface Standing {
  readonly fuse: Fuse;
  /** Why the fuse is open. */
  readonly refusal: Refusal;
  readonly outage?: {
    readonly failures: number;
    readonly until: number;
    readonly refusal: Refusal;
  };
}

export const GOOD: Standing = { fuse: CLOSED, refusal: {} };

/** The credentials were refused. Calls that were on their way together are one refusal, not fifty. */
export function refused(standing: Standing, refusal: Refusal, now: number): Standing {
  if (pauseLeft(standing.fuse, now) > 0) return standing;
  return { ...standing, refusal, fuse: blow(standing.fuse, now) };
}

/** The sign-in server gave no usable answer: it is left alone for a while, longer each time. */
export function unreachable(
  standing: Standing,
  refusal: Refusal,
  now: number,
  random: number,
): Standing {
  const failures = (standing.outage?.failures ?? 0) + 1;
  return { ...standing, outage: { failures, until: now + backoff(failures, random), refusal } };
}

/** The credentials were accepted. */
export function accepted(standing: Standing): Standing {
  return { ...standing, fuse: CLOSED };
}

/** Milliseconds until the credentials may be tried again, after a refusal. */
export function refusalLeft(standing: Standing, now: number): number {
  return pauseLeft(standing.fuse, now);
}
