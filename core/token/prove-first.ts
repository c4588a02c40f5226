import { CancelledError } from '../errors';
import { anyOf } from '../model/abort';
import { createFirstCaller } from './first-caller';
import type { FirstCaller } from './first-caller';
import type { Lease, LeaseOptions } from './lease';
import type { Source, SourceContext } from './source';

/** How what an account holds is handed out: the same for all ways to sign in that fetch nothing. */
export interface ProvenFirst extends Pick<Source, 'lease' | 'ready' | 'peek' | 'unproven'> {
  /** Whether a person has asked for the last lease in spite of a lockout pause. */
  pastLockout(): boolean;
  /** The call of a lease has ended, however: those who wait for it go on. */
  release(lease: Lease): void;
}

/**
 * Hands out what the account holds. Until that has been accepted once in this process, and after each
 * lockout pause, one caller goes first and the others wait, however long its answer takes: twenty calls
 * that start in the same minute then cost a wrong password one attempt.
 */
export function proveFirst({ status, closed }: SourceContext, current: () => Lease): ProvenFirst {
  const first = createFirstCaller<Lease>();
  let pastLockout = false;
  return {
    pastLockout: () => pastLockout,
    async lease(options) {
      pastLockout = options.pastLockout === true;
      for (;;) {
        throwIfClosed(closed);
        status.requireOpen(options.pastLockout === true);
        if (!status.unproven) return current();
        if (!first.isOut) {
          const lease = current();
          first.begin(lease);
          return lease;
        }
        await waitFor(first, options, closed);
      }
    },
    ready() {
      if (status.unproven || closed.aborted) return undefined;
      pastLockout = false;
      return current();
    },
    peek() {
      throwIfClosed(closed);
      status.requireOpen(false);
      return status.unproven ? undefined : current();
    },
    unproven() {
      status.requireOpen(false);
      return current();
    },
    release(lease) {
      if (first.is(lease)) first.end();
    },
  };
}

/** @throws CancelledError when the caller leaves, or the account is closed. */
export async function waitFor(
  first: FirstCaller<Lease>,
  options: LeaseOptions,
  closed: AbortSignal,
): Promise<void> {
  try {
    await first.wait(anyOf(options.signal, closed));
  } catch (fault) {
    throwIfClosed(closed);
    throw fault;
  }
}

export function throwIfClosed(closed: AbortSignal): void {
  if (closed.aborted) throw new CancelledError('The account has been closed.');
}
