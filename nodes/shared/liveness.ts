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

/**
 * Whether the account signs otherwise since the request failed: with its other token, or with the time
 * of the server. The account's test request shows it, with the core's rules for refusals.
 * @throws SignInError when everything that could be tried was refused.
 */
export async function isRefusedOtherwise(options: ClientOptions, lease: Lease): Promise<boolean> {
  const { scheme, account, cell } = options;
  const { acquire } = scheme;
  const hasOther =
    acquire.kind === 'signature' ||
    (acquire.kind === 'static' && (acquire.slots?.(account) ?? 1) > 1);
  if (!hasOther) return false;
  // Throws while the fuse is open.
  const now = cell.peek();
  if (now?.generation !== lease.generation) return true;
  return await once(cell, lease, async () => {
    const fault = await faultOf(createClient(options).test());
    if (fault instanceof SignInError) throw fault;
    return fault === undefined && cell.peek()?.generation !== lease.generation;
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
