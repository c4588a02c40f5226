import type { RequestDraft } from '../model/http';
import { readReply } from '../model/read-reply';
import type { Lease } from '../token/lease';
import type { Standing } from '../token/looks';
import type { AccountContext } from './context';
import { signRequest } from './sign';

/**
 * Whether the token of a lease is still valid, by the scheme's probe. `unknown`: there is no probe, or it
 * could not be asked.
 */
export async function probeToken(
  context: Pick<AccountContext, 'scheme' | 'account' | 'transport' | 'limits'>,
  lease: Lease,
): Promise<Standing> {
  const draft = probeRequest(context, lease);
  if (draft === undefined) return 'unknown';
  try {
    const { request } = signRequest(context, draft, lease.stamp);
    const reply = readReply(await context.transport(request, context.limits));
    const { kind } = context.scheme.verdict(reply, request);
    if (kind === 'stale') return 'rejected';
    return kind === 'ok' || kind === 'denied' ? 'valid' : 'unknown';
  } catch {
    return 'unknown';
  }
}

/** The request that asks whether the token of a lease is still valid; undefined: the scheme has none. */
export function probeRequest(
  { scheme, account }: Pick<AccountContext, 'scheme' | 'account'>,
  { material }: Lease,
): RequestDraft | undefined {
  const { acquire } = scheme;
  if (acquire.kind !== 'login' || material.kind !== 'login') return undefined;
  return typeof acquire.probe === 'function' ? acquire.probe(account, material.token) : undefined;
}
