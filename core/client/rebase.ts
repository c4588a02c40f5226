import type { AnyAccount } from '../model/account-field';
import type { RequestDraft } from '../model/http';
import type { AnyScheme } from '../model/scheme';
import type { Material } from '../token/lease';

/**
 * Completes a request that was made before there was a token: moves it below the base URL that the sign-in
 * told, and puts public values of the token into its path (`/sites/{siteId}`). Requests elsewhere stay as
 * they are.
 */
export function rebased(
  { scheme, account }: { readonly scheme: AnyScheme; readonly account: AnyAccount },
  draft: RequestDraft,
  material: Material,
): RequestDraft {
  if (material.kind !== 'login') return draft;
  const { token } = material;
  const told = scheme.servers(account, token);
  for (const [name, base] of Object.entries(scheme.servers(account))) {
    const target = told[name];
    if (target === undefined || target === base) continue;
    const rest = draft.url.slice(base.length);
    if (draft.url.startsWith(base) && /^(?:[/?#]|$)/.test(rest)) {
      return withOpenValues({ ...draft, url: `${target}${rest}` }, token.open);
    }
  }
  return withOpenValues(draft, token.open);
}

/** Only in the path, percent-encoded, and never as a dot segment. */
function withOpenValues(draft: RequestDraft, open: Readonly<Record<string, string>>): RequestDraft {
  if (Object.keys(open).length === 0) return draft;
  const end = draft.url.search(/[?#]/);
  const path = end < 0 ? draft.url : draft.url.slice(0, end);
  if (!path.includes('{') && !path.includes('%7')) return draft;
  const filled = path.replace(/(?:\{|%7B)([A-Za-z]\w*)(?:\}|%7D)/gi, (whole, name: string) => {
    const value = Object.hasOwn(open, name) ? open[name] : undefined;
    return value === undefined || /^\.{0,2}$/.test(value) ? whole : encodeURIComponent(value);
  });
  return filled === path ? draft : { ...draft, url: `${filled}${draft.url.slice(path.length)}` };
}
