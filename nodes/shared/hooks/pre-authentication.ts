import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { DEFAULT_LIMITS, createClient, keepingCookies, signInSender } from '../../../core';
import type { ClientOptions } from '../../../core';
import { TOKEN_FIELD, keepsToken, kindOfScheme, openAccount } from '../accounts';
import type { CredentialKind } from '../accounts';
import { attemptOf } from './attempt';
import type { Attempt } from './attempt';
import { hookError } from './hook-error';
import { isOver, isRejectedOtherwise, prove } from './liveness';
import { isCertain } from './renewable';
import { isTested } from './test-button';
import { transportOver } from '../transport/transport';

type Hook = (
  this: IHttpRequestHelper,
  credentials: ICredentialDataDecryptedObject,
) => Promise<IDataObject>;

/** n8n keeps nothing and does not send again. */
const NOTHING: IDataObject = {};
/** n8n's older helper sends again for any value, the empty one too. */
const AGAIN: IDataObject = { [TOKEN_FIELD]: '' };

/**
 * The `preAuthentication` hook of a credential type. n8n calls it when the credential holds no token, after
 * a failed request, and for every Test; it has no single flight and does not say which of them it is.
 * The cell has the one, and what `authenticate` noted about this credentials object tells the other.
 */
export function preAuthenticateWith(of: string | CredentialKind): Hook {
  const kind = typeof of === 'string' ? kindOfScheme(of) : of;
  return async function (credentials) {
    const attempt = attemptOf(credentials);
    // `authenticate` has not seen the request yet, or refused it: it asks for a sign-in if one is needed.
    if (attempt === undefined && !isTested(credentials)) return NOTHING;
    try {
      const open = openAccount(kind, credentials);
      const transport = keepingCookies(transportOver(this.helpers, open.connection), open.cookies);
      const options: ClientOptions = { ...open, transport, limits: DEFAULT_LIMITS };
      if (attempt === undefined) {
        await createClient(options).test();
        return kept(options);
      }
      const found =
        open.scheme.acquire.kind === 'login'
          ? await renew(options, attempt)
          : await change(options, attempt);
      if (found !== NOTHING || !attempt.isQuiet) return found;
      // Sent once more as it was, for its response. What is stored stays as it is.
      const stored = kept(options);
      return stored === NOTHING ? AGAIN : stored;
    } catch (fault) {
      throw hookError(fault, kind);
    }
  };
}

/** A token of the cell's for the credential: a newer one that is there already, else after a sign-in. */
async function renew(options: ClientOptions, attempt: Attempt): Promise<IDataObject> {
  const { cell, path } = options;
  const { lease, knowsStatus, isIdempotent, workers } = attempt;
  if (lease !== undefined) {
    if (!knowsStatus && !(await isOver(options, lease, attempt))) return NOTHING;
    // Only a node of ours sees replies: elsewhere a token that was good for many calls looks like a new one.
    const suspected = workers === undefined;
    cell.reject(lease, { refusal: { status: 401 }, suspected });
  }
  const newer =
    workers === undefined ? {} : { newer: (signal: AbortSignal) => workers.read(signal) };
  await cell.lease({ send: signInSender(options), path, ...newer });
  // The next request has the new token; this one may have been done and is not sent twice.
  if (lease !== undefined && !knowsStatus && !isIdempotent && !isCertain(options)) return NOTHING;
  // One that is bound to an address stays in the process; the older helper has to be told to send again.
  return keepsToken(options.scheme) || knowsStatus ? kept(options) : AGAIN;
}

/**
 * Without a token to renew n8n's newer helper still repeats a 401, and `authenticate` then takes the next
 * secret or the key. Its older helper has to be told; and the server's clock is learned only here, since
 * `authenticate` never sees a reply.
 */
async function change(options: ClientOptions, attempt: Attempt): Promise<IDataObject> {
  const { lease, knowsStatus } = attempt;
  if (lease === undefined) {
    await prove(options);
    return knowsStatus ? NOTHING : AGAIN;
  }
  const { kind } = lease.material;
  if (knowsStatus && kind !== 'signature' && kind !== 'challenge') return NOTHING;
  return (await isRejectedOtherwise(options, lease, attempt)) ? AGAIN : NOTHING;
}

/** What n8n writes into the credential, encrypted. */
function kept({ scheme, cell }: ClientOptions): IDataObject {
  const token = keepsToken(scheme) ? cell.stored() : undefined;
  return token === undefined ? NOTHING : { [TOKEN_FIELD]: JSON.stringify(token) };
}
