import type { Secret } from '../model/secret';
import type { StoredGrant } from './stored-token';
import type { Life } from './window';

/** The grant that a cell has in hand. */
export interface HeldGrant extends Life {
  readonly value: Secret;
  /** Wall clock, milliseconds since 1970. */
  readonly minted: number;
  /** Wall clock; undefined: not known. */
  readonly expires: number | undefined;
  /** Made by this cell, not handed in by a host: then ending it is ours too. */
  readonly ours: boolean;
}

/** A grant that has just come in. */
export interface NewGrant {
  readonly value: Secret;
  /** What is left of its life, milliseconds; undefined: not known. */
  readonly lifeMs: number | undefined;
  readonly minted: number;
  readonly ours: boolean;
}

/** The grant as it is held from this moment on, in place of the one before. */
export function holdGrant(
  before: HeldGrant | undefined,
  grant: NewGrant,
  at: { readonly wall: number; readonly mono: number; readonly random: number },
): HeldGrant {
  const { value, lifeMs, minted, ours } = grant;
  const endsAt = lifeMs === undefined ? undefined : at.mono + lifeMs;
  const gained = before?.endsAt === undefined || endsAt === undefined || endsAt > before.endsAt;
  return {
    value,
    madeAt: at.mono - Math.max(0, at.wall - minted),
    endsAt,
    jitter: at.random,
    toTheEnd: before !== undefined && (isSame(before, value) || !gained),
    minted,
    expires: lifeMs === undefined ? undefined : at.wall + lifeMs,
    ours,
  };
}

/** Whether this is the grant in hand, as a server that gives the same one again shows. */
export function isSame(held: HeldGrant | undefined, value: Secret): boolean {
  return held?.value.reveal() === value.reveal();
}

/** The grant for a host that keeps it encrypted. */
export function storedForm(held: HeldGrant, fingerprint: string): StoredGrant {
  const { value, minted, expires } = held;
  return {
    value: value.reveal(),
    minted,
    fingerprint,
    ...(expires === undefined ? {} : { expires }),
  };
}
