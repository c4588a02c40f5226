import { InputError } from '../errors';
import type { AnyAccount } from '../model/account-field';
import type { HeaderFields, RequestDraft, SignedRequest } from '../model/http';
import { mayReceiveCredential } from '../model/origin';
import { Secret } from '../model/secret';
import type { AnyScheme } from '../model/scheme';
import { applyStamp } from '../model/stamp';
import type { Stamp } from '../model/stamp';

/** Who signs: as much of an account as a signature needs. */
export interface Signer {
  readonly scheme: AnyScheme;
  readonly account: AnyAccount;
}

/** A request with its credential, and what exactly was added to it. */
export interface Signed {
  readonly request: SignedRequest;
  readonly stamp: Stamp;
}

/**
 * The only way to a signed request. Refuses every origin that is not one of the account's own, so that
 * no path, link or redirect can take a credential elsewhere.
 * @throws InputError when the request is not for one of the account's servers, or has a header that HTTP
 * forbids.
 */
export function signRequest(
  signer: Signer,
  draft: RequestDraft,
  stampOf: (request: RequestDraft) => Stamp,
): Signed {
  requireOwnServer(signer, draft);
  const request = withoutCredentials(draft, signer.scheme.credentialHeaders);
  const stamp = stampOf(request);
  const signed = applyStamp(request, stamp);
  requireSendable(signed.headers);
  requireOneScheme(signer, signed.headers);
  return { request: signed, stamp };
}

/**
 * What {@link signRequest} asks of a request, to be known before a sign-in is made for it.
 * @throws InputError when it is not for one of the account's servers, or has a header that HTTP forbids.
 */
export function requireSignable(signer: Signer, request: RequestDraft): void {
  requireOwnServer(signer, request);
  requireSendable(request.headers);
}

/** Whether a credential may go to this URL: to a server of the account, or to another origin that it names. */
export function mayGoTo(
  { scheme, account }: Signer,
  servers: readonly string[],
  url: string,
): boolean {
  return mayReceiveCredential(url, servers, scheme.origins?.(account) ?? []);
}

function requireOwnServer(signer: Signer, request: RequestDraft): void {
  const own = Object.values(signer.scheme.servers(signer.account));
  if (!mayGoTo(signer, own, request.url)) {
    throw new InputError(
      'url',
      `url: ${new URL(request.url).origin} is not a server of this account (${own.join(', ')}). The credential is sent to its own server only. Use a URL of that server, or choose another account.`,
    );
  }
}

/**
 * Which credential goes with a request is the scheme's to say. Cookies of other names are none; those of
 * its own names give way when the stamp is put on.
 */
function withoutCredentials(request: RequestDraft, names: readonly string[]): RequestDraft {
  const isKept = (name: string): boolean =>
    name.toLowerCase() === 'cookie' || !names.includes(name.toLowerCase());
  if (Object.keys(request.headers).every(isKept)) return request;
  const kept = Object.entries(request.headers).filter(([name]) => isKept(name));
  return { ...request, headers: Object.fromEntries(kept) };
}

/** What RFC 9110, 5.1 and 5.5 let stand in a header field, and what fits into the bytes of HTTP/1.1. */
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** A line break would begin a header of its own, and HTTP has no letters beyond Latin-1. */
function requireSendable(headers: HeaderFields): void {
  for (const name of Object.keys(headers)) {
    if (NAME.test(name) && VALUE.test(String(headers[name]))) continue;
    throw new InputError(
      'headers',
      `headers: ${JSON.stringify(name)} cannot be sent, since its name or value contains a line break or a character that HTTP headers do not allow. Type it again; copied text often contains curly quotes and hidden characters.`,
    );
  }
}

/** Two words of the same kind: `Bearer Bearer eyJ...`. */
const DOUBLED = /^(\S+) +\1 /i;

/** A token that was pasted with the word that goes before it, which the sign-in adds as well. */
function requireOneScheme({ scheme, account }: Signer, headers: HeaderFields): void {
  const name = Object.keys(headers).find((item) => item.toLowerCase() === 'authorization');
  const [, word] = DOUBLED.exec(name === undefined ? '' : String(headers[name])) ?? [];
  if (word === undefined) return;
  const pasted = `${word} `.toLowerCase();
  const field = scheme.fields.find((item) => {
    const value = account[item.name];
    return value instanceof Secret && value.reveal().toLowerCase().startsWith(pasted);
  });
  if (field === undefined) return;
  throw new InputError(
    field.name,
    `${field.name}: ${field.label} begins with "${word}", which is added when it is sent. Enter the value without it.`,
  );
}
