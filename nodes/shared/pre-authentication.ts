import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { DEFAULT_LIMITS, LatchkeyError, readReply, signInSender, signRequest } from '../../core';
import type { Lease } from '../../core';
import { GRANT_FIELD, keepsGrant, openAccount } from './accounts';
import type { OpenAccount } from './accounts';
import { attemptOf } from './authenticate';
import { clock } from './clock';
import { hookError } from './hook-error';
import { transportOver } from './transport';

type Hook = (
  this: IHttpRequestHelper,
  credentials: ICredentialDataDecryptedObject,
) => Promise<IDataObject>;

/** n8n keeps nothing and does not send again. */
const NOTHING: IDataObject = {};

/**
 * The `preAuthentication` hook of a credential type. n8n calls it without a grant in the row, after a
 * failed request, and for every Test; it has no single flight and does not say which of them it is.
 * The cell has the one, and what `authenticate` noted about this credentials object tells the other.
 */
export function preAuthenticateWith(schemeId: string): Hook {
  return async function (credentials) {
    try {
      const open = openAccount(schemeId, credentials);
      const attempt = attemptOf(credentials);
      if (!keepsGrant(open.scheme)) return NOTHING;
      const line = lineOf(open, this);
      if (attempt?.lease !== undefined) {
        const { lease, knowsStatus } = attempt;
        const movedOn = open.cell.peek()?.generation;
        // Another caller has renewed it in the meantime: its grant is all that is needed.
        if (movedOn !== undefined && movedOn !== lease.generation) return kept(open);
        if (!knowsStatus && (await isAlive(open, line, lease))) return NOTHING;
        open.cell.reject(lease, { status: 401 });
      }
      // Without an attempt but with a grant in the row n8n's Test is running: a person has asked.
      const pastFuse = attempt === undefined && (credentials[GRANT_FIELD] ?? '') !== '';
      await open.cell.lease({ send: signInSender(line), pastFuse });
      return kept(open);
    } catch (fault) {
      throw hookError(fault);
    }
  };
}

function lineOf(
  open: OpenAccount,
  context: IHttpRequestHelper,
): Parameters<typeof signInSender>[0] {
  const transport = transportOver(context.helpers, open.connection);
  return { ...open, transport, clock, limits: DEFAULT_LIMITS };
}

/** What n8n writes into the row, encrypted. */
function kept(open: OpenAccount): IDataObject {
  const grant = open.cell.stored();
  return grant === undefined ? NOTHING : { [GRANT_FIELD]: JSON.stringify(grant) };
}

/**
 * Whether a grant that some request failed with still works. Most failures are no refusals (404, 500,
 * a timeout), and a sign-in for each of them would repeat a POST. When the question itself fails, the
 * grant is left alone.
 */
async function isAlive(
  open: OpenAccount,
  line: Parameters<typeof signInSender>[0],
  lease: Lease,
): Promise<boolean> {
  const { scheme, account } = open;
  const draft = scheme.probe?.(account);
  if (draft === undefined) return open.cell.peek() !== undefined;
  try {
    const signed = signRequest(scheme, account, draft, lease.material, clock.wall());
    const reply = await line.transport(signed, line.limits);
    return scheme.verdict(readReply(reply), signed).kind !== 'stale';
  } catch (fault) {
    if (fault instanceof LatchkeyError) return true;
    throw fault;
  }
}
