import { CancelledError } from '../errors';
import { anyOf } from '../model/abort';
import type { FirstCaller } from './first-caller';
import type { Lease, LeaseOptions } from './lease';
import type { SourceContext } from './source';

/**
 * Hands out what the account holds. Until that has been accepted once in this process, and after each
 * lockout pause, one caller goes first and the others wait, however long its answer takes: twenty calls
 * that start in the same minute then cost a wrong password one attempt.
 * @throws SignInError while the credentials may not be tried, CancelledError when the account is closed.
 */
export async function proveFirst(
  { status, closed }: SourceContext,
  first: FirstCaller<Lease>,
  options: LeaseOptions,
  current: () => Lease,
): Promise<Lease> {
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
