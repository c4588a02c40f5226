/**
 * n8n's older helper, which the HTTP Request node uses, calls the hook after any error and hides which
 * it was. Most are no rejections (404, 500, a timeout), and a sign-in for each would repeat a POST. So the
 * server is asked whether the account still stands, once for all requests that failed together.
 */
import { SignInError, createClient, probeToken } from '../../../core';
import type { ClientOptions, Lease } from '../../../core';
import type { Attempt } from './attempt';
import { faultOf } from '../transport/fault';
import { hasOther } from './renewable';

/** Without a probe a token of this age is replaced on suspicion; a younger one would be no better, ms. */
const SUSPICIOUS_AGE = 10_000;

/** Whether the token that a request failed with is over. When the question itself fails, it is left alone. */
export async function isOver(
  options: ClientOptions,
  lease: Lease,
  attempt: Attempt,
): Promise<boolean> {
  const { cell, clock, scheme } = options;
  if (lease.material.kind !== 'login' || scheme.acquire.kind !== 'login') return false;
  // Somebody else has replaced it already.
  if (cell.token !== undefined && cell.token.minted !== lease.material.token.minted) return true;
  if (typeof scheme.acquire.probe !== 'function') {
    return clock.wall() - lease.material.token.minted > SUSPICIOUS_AGE;
  }
  const suspicion = { generation: lease.generation, sentAt: attempt.at };
  return (await cell.looks.ask(suspicion, () => probeToken(options, lease))) === 'rejected';
}

/** An account with nothing else to sign with is not asked about for every 404: it is the request that is wrong. */
const STANDS_FOR = 30_000;
/** Nobody waits longer for a test request that he has not asked for: whatever it says, his own is sent then. */
const PATIENCE = 10_000;

/**
 * Tries the account's own test request for a secret that has not worked in this process yet: one execution
 * goes first, and the others hear of it.
 * @throws SignInError when the secret was rejected.
 */
export async function prove(options: ClientOptions): Promise<void> {
  const { cell, clock } = options;
  const generation = cell.unproven()?.generation ?? 0;
  const suspicion = { generation, sentAt: clock.mono(), standsFor: STANDS_FOR };
  await cell.looks.ask(suspicion, () => tryTest(options));
}

/**
 * Whether the account signs otherwise since the request failed: with its other token, or with the time
 * of the server. The account's test request shows it, with the core's rules for rejections: a secret that
 * is rejected begins a lockout pause, and the next requests fail here instead of locking the account.
 * @throws SignInError when everything that could be tried was rejected.
 */
export async function isRejectedOtherwise(
  options: ClientOptions,
  { generation }: Lease,
  attempt: Attempt,
): Promise<boolean> {
  const { cell } = options;
  const canChange = hasOther(options);
  const hasChanged = (): boolean =>
    // `peek` throws during a lockout pause.
    (cell.peek() ?? cell.unproven())?.generation !== generation && canChange;
  if (hasChanged()) return true;
  const suspicion = {
    generation,
    sentAt: attempt.at,
    ...(canChange ? {} : { standsFor: STANDS_FOR }),
  };
  await cell.looks.ask(suspicion, () => tryTest(options));
  return hasChanged();
}

/**
 * The account's test request, once and not for long. What is wrong with that request itself (a 404, a
 * timeout) says nothing of the secret.
 * @throws SignInError when the secret was rejected.
 */
async function tryTest(options: ClientOptions): Promise<'valid' | 'unknown'> {
  const limits = { ...options.limits, timeoutMs: PATIENCE, budgetMs: PATIENCE };
  const client = createClient({ ...options, limits });
  const fault = await faultOf(client.test(undefined, { pastLockout: false }));
  if (!(fault instanceof SignInError)) return fault === undefined ? 'valid' : 'unknown';
  // Throws the error that says how long the pause is; the same for all who wait.
  options.cell.unproven();
  throw fault;
}
