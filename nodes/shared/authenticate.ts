import type {
  ICredentialDataDecryptedObject,
  IHttpRequestMethods,
  IHttpRequestOptions,
} from 'n8n-workflow';
import {
  DEFAULT_LIMITS,
  InputError,
  SignInError,
  refusePlainPassword,
  requireSignable,
  signRequest,
} from '../../core';
import type { Lease, Method, RequestDraft, SignedRequest } from '../../core';
import { openAccount } from './accounts';
import type { OpenAccount } from './accounts';
import { requestSignal } from './bounds';
import { clock } from './clock';
import { agentOptions } from './connection';
import { HiddenText } from './hidden';
import { hookError, isSignInNeeded, signInNeeded } from './hook-error';

/** The header by which a credential type's `test` says that this request is the Test button's. */
const TEST_HEADER = 'x-latchkey-test';

/** What `authenticate` did with one request; `preAuthentication` gets the same credentials object. */
export interface Attempt {
  /** What it was signed with; undefined: nothing usable was in hand. */
  readonly lease: Lease | undefined;
  /** n8n's older helper (HTTP Request node) calls the hook after any error and hides which it was. */
  readonly knowsStatus: boolean;
  /** A person has pressed Test. */
  readonly isTest: boolean;
}

/** By credentials object: n8n makes one for each request and hands it to both hooks. */
const attempts = new WeakMap<object, Attempt>();
/** By options object: n8n repeats a 401 with the same one, so that a second sight means "refused". */
const signedWith = new WeakMap<object, Lease>();

export function attemptOf(credentials: object): Attempt | undefined {
  return attempts.get(credentials);
}

type Hook = (
  credentials: ICredentialDataDecryptedObject,
  requestOptions: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

/** n8n's options with those of its older helper, which the HTTP Request node uses for our types. */
type Options = IHttpRequestOptions & {
  uri?: string;
  followRedirect?: boolean;
  followAllRedirects?: boolean;
  rejectUnauthorized?: boolean;
};

/** The `authenticate` hook of a credential type: a few lines over the core. */
export function authenticateWith(schemeId: string): Hook {
  // Async, so that what is thrown arrives as a rejection.
  return async (credentials, options) => {
    await Promise.resolve();
    try {
      const open = openAccount(schemeId, credentials);
      return isTest(options)
        ? repeatTest(open, credentials, options)
        : sign(open, credentials, options);
    } catch (fault) {
      throw isSignInNeeded(fault) ? fault : hookError(fault, schemeId);
    }
  };
}

function sign(
  open: OpenAccount,
  credentials: ICredentialDataDecryptedObject,
  options: Options,
): IHttpRequestOptions {
  const draft = draftOf(options);
  // Before a sign-in, so that a request that may not be sent costs none.
  requireSignable(open.scheme, open.account, draft);
  refusePlainPassword(open);
  const knowsStatus = options.uri === undefined;
  const refused = signedWith.get(options);
  if (refused !== undefined && open.scheme.acquire.kind !== 'login') rejectFirst(open, refused);
  const lease = leaseFor(open, knowsStatus);
  const before = attempts.get(credentials);
  attempts.set(credentials, { lease, knowsStatus, isTest: false });
  if (lease === undefined) {
    if (before === undefined) throw signInNeeded();
    throw new SignInError(
      'sign-in-unavailable',
      'n8n has signed in, and the grant was over before it could be used.',
    );
  }
  const now = clock.wall();
  write(open, options, signRequest(open.scheme, open.account, draft, lease.material, now));
  signedWith.set(options, lease);
  return options;
}

/**
 * The second sight of one options object: the first signature was refused.
 * @throws SignInError when there is nothing else to try.
 */
function rejectFirst(open: OpenAccount, refused: Lease): void {
  if (open.cell.reject(refused, { status: 401 }) === 'retry') return;
  // The fuse is open now: this throws the error that says so.
  open.cell.peek();
}

/** n8n's older helper never repeats a 401 of a carried grant; there the key, which always works, is used. */
function leaseFor(open: OpenAccount, knowsStatus: boolean): Lease | undefined {
  const lease = open.cell.peek();
  if (lease?.material.kind !== 'carried' || knowsStatus) return lease;
  return { ...lease, material: { kind: 'carried' } };
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
    attempts.set(credentials, { lease: undefined, knowsStatus: true, isTest: true });
    throw signInNeeded();
  }
  const { scheme, account } = open;
  const [base] = Object.values(scheme.servers(account));
  const draft = scheme.test?.(account) ??
    scheme.probe?.(account) ?? { method: 'GET', url: base ?? '', headers: {} };
  const lease = open.cell.peek();
  const now = clock.wall();
  const signed =
    lease === undefined ? draft : signRequest(scheme, account, draft, lease.material, now);
  write(open, options, signed);
  options.method = signed.method as IHttpRequestMethods;
  options.url = signed.url;
  delete options.baseURL;
  if (signed.body !== undefined) options.body = signed.body as string;
  options.ignoreHttpStatusErrors = true;
  options.abortSignal = requestSignal(DEFAULT_LIMITS);
  return options;
}

function draftOf(options: Options): RequestDraft {
  const headers = Object.fromEntries(
    Object.entries(options.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const method = String(options.method ?? 'GET').toUpperCase() as Method;
  return { method, url: absoluteUrl(options), headers };
}

function absoluteUrl(options: Options): string {
  const url = options.url ?? options.uri ?? '';
  const absolute = options.baseURL === undefined || URL.canParse(url) ? url : options.baseURL + url;
  if (URL.canParse(absolute)) return absolute;
  throw new InputError(
    'url',
    `url: "${absolute}" is not a whole address that begins with https://.`,
  );
}

/** Writes the signed request back into n8n's options; secrets as values that print as hidden. */
function write(open: OpenAccount, options: Options, signed: SignedRequest): void {
  const secret = open.scheme.secretPlaces.headers;
  options.headers = Object.fromEntries(
    Object.entries(signed.headers).map(([name, value]) => [
      name,
      // n8n's types want a text; it calls String() on the value when it sends it.
      secret.includes(name.toLowerCase()) ? (new HiddenText(value) as unknown as string) : value,
    ]),
  );
  refuseRedirects(options);
  const agent = agentOptions(open.connection, signed.certificate);
  if (agent !== undefined) options.agentOptions = agent;
  if (open.connection.allowUnauthorizedCerts) {
    options.skipSslCertificateValidation = true;
    if (options.uri !== undefined) options.rejectUnauthorized = false;
  }
}

/** No redirect may carry a credential elsewhere; n8n strips only `Authorization`, and keeps certificates. */
function refuseRedirects(options: Options): void {
  options.sendCredentialsOnCrossOriginRedirect = false;
  if (options.uri === undefined) {
    options.disableFollowRedirect = true;
  } else {
    options.followRedirect = false;
    options.followAllRedirects = false;
  }
}
