import type {
  ICredentialDataDecryptedObject,
  IHttpRequestMethods,
  IHttpRequestOptions,
} from 'n8n-workflow';
import { InputError, SignInError, signRequest } from '../../core';
import type { Lease, Method, RequestDraft, SignedRequest } from '../../core';
import { openAccount } from './accounts';
import type { OpenAccount } from './accounts';
import { clock } from './clock';
import { agentOptions } from './connection';
import { HiddenText } from './hidden';
import { hookError, signInNeeded } from './hook-error';

/** The header by which the credential's Test asks for the scheme's own test request. */
export const TEST_HEADER = 'x-latchkey-test';

/** What `authenticate` did with one request; `preAuthentication` gets the same credentials object. */
export interface Attempt {
  /** What it was signed with; undefined: nothing usable was in hand. */
  readonly lease: Lease | undefined;
  /** n8n's older helper (HTTP Request node) calls the hook after any error and hides which it was. */
  readonly knowsStatus: boolean;
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

/** Options of n8n's older helper, which the HTTP Request node uses for predefined credential types. */
interface OlderOptions {
  uri?: string;
  followRedirect?: boolean;
  followAllRedirects?: boolean;
  rejectUnauthorized?: boolean;
}

/** The `authenticate` hook of a credential type: a few lines over the core. */
export function authenticateWith(schemeId: string): Hook {
  return async (credentials, options) => {
    try {
      return sign(openAccount(schemeId, credentials), credentials, options);
    } catch (fault) {
      // Not an error of ours: n8n's own signal to sign in.
      if (fault instanceof Error && 'response' in fault) throw fault;
      throw hookError(fault);
    }
  };
}

function sign(
  open: OpenAccount,
  credentials: ICredentialDataDecryptedObject,
  options: IHttpRequestOptions & OlderOptions,
): IHttpRequestOptions {
  const knowsStatus = options.uri === undefined;
  const refused = signedWith.get(options);
  if (refused !== undefined && open.scheme.acquire.kind !== 'login') rejectFirst(open, refused);
  const lease = leaseFor(open, knowsStatus);
  if (lease === undefined) {
    if (attempts.has(credentials)) {
      throw new SignInError('sign-in-unavailable', 'n8n has signed in and kept no grant.');
    }
    attempts.set(credentials, { lease, knowsStatus });
    throw signInNeeded();
  }
  attempts.set(credentials, { lease, knowsStatus });
  const draft = draftOf(open, options);
  const signed =
    draft.kind === 'sign-in'
      ? draft.request
      : signRequest(open.scheme, open.account, draft.request, lease.material, clock.wall());
  write(open, options, signed, draft.kind !== 'call');
  signedWith.set(options, lease);
  return options;
}

/**
 * The second sight of one options object: the first signature was refused.
 * @throws SignInError when there is nothing else to try.
 */
function rejectFirst(open: OpenAccount, refused: Lease): void {
  if (open.cell.reject(refused, { status: 401 }) === 'retry') return;
  open.cell.peek();
  throw new SignInError(
    'sign-in-refused',
    `${open.scheme.credential.displayName}: the server refused the credential (HTTP 401). ${open.scheme.remedies.refused}`,
  );
}

/** n8n's older helper never repeats a 401 of a carried grant; there the key, which always works, is used. */
function leaseFor(open: OpenAccount, knowsStatus: boolean): Lease | undefined {
  const lease = open.cell.peek();
  if (lease?.material.kind !== 'carried' || knowsStatus) return lease;
  return { ...lease, material: { kind: 'carried' } };
}

interface Draft {
  /** `sign-in`: a request that carries its credential already (the sign-in as the test). */
  readonly kind: 'call' | 'test' | 'sign-in';
  readonly request: RequestDraft;
}

function draftOf(open: OpenAccount, options: IHttpRequestOptions & OlderOptions): Draft {
  const headers = Object.fromEntries(
    Object.entries(options.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
  if (Object.keys(headers).some((name) => name.toLowerCase() === TEST_HEADER)) {
    return testDraft(open);
  }
  const method = String(options.method ?? 'GET').toUpperCase() as Method;
  return { kind: 'call', request: { method, url: absoluteUrl(options), headers } };
}

/** The scheme's test request, else the cheapest sign of life, else the sign-in itself. */
function testDraft(open: OpenAccount): Draft {
  const { scheme, account } = open;
  const request = scheme.test?.(account) ?? scheme.probe?.(account);
  if (request !== undefined) return { kind: 'test', request };
  if (scheme.acquire.kind === 'login') {
    return { kind: 'sign-in', request: scheme.acquire.request(account) };
  }
  throw new InputError('scheme', `${scheme.id} has no test request.`);
}

function absoluteUrl(options: IHttpRequestOptions & OlderOptions): string {
  const url = options.url ?? options.uri ?? '';
  const absolute = options.baseURL === undefined || URL.canParse(url) ? url : options.baseURL + url;
  if (URL.canParse(absolute)) return absolute;
  throw new InputError(
    'url',
    `url: "${absolute}" is not a whole address that begins with https://.`,
  );
}

/** Writes the signed request back into n8n's options; secrets as values that print as hidden. */
function write(
  open: OpenAccount,
  options: IHttpRequestOptions & OlderOptions,
  signed: SignedRequest,
  whole: boolean,
): void {
  const secret = open.scheme.secretPlaces.headers;
  options.headers = Object.fromEntries(
    Object.entries(signed.headers).map(([name, value]) => [
      name,
      // n8n's types want a text; it calls String() on the value when it sends it.
      secret.includes(name.toLowerCase()) ? (new HiddenText(value) as unknown as string) : value,
    ]),
  );
  if (whole) {
    options.method = signed.method as IHttpRequestMethods;
    options.url = signed.url;
    delete options.baseURL;
    if (signed.body !== undefined) options.body = signed.body as string;
  }
  refuseRedirects(options);
  const agent = agentOptions(open.connection, signed.certificate);
  if (agent !== undefined) options.agentOptions = agent;
  if (open.connection.allowUnauthorizedCerts) {
    options.skipSslCertificateValidation = true;
    if (options.uri !== undefined) options.rejectUnauthorized = false;
  }
}

/** No redirect may carry a credential elsewhere; n8n strips only `Authorization`, and keeps certificates. */
function refuseRedirects(options: IHttpRequestOptions & OlderOptions): void {
  options.sendCredentialsOnCrossOriginRedirect = false;
  if (options.uri === undefined) {
    options.disableFollowRedirect = true;
  } else {
    options.followRedirect = false;
    options.followAllRedirects = false;
  }
}
