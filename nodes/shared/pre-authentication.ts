import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { DEFAULT_LIMITS, createClient, signInSender } from '../../core';
import type { ClientOptions } from '../../core';
import { GRANT_FIELD, keepsGrant, openAccount } from './accounts';
import { attemptOf } from './authenticate';
import type { Attempt } from './authenticate';
import { clock } from './clock';
import { hookError } from './hook-error';
import { isDead, isRefusedOtherwise } from './liveness';
import { tryAccount } from './test-button';
import { transportOver } from './transport';

type Hook = (
  this: IHttpRequestHelper,
  credentials: ICredentialDataDecryptedObject,
) => Promise<IDataObject>;

/** n8n keeps nothing and does not send again. */
const NOTHING: IDataObject = {};
/** n8n's older helper sends again for any value, the empty one too. */
const AGAIN: IDataObject = { [GRANT_FIELD]: '' };

/**
 * The `preAuthentication` hook of a credential type. n8n calls it when the row holds no grant, after a
 * failed request, and for every Test; it has no single flight and does not say which of them it is.
 * The cell has the one, and what `authenticate` noted about this credentials object tells the other.
 */
export function preAuthenticateWith(schemeId: string): Hook {
  return async function (credentials) {
    const attempt = attemptOf(credentials);
    // `authenticate` has not seen the request yet, or refused it: it asks for a sign-in if one is needed.
    if (attempt === undefined) return NOTHING;
    try {
      const open = openAccount(schemeId, credentials);
      const transport = transportOver(this.helpers, open.connection);
      const options: ClientOptions = { ...open, transport, clock, limits: DEFAULT_LIMITS };
      if (attempt.isTest) {
        await tryAccount(open.cell, createClient(options));
        return kept(options);
      }
      return keepsGrant(open.scheme)
        ? await renew(options, attempt)
        : await change(options, attempt);
    } catch (fault) {
      throw hookError(fault, schemeId);
    }
  };
}

/** A grant of the cell's for the row: a newer one that is there already, else after a sign-in. */
async function renew(
  options: ClientOptions,
  { lease, knowsStatus }: Attempt,
): Promise<IDataObject> {
  if (lease !== undefined) {
    if (!knowsStatus && !(await isDead(options, lease))) return NOTHING;
    options.cell.reject(lease, { status: 401 });
  }
  await options.cell.lease({ send: signInSender(options) });
  return kept(options);
}

/**
 * Without a grant to renew n8n's newer helper still repeats a 401, and `authenticate` then takes the next
 * token or the key. Its older helper has to be told; and the server's clock is learned only here, since
 * `authenticate` never sees a reply.
 */
async function change(
  options: ClientOptions,
  { lease, knowsStatus }: Attempt,
): Promise<IDataObject> {
  if (lease === undefined || (knowsStatus && lease.material.kind !== 'signature')) return NOTHING;
  return (await isRefusedOtherwise(options, lease)) ? AGAIN : NOTHING;
}

/** What n8n writes into the row, encrypted. */
function kept({ scheme, cell }: ClientOptions): IDataObject {
  const grant = keepsGrant(scheme) ? cell.stored() : undefined;
  return grant === undefined ? NOTHING : { [GRANT_FIELD]: JSON.stringify(grant) };
}
