import type { RequestDraft, Stamp } from '../../kit';
import { SESSION_ROUTE } from './sign-in';

/** The token routes of TSPS want the token in a header named `authToken` (Validating the token). */
const TOKEN_ROUTE = /\/tsws\/api\/v10\.1\/token(?:\/|$)/;

const ACCEPT_JSON = { Accept: 'application/json' };

/** How a request carries a token; its place depends on the path. */
export function stampOf(request: RequestDraft, token: string): Stamp {
  const isTokenRoute = TOKEN_ROUTE.test(new URL(request.url).pathname);
  return {
    headers: isTokenRoute
      ? { authToken: `authToken ${token}` }
      : { Authorization: `authtoken ${token}` },
  };
}

/** Asks TSPS about the token that signs the request: it only reads (Validating the token, 10.1 and later). */
export function sessionCheck(tspsUrl: string): RequestDraft {
  return { method: 'GET', url: `${tspsUrl}${SESSION_ROUTE}`, headers: ACCEPT_JSON };
}

/** For TSPS 10.0, which has no route for it: `tenants` needs no parameter and gives only what the user may see. */
export function tenantList(tspsUrl: string): RequestDraft {
  return {
    method: 'GET',
    url: `${tspsUrl}/tsws/10.0/api/omprovider/tenants`,
    headers: ACCEPT_JSON,
  };
}

/** For TSIM: a search that can match no event. It reads nothing, changes nothing and may be repeated. */
export function emptySearch(tsimUrl: string): RequestDraft {
  return {
    method: 'POST',
    url: `${tsimUrl}/bppmws/api/Event/search`,
    headers: { ...ACCEPT_JSON, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      criteria: { identifier: 'mc_ueid', operator: 'EQUALS', value: 'latchkey-no-such-event' },
    }),
  };
}
