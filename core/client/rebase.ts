import type { AnyAccount } from '../model/account-field';
import type { RequestDraft } from '../model/http';
import type { AnyScheme } from '../model/scheme';
import type { Material } from '../token/lease';

/**
 * Moves a request below the base URL that the sign-in told: the call was made before there was a token.
 * Requests elsewhere stay as they are.
 */
export function rebased(
  { scheme, account }: { readonly scheme: AnyScheme; readonly account: AnyAccount },
  draft: RequestDraft,
  material: Material,
): RequestDraft {
  if (material.kind !== 'login') return draft;
  const told = scheme.servers(account, material.token);
  for (const [name, base] of Object.entries(scheme.servers(account))) {
    const target = told[name];
    if (target === undefined || target === base) continue;
    const rest = draft.url.slice(base.length);
    if (draft.url.startsWith(base) && /^(?:[/?#]|$)/.test(rest)) {
      return { ...draft, url: `${target}${rest}` };
    }
  }
  return draft;
}
