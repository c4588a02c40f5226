import type {
  ICredentialDataDecryptedObject,
  IHttpRequestMethods,
  IHttpRequestOptions,
} from 'n8n-workflow';
import {
  DEFAULT_LIMITS,
  SignInError,
  rebased,
  refusePlainPassword,
  requireSignable,
  signRequest,
} from '../../core';
import type { HostReply, Lease, RequestDraft, SharedTokens } from '../../core';
import { kindOfScheme, openAccount } from './accounts';
import type { CredentialKind, OpenAccount } from './accounts';
import { askedOf, rememberAsked } from './asked-request';
import { requestSignal } from './bounds';
import { hookError, isSignInNeeded, signInNeeded } from './hook-error';
import { hasOther, isCertain } from './renewable';
import { writeSigned, writeUrl } from './request-options';
import type { Options } from './request-options';

/** The header by which a credential type's `test` says that this request is the Test button's. */
const TEST_HEADER = 'x-latchkey-test';

/** What `authenticate` did with one request; `preAuthentication` gets the same credentials object. */
export interface Attempt {
  /** What it was signed with; undefined: nothing usable was in hand, or nobody knows yet whether it works. */
  readonly lease: Lease | undefined;
  /** Monotonic time at which it was signed. */
  readonly at: number;
  /** n8n's older helper (HTTP Request node) calls the hook after any error and hides which it was. */
  readonly knowsStatus: boolean;
  /** The request may be sent twice without doing it twice (RFC 9110, 9.2.2). */
  readonly isIdempotent: boolean;
  /** n8n would have taken a 401 for a response (Pagination, Never Error), and called nobody. */
  readonly isQuiet?: boolean;
  /** What failed was not the signature: the request is sent once more as it was, for its response. */
  readonly isSigned?: boolean;
  /** A person has pressed Test. */
  readonly isTest: boolean;
  /** Where the other workers' tokens are, if a node of ours sends the request: a hook itself cannot look. */
  readonly workers?: SharedTokens | undefined;
}

/** By credentials object: n8n makes one for each request and hands it to both hooks. */
const attempts = new WeakMap<object, Attempt>();
/** By options object: n8n repeats a 401 with the same one, so that a second sight means "rejected". */
const signedWith = new WeakMap<object, Lease>();

/** By options object: where the node that sends it finds the tokens of other workers. */
const workersOf = new WeakMap<object, SharedTokens>();

/** Tells the hooks of a request where a newer token of another worker would be. */
export function tellOfWorkers(options: object, workers: SharedTokens): void {
  workersOf.set(options, workers);
}

export function attemptOf(credentials: object): Attempt | undefined {
  return attempts.get(credentials);
}

/** The signature of this request stands, although it will be seen again. */
export function keepSignature(credentials: object, attempt: Attempt): void {
  attempts.set(credentials, { ...attempt, isSigned: true });
}

/** The token that a request was signed with by `authenticate`. */
export function tokenSignedWith(options: object): HostReply['token'] {
  const material = signedWith.get(options)?.material;
  return material?.kind === 'login' ? material.token : undefined;
}

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
      return isTest(options)
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
  const refused = signedWith.get(options);
  const before = attempts.get(credentials);
  const isRejected = refused !== undefined && before?.isSigned !== true;
  if (isRejected && open.scheme.acquire.kind !== 'login') rejectFirst(open, refused);
  const lease = leaseFor(open, knowsStatus, before !== undefined);
  const attempt: Attempt = {
    lease,
    at: open.clock.mono(),
    knowsStatus,
    isIdempotent: draft.method !== 'POST' && draft.method !== 'PATCH',
    isTest: false,
    workers: workersOf.get(options),
  };
  const isQuiet = before === undefined && wouldBeQuiet(open, options, attempt);
  attempts.set(credentials, { ...attempt, isQuiet });
  // At first an error status has to be an error: else n8n does not ask whether the token is still valid.
  if (isQuiet) delete options.simple;
  else if (before?.isQuiet === true) options.simple = false;
  if (lease === undefined) {
    if (before === undefined) throw signInNeeded();
    throw new SignInError(
      'sign-in-unavailable',
      'The sign-in worked, and its token was no longer valid before it could be used. Another worker of this n8n, or another program, is probably signing in with the same user. Run the node again, or create a separate user for it.',
    );
  }
  const target = rebased(open, draft, lease.material);
  const signed = signRequest(open, target, lease.stamp);
  writeSigned(options, signed, open);
  if (target.url !== draft.url) writeUrl(options, signed.request.url, signed.stamp);
  rememberAsked(options, draft);
  signedWith.set(options, lease);
  return options;
}

/** Whether n8n would hide a 401 that a new signature cures, of a request that may be sent twice. */
function wouldBeQuiet(open: OpenAccount, { simple }: Options, attempt: Attempt): boolean {
  return (
    simple === false &&
    attempt.lease !== undefined &&
    attempt.isIdempotent &&
    (isCertain(open) || hasOther(open))
  );
}

/**
 * The second sight of one options object: the first signature was rejected.
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

function isTest(options: Options): boolean {
  return Object.keys(options.headers ?? {}).some((name) => name.toLowerCase() === TEST_HEADER);
}

/**
 * The Test button. n8n judges a test by its status alone, which cannot tell a login page from an API.
 * So the hook tries the account with the core's own rules, and what n8n then sends is only a repetition
 * whose status does not matter any more.
 */
function repeatTest(
  open: OpenAccount,
  credentials: ICredentialDataDecryptedObject,
  options: Options,
): IHttpRequestOptions {
  if (attempts.get(credentials)?.isTest !== true) {
    attempts.set(credentials, {
      lease: undefined,
      at: open.clock.mono(),
      knowsStatus: true,
      isIdempotent: true,
      isTest: true,
    });
    throw signInNeeded();
  }
  const lease = open.cell.peek();
  const draft = testDraftOf(open, lease);
  writeUrl(options, draft.url);
  const signed =
    lease === undefined ? { request: draft, stamp: {} } : signRequest(open, draft, lease.stamp);
  delete options.qs;
  writeSigned(options, signed, open);
  options.method = draft.method as IHttpRequestMethods;
  writeUrl(options, signed.request.url);
  if (signed.request.body !== undefined) options.body = signed.request.body as string;
  options.ignoreHttpStatusErrors = true;
  options.abortSignal = requestSignal(DEFAULT_LIMITS);
  return options;
}

function testDraftOf({ scheme, account }: OpenAccount, lease: Lease | undefined): RequestDraft {
  const { acquire } = scheme;
  const test = scheme.test?.(account);
  if (test !== undefined) return test;
  if (
    acquire.kind === 'login' &&
    typeof acquire.probe === 'function' &&
    lease?.material.kind === 'login'
  ) {
    return acquire.probe(account, lease.material.token);
  }
  const [base] = Object.values(scheme.servers(account));
  return { method: 'GET', url: base ?? '', headers: {} };
}
