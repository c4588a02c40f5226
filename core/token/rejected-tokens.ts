import type { Secret } from '../model/secret';

/** The grants that are known to be dead, and when grants were refused. Plain data, monotonic times. */
export interface DeadGrants {
  readonly values: readonly string[];
  readonly refusedAt: readonly number[];
}

export const NONE_DEAD: DeadGrants = { values: [], refusedAt: [] };

const MINUTE = 60_000;
const REMEMBERED = 16;
/** As many refused grants in a minute: somebody else signs in as the same user (facts D24). */
const CONTESTED = 5;

/** The grant is dead: it is never to be taken again, whoever offers it. */
export function bury(dead: DeadGrants, value: Secret): DeadGrants {
  return { ...dead, values: [...dead.values, value.reveal()].slice(-REMEMBERED) };
}

/** Dead because it was refused. */
export function buryRefused(dead: DeadGrants, value: Secret, now: number): DeadGrants {
  return { ...bury(dead, value), refusedAt: [...recent(dead, now), now] };
}

export function isDead(dead: DeadGrants, value: Secret): boolean {
  return dead.values.includes(value.reveal());
}

/** Whether grants have died too often within a minute to go on making new ones. */
export function isContested(dead: DeadGrants, now: number): boolean {
  return recent(dead, now).length >= CONTESTED;
}

/** Milliseconds until the first of the recent refusals is a minute ago. */
export function contestLeft(dead: DeadGrants, now: number): number {
  return Math.min(...recent(dead, now)) + MINUTE - now;
}

function recent(dead: DeadGrants, now: number): readonly number[] {
  return dead.refusedAt.filter((at) => now - at < MINUTE);
}
