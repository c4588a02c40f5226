/**
 * n8n's older helper, which the HTTP Request node uses, calls the hook after any error and hides which
 * it was. Most are no refusals (404, 500, a timeout), and a sign-in for each would repeat a POST. So the
 * server is asked whether the account still stands, once for all requests that failed together.
 */
import { SignInError, createClient, readReply, signRequest } from '../../core';
import type { ClientOptions, Lease, Secret, TokenCell } from '../../core';
import { faultOf } from './fault';

/** Grants that were seen to be dead: what failed with one of them needs no second question. */
const dead = new WeakSet<Secret>();

interface Question {
  readonly generation: number;
  readonly answer: Promise<boolean>;
}

const underWay = new WeakMap<TokenCell, Question>();

/** Whether the grant that a request failed with is dead. When the question itself fails, it is left alone. */
export async function isDead(options: ClientOptions, lease: Lease): Promise<boolean> {
  const grant = lease.material.kind === 'login' ? lease.material.grant : undefined;
  if (grant === undefined) return false;
  if (dead.has(grant)) return true;
  const answer = await once(options.cell, lease, () => probe(options, lease));
  if (answer) dead.add(grant);
  return answer;
}

async function probe(options: ClientOptions, lease: Lease): Promise<boolean> {
  const { scheme, account, transport, clock, limits } = options;
  const draft = scheme.probe?.(account);
  // Only the expiry tells, and `authenticate` has looked at that.
  if (draft === undefined) return false;
  try {
    const signed = signRequest(scheme, account, draft, lease.material, clock.wall());
    const reply = readReply(await transport(signed, limits));
    return scheme.verdict(reply, signed).kind === 'stale';
  } catch {
    return false;
  }
}

/** An account that stood a moment ago is not asked about for every 404: it is the request that is wrong. */
const STANDS_FOR = 30_000;

const stoodAt = new WeakMap<TokenCell, number>();

/**
 * Whether the account signs otherwise since the request failed: with its other token, or with the time
 * of the server. The account's test request shows it, with the core's rules for refusals: a secret that
 * is refused opens the fuse, and the next requests fail here instead of locking the account.
 * @throws SignInError when everything that could be tried was refused.
 */
export async function isRefusedOtherwise(options: ClientOptions, lease: Lease): Promise<boolean> {
  const { cell, clock } = options;
  const canChange = hasOther(options);
  const hasChanged = (): boolean =>
    // `peek` throws while the fuse is open.
    cell.peek()?.generation !== lease.generation && canChange;
  if (hasChanged()) return true;
  if (!canChange && clock.mono() - (stoodAt.get(cell) ?? -Infinity) < STANDS_FOR) return false;
  return await once(cell, lease, async () => {
    const fault = await faultOf(createClient(options).test());
    if (fault instanceof SignInError) throw fault;
    if (fault === undefined) stoodAt.set(cell, clock.mono());
    return fault === undefined && hasChanged();
  });
}

/** Whether the account has anything else to sign with. */
function hasOther({ scheme, account }: ClientOptions): boolean {
  const { acquire } = scheme;
  if (acquire.kind === 'signature') return true;
  return acquire.kind === 'static' && (acquire.slots?.(account) ?? 1) > 1;
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
