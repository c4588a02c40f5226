import type { TokenValues } from '../model/token';
import { sameValues } from '../model/token';

/** Tokens that must not be used again, and how often fresh ones were rejected. Plain data, times monotonic. */
export interface RejectedTokens {
  readonly values: readonly TokenValues[];
  /** When tokens were rejected that had never worked. */
  readonly unusedAt: readonly number[];
}

export const NO_REJECTED: RejectedTokens = { values: [], unusedAt: [] };

const MINUTE = 60_000;
const REMEMBERED = 16;
/** As many new tokens that never worked in a minute: something ends them as soon as they are made. */
const CONTESTED = 5;

/** The token is over: it is never to be taken again, whoever offers it. */
export function bury(rejected: RejectedTokens, values: TokenValues): RejectedTokens {
  if (isBuried(rejected, values)) return rejected;
  return { ...rejected, values: [...rejected.values, values].slice(-REMEMBERED) };
}

/** Rejected although it was new and had never worked. A token that did work has only ended. */
export function buryUnused(
  rejected: RejectedTokens,
  values: TokenValues,
  now: number,
): RejectedTokens {
  return { ...bury(rejected, values), unusedAt: [...recent(rejected, now), now] };
}

export function isBuried(rejected: RejectedTokens, values: TokenValues): boolean {
  return rejected.values.some((item) => sameValues(item, values));
}

/** Whether new tokens were rejected too often within a minute to go on making more. */
export function isContested(rejected: RejectedTokens, now: number): boolean {
  return recent(rejected, now).length >= CONTESTED;
}

/** Milliseconds until the first of the recent rejections is a minute ago. */
export function contestLeft(rejected: RejectedTokens, now: number): number {
  return Math.min(...recent(rejected, now)) + MINUTE - now;
}

function recent(rejected: RejectedTokens, now: number): readonly number[] {
  return rejected.unusedAt.filter((at) => now - at < MINUTE);
}
