import type { Reply, RequestDraft } from '../model/http';
import { parseUrl } from '../model/parse-url';
import { sameOrigin } from '../model/url';

/**
 * `follow`: the same call elsewhere on the same origin. `lose`: there, but as a GET without its body.
 * `refuse`: the credential may not go there.
 */
export type Redirect =
  | { readonly kind: 'follow'; readonly request: RequestDraft }
  | { readonly kind: 'lose'; readonly to: string }
  | { readonly kind: 'refuse'; readonly to: string };

/** Enough for any real chain, and the end of every loop. */
export const MAX_REDIRECTS = 5;

/**
 * What to do with a reply that sends the caller elsewhere; undefined: it does not. Only 307 and 308 keep
 * a method other than GET and HEAD (RFC 9110, 15.4); turning a POST into a GET would lose it, so that is refused.
 */
export function redirectOf(
  request: RequestDraft,
  reply: Pick<Reply, 'status' | 'headers'>,
): Redirect | undefined {
  if (![301, 302, 303, 307, 308].includes(reply.status)) return undefined;
  // An empty one would lead back to the same place again and again.
  const location = reply.headers['location']?.trim() ?? '';
  if (location === '') return undefined;
  const target = parseUrl(location, request.url);
  if (target === undefined) return { kind: 'refuse', to: 'a URL that cannot be read' };
  const url = target.href;
  const named = target.username !== '' || target.password !== '';
  const reading = request.method === 'GET' || request.method === 'HEAD';
  const keepsMethod = reply.status === 307 || reply.status === 308;
  const to = `${target.protocol}//${target.host}${target.pathname}`;
  if (named || !sameOrigin(url, request.url)) return { kind: 'refuse', to };
  if (!reading && !keepsMethod) return { kind: 'lose', to };
  return { kind: 'follow', request: { ...request, url } };
}
