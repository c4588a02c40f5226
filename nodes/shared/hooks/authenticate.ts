import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import {
  SignInError,
  rebased,
  refusePlainPassword,
  requireSignable,
  signRequest,
} from '../../../core';
import type { Lease } from '../../../core';
import { kindOfScheme, openAccount } from '../accounts';
import type { CredentialKind, OpenAccount } from '../accounts';
import { askedOf, rememberAsked } from './asked-request';
import { attemptOf, rememberAttempt } from './attempt';
import { hookError, isSignInNeeded, signInNeeded } from './hook-error';
import { hasOther, isCertain } from './renewable';
import { writeSigned, writeUrl } from './request-options';
import type { Options } from './request-options';
import { isTestRequest, repeatTest } from './test-button';

type Hook = (
  credentials: ICredentialDataDecryptedObject,
  requestOptions: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

/** The `authenticate` hook of a credential type: a few lines over the core. A text is the id of a scheme. */
export function authenticateWith(of: string | CredentialKind): Hook {
  const kind = typeof of === 'string' ? kindOfScheme(of) : of;
  // Async, so that what is thrown arrives as a rejection.
  return async (credentials, options) => {
    await Promise.resolve();
    try {
      const open = openAccount(kind, credentials);
      return isTestRequest(options)
        ? repeatTest(open, credentials, options)
        : sign(open, credentials, options);
    } catch (fault) {
      throw isSignInNeeded(fault) ? fault : hookError(fault, kind);
    }
  };
}

function sign(
  open: OpenAccount,
  credentials: ICredentialDataDecryptedObject,
  options: Options,
): IHttpRequestOptions {
  const draft = askedOf(options);
  // Before a sign-in, so that a request that may not be sent costs none.
  requireSignable(open, draft);
  refusePlainPassword(open);
  const knowsStatus = options.uri === undefined;
  const before = attemptOf(credentials);
  // The older helper repeats what `preAuthentication` has found a cure for, or what did not need one.
  const isRejected = knowsStatus && open.scheme.acquire.kind !== 'login';
  if (isRejected && before?.lease !== undefined) rejectFirst(open, before.lease);
  const lease = leaseFor(open, knowsStatus, before !== undefined);
  const isIdempotent = draft.method !== 'POST' && draft.method !== 'PATCH';
  const isQuiet =
    before === undefined && lease !== undefined && isIdempotent && wouldBeQuiet(open, options);
  const at = open.clock.mono();
  rememberAttempt(credentials, options, { lease, at, knowsStatus, isIdempotent, isQuiet });
  // At first an error status has to be an error: else n8n does not ask whether the token is still valid.
  if (isQuiet) delete options.simple;
  else if (before?.isQuiet === true) options.simple = false;
  if (lease === undefined) {
    if (before === undefined) throw signInNeeded();
    throw new SignInError(
      'sign-in-unavailable',
      'The sign-in worked, but its token was rejected before it could be used. Another worker of this n8n, or another program, is probably signing in with the same user. Run the node again, or create a separate user for it.',
    );
  }
  const target = rebased(open, draft, lease.material);
  const signed = signRequest(open, target, lease.stamp);
  writeSigned(options, signed, open);
  if (target.url !== draft.url) writeUrl(options, signed.request.url, signed.stamp);
  rememberAsked(options, draft);
  return options;
}

/** Whether n8n would hide a 401 that a new signature cures. */
function wouldBeQuiet(open: OpenAccount, { simple }: Options): boolean {
  return simple === false && (isCertain(open) || hasOther(open));
}

/**
 * The second sight of one request: the first signature was rejected.
 * @throws SignInError when there is nothing else to try.
 */
function rejectFirst(open: OpenAccount, refused: Lease): void {
  if (open.cell.reject(refused, { refusal: { status: 401 } }) !== 'final') return;
  // The lockout pause has begun: this throws the error that says so.
  open.cell.peek();
}

/**
 * What to sign with. A secret that has not worked in this process yet is first tried by the account's own
 * test request, by one execution for all; n8n shows this hook no reply.
 */
function leaseFor(open: OpenAccount, knowsStatus: boolean, wasTried: boolean): Lease | undefined {
  const { cell, scheme } = open;
  const lease =
    cell.peek() ?? (wasTried || scheme.test === undefined ? cell.unproven() : undefined);
  // n8n's older helper never repeats a 401 of a token that rides on answers; there the key is used.
  return lease?.material.kind === 'carried' && !knowsStatus ? cell.keyLease() : lease;
}
