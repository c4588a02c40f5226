import type { AnyAccount, AnyScheme } from '../../../core';

interface Of {
  readonly scheme: AnyScheme;
  readonly account: AnyAccount;
}

/** Whether a token is replaced because the server said so, and not on suspicion. */
export function isCertain({ scheme }: Pick<Of, 'scheme'>): boolean {
  return scheme.acquire.kind === 'login' && typeof scheme.acquire.probe === 'function';
}

/** Whether the account has anything else to sign with. */
export function hasOther({ scheme, account }: Of): boolean {
  const { acquire } = scheme;
  if (acquire.kind === 'signature' || acquire.kind === 'challenge') return true;
  return acquire.kind === 'static' && (acquire.secrets?.(account) ?? 1) > 1;
}
