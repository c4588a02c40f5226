import type { AnyAccount } from '../model/account-field';
import { backoff } from '../model/backoff';
import type { Clock } from '../model/clock';
import type { AnyScheme } from '../model/scheme';
import type { SignInError } from '../errors';
import { NONE, lockOut, pauseLeft } from './lockout';
import type { Lockout } from './lockout';
import { rejectedError, unavailableError } from './refusal';
import type { Refusal } from './refusal';

/** A change that hosts show and triggers may start from. Times on the wall clock. */
export type StatusChange =
  | { readonly kind: 'locked-out'; readonly until: number }
  | { readonly kind: 'unavailable'; readonly until: number }
  | { readonly kind: 'alternate-secret'; readonly name: string | undefined }
  | { readonly kind: 'well' };

/** How the account stands with its server: rejected of late, or the server out of reach. */
export interface AccountStatus {
  /** The credentials were rejected. Calls that were on their way together are one rejection, not fifty. */
  rejected(refusal: Refusal, pastLockout?: boolean): void;
  /**
   * The sign-in server gave no usable answer on this path (TLS, proxy): it is left alone there for a
   * while, longer each time.
   */
  unavailable(path: string, refusal: Refusal): void;
  /** The credentials were accepted. */
  accepted(): void;
  /** The person has changed something on the way to the server: what was seen before says nothing now. */
  forgive(): void;
  alternateInUse(name: string | undefined): void;
  /** @throws SignInError while the credentials may not be tried. */
  requireOpen(pastLockout: boolean): void;
  /** Why no sign-in may be made now; undefined: it may. */
  blockedBy(path: string, pastLockout: boolean): SignInError | undefined;
  rejectedError(): SignInError;
  /** True until the credentials have been accepted once, and again after each rejection. */
  readonly unproven: boolean;
  listen(listener: (change: StatusChange) => void): () => void;
}

interface Outage {
  readonly failures: number;
  readonly until: number;
  readonly refusal: Refusal;
}

export interface StatusContext {
  readonly scheme: AnyScheme;
  readonly account: AnyAccount;
  readonly clock: Clock;
  /** How far the server's clock is known to be ahead, milliseconds. */
  readonly offsetMs: () => number;
}

/** A Test that was rejected a moment ago can only be rejected again: three presses must not lock an account. */
const TEST_PAUSE = 30_000;

export function createAccountStatus(context: StatusContext): AccountStatus {
  const { scheme, account, clock } = context;
  const listeners = new Set<(change: StatusChange) => void>();
  let lockout: Lockout = NONE;
  let refusal: Refusal = {};
  const outages = new Map<string, Outage>();
  let rejectedTestAt = -Infinity;
  let unproven = true;

  const tell = (change: StatusChange): void => {
    for (const listener of listeners) listener(change);
  };

  const testPauseLeft = (): number => rejectedTestAt + TEST_PAUSE - clock.mono();

  const errorOfLockout = (pastLockout = false): SignInError => {
    const pauseMs = pastLockout ? testPauseLeft() : pauseLeft(lockout, clock.mono());
    const retryAt = Math.round(clock.wall() + pauseMs);
    return rejectedError(scheme, account, refusal, {
      retryAt,
      pauseMs,
      offsetMs: context.offsetMs(),
    });
  };

  const isLockedOut = (pastLockout: boolean): boolean => {
    // Whatever was edited since: who edits and tests again and again locks the account all the same.
    return pastLockout ? testPauseLeft() > 0 : pauseLeft(lockout, clock.mono()) > 0;
  };

  return {
    rejected(said, pastLockout = false) {
      const now = clock.mono();
      unproven = true;
      if (pastLockout) rejectedTestAt = now;
      if (pauseLeft(lockout, now) > 0) return;
      lockout = lockOut(lockout, now);
      refusal = said;
      tell({ kind: 'locked-out', until: clock.wall() + pauseLeft(lockout, now) });
    },
    unavailable(path, said) {
      const failures = (outages.get(path)?.failures ?? 0) + 1;
      const pause = backoff(failures, clock.random());
      outages.set(path, { failures, until: clock.mono() + pause, refusal: said });
      tell({ kind: 'unavailable', until: clock.wall() + pause });
    },
    accepted() {
      const wasIll = lockout !== NONE || outages.size > 0;
      unproven = false;
      rejectedTestAt = -Infinity;
      if (!wasIll) return;
      lockout = NONE;
      outages.clear();
      tell({ kind: 'well' });
    },
    forgive() {
      lockout = NONE;
      outages.clear();
    },
    alternateInUse(name) {
      tell({ kind: 'alternate-secret', name });
    },
    requireOpen(pastLockout) {
      if (isLockedOut(pastLockout)) throw errorOfLockout(pastLockout);
    },
    blockedBy(path, pastLockout) {
      if (isLockedOut(pastLockout)) return errorOfLockout(pastLockout);
      const now = clock.mono();
      const outage = outages.get(path);
      if (pastLockout || outage === undefined || now >= outage.until) return undefined;
      const retryAt = Math.round(clock.wall() + outage.until - now);
      return unavailableError(scheme, account, outage.refusal, retryAt);
    },
    rejectedError: () => errorOfLockout(),
    get unproven() {
      return unproven;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
