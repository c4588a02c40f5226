import type { AnyAccount } from '../model/account-field';
import { InputError } from '../errors';
import type { HeaderFields, RequestDraft, SignedRequest } from '../model/http';
import type { AnyScheme, Material } from '../model/scheme';
import { sameOrigin } from '../model/url';

/**
 * The only way to a signed request. Refuses every origin that is not one of the account's own, so that
 * no path, link or redirect can take a credential elsewhere.
 * @throws InputError when the request is not for one of the account's servers.
 */
export function signRequest(
  scheme: AnyScheme,
  account: AnyAccount,
  request: RequestDraft,
  material: Material,
  wallMs: number,
): SignedRequest {
  requireSignable(scheme, account, request);
  const signed = scheme.sign(request, account, material, Math.floor(wallMs));
  const headers = withoutShadows(signed.headers, request.headers);
  requireSendable(headers);
  return { ...signed, headers };
}

/** What RFC 9110, 5.1 and 5.5 let stand in a header field, and what fits into the bytes of HTTP/1.1. */
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** A line break would begin a header of its own, and HTTP has no letters beyond Latin-1. */
function requireSendable(headers: HeaderFields): void {
  for (const [name, value] of Object.entries(headers)) {
    if (NAME.test(name) && VALUE.test(value)) continue;
    throw new InputError(
      'headers',
      `headers: ${JSON.stringify(name)} cannot be sent, since its name or value holds a line break or a letter that HTTP headers do not have. Type it anew; copied texts bring curly quotes and hidden characters along.`,
    );
  }
}

/**
 * What {@link signRequest} asks of a request, to be known before a sign-in is made for it.
 * @throws InputError when it is not for one of the account's servers, or has a header that HTTP forbids.
 */
export function requireSignable(
  scheme: AnyScheme,
  account: AnyAccount,
  request: RequestDraft,
): void {
  const own = Object.values(scheme.servers(account));
  if (!own.some((base) => sameOrigin(base, request.url))) {
    throw new InputError(
      'url',
      `url: ${new URL(request.url).origin} is not a server of this account (${own.join(', ')}). The credential goes to its own server only.`,
    );
  }
  requireSendable(request.headers);
}

/** A header of the draft that the scheme has written in another case would be sent twice; the scheme's stays. */
function withoutShadows(signed: HeaderFields, draft: HeaderFields): HeaderFields {
  const written = new Set(
    Object.keys(signed)
      .filter((name) => draft[name] !== signed[name])
      .map((name) => name.toLowerCase()),
  );
  return Object.fromEntries(
    Object.entries(signed).filter(
      ([name, value]) => draft[name] !== value || !written.has(name.toLowerCase()),
    ),
  );
}
