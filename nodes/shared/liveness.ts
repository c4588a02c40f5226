/**
 * n8n's older helper, which the HTTP Request node uses, calls the hook after any error and hides which
 * it was. Most are no rejections (404, 500, a timeout), and a sign-in for each would repeat a POST. So the
 * server is asked whether the account still stands, once for all requests that failed together.
 */
import { SignInError, createClient, probeToken } from '../../core';
import type { ClientOptions, Lease, TokenCell } from '../../core';
import type { Attempt } from './authenticate';
import { faultOf } from './fault';
import { hasOther } from './renewable';

interface Question {
  readonly generation: number;
  readonly answer: Promise<boolean>;
}

const underWay = new WeakMap<TokenCell, Question>();
/** When an account was last seen to be well, monotonic. */
const wellAt = new WeakMap<TokenCell, number>();

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
  // A request that began before the account was seen to be well failed for another reason.
  if (attempt.at <= (wellAt.get(cell) ?? -Infinity)) return false;
  return once(cell, lease, async () => {
    const askedAt = clock.mono();
    const state = await probeToken(options, lease);
    if (state === 'valid') wellAt.set(cell, askedAt);
    return state === 'rejected';
  });
}

/** An account that stood a moment ago is not asked about for every 404: it is the request that is wrong. */
const STANDS_FOR = 30_000;

/**
 * Tries the account's own test request for a secret that has not worked in this process yet: one execution
 * goes first, and the others hear of it.
 * @throws SignInError when the secret was rejected.
 */
export async function prove(options: ClientOptions): Promise<void> {
  const { cell } = options;
  const asked = proving.get(cell) ?? tryTest(options).finally(() => proving.delete(cell));
  proving.set(cell, asked);
  await asked;
}

const proving = new WeakMap<TokenCell, Promise<void>>();

async function tryTest(options: ClientOptions): Promise<void> {
  const { cell, clock } = options;
  const fault = await faultOf(createClient(options).test(undefined, { pastLockout: false }));
  if (fault === undefined) wellAt.set(cell, clock.mono());
  // What is wrong with the test request itself (a 404, a timeout) says nothing of the secret.
  if (!(fault instanceof SignInError)) return;
  // Throws the error that says how long the pause is; the same for all who wait.
  cell.unproven();
  throw fault;
}

/**
 * Whether the account signs otherwise since the request failed: with its other token, or with the time
 * of the server. The account's test request shows it, with the core's rules for rejections: a secret that
 * is rejected begins a lockout pause, and the next requests fail here instead of locking the account.
 * @throws SignInError when everything that could be tried was rejected.
 */
export async function isRejectedOtherwise(options: ClientOptions, lease: Lease): Promise<boolean> {
  const { cell, clock } = options;
  const canChange = hasOther(options);
  const hasChanged = (): boolean =>
    // `peek` throws during a lockout pause.
    (cell.peek() ?? cell.unproven())?.generation !== lease.generation && canChange;
  if (hasChanged()) return true;
  if (!canChange && clock.mono() - (wellAt.get(cell) ?? -Infinity) < STANDS_FOR) return false;
  return once(cell, lease, async () => {
    const fault = await faultOf(createClient(options).test(undefined, { pastLockout: true }));
    if (fault instanceof SignInError) throw fault;
    if (fault === undefined) wellAt.set(cell, clock.mono());
    return fault === undefined && hasChanged();
  });
}

function once(cell: TokenCell, lease: Lease, ask: () => Promise<boolean>): Promise<boolean> {
  const asked = underWay.get(cell);
  if (asked?.generation === lease.generation) return asked.answer;
  const answer = ask().finally(() => {
    if (underWay.get(cell)?.answer === answer) underWay.delete(cell);
  });
  underWay.set(cell, { generation: lease.generation, answer });
  return answer;
}
