import {
  at,
  granted,
  hasControlCharacter,
  InputError,
  isDateTime,
  isObject,
  parseDateTime,
  Secret,
  singleToken,
} from '../../kit';
import type { SignInOutcome, ReadReply, RequestDraft } from '../../kit';
import { envelopeOf, isWebPage, isWholeSuccess } from './envelope';

/** The account as far as the sign-in needs it. */
export interface TokenAccount {
  readonly baseUrl: string | undefined;
  readonly tsimUrl: string | undefined;
  readonly signIn: 'tsps-10.1' | 'tsps-10.0' | 'tsim';
  readonly username: string;
  readonly password: Secret;
  readonly tenant: string | undefined;
  readonly sessionMinutes: number;
  readonly logoutField: string;
}

/** Where TSPS 10.1 and later makes, shows and ends a token. */
export const SESSION_ROUTE = '/tsws/api/v10.1/token';

const LOGIN_PATHS = {
  'tsps-10.1': SESSION_ROUTE,
  'tsps-10.0': '/tsws/10.0/api/authenticate/login',
  tsim: '/bppmws/api/authenticate/login',
} as const;

const LOGOUT_PATHS = {
  'tsps-10.0': '/tsws/10.0/api/authenticate/logout',
  tsim: '/bppmws/api/authenticate/logout',
} as const;

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' };

/** The login call. 10.1 takes JSON, the two older ones a form (TSWS authentication; Web services authentication, TSIM 11.3). */
export function loginRequest(account: TokenAccount): RequestDraft {
  const url = `${signInServer(account)}${LOGIN_PATHS[account.signIn]}`;
  const body = {
    username: account.username,
    password: account.password.reveal(),
    ...tenantOf(account),
  };
  if (account.signIn === 'tsps-10.1') {
    return {
      method: 'POST',
      url,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(body),
    };
  }
  return { method: 'POST', url, headers: FORM, body: new URLSearchParams(body).toString() };
}

/**
 * Reads the answer to the login call, with the token nested in `response` or not (TSWS authentication).
 *
 * Refused means that the server has looked at the credentials: 401, `authPassed: false`, or a 400 or
 * 403 in its own JSON. Everything else that is no token (5xx, the single sign-on's 503, a web page, no
 * token) says nothing about the password.
 */
export function readLogin(reply: ReadReply, account: TokenAccount): SignInOutcome {
  const { code, message, vendorCode } = envelopeOf(reply.json);
  const said = {
    ...(message === undefined ? {} : { message }),
    ...(vendorCode === undefined ? {} : { vendorCode }),
  };
  const inner = at(reply.json, 'response');
  const login = isObject(inner) ? inner : reply.json;
  // Said in so many words: trying again would lock the account, whatever the status.
  if (at(login, 'authPassed') === false) return { kind: 'refused', ...said };
  if (reply.status >= 500 || (code !== undefined && code >= 500))
    return unavailable(reply, account);
  const refusals = [400, 401, 403];
  if (
    reply.status === 401 ||
    (isObject(reply.json) && (refusals.includes(reply.status) || refusals.includes(code ?? 0)))
  ) {
    return { kind: 'refused', ...said };
  }
  const token = at(login, 'authToken');
  if (
    !isWholeSuccess(reply.status) ||
    (code !== undefined && code !== 200) ||
    at(login, 'authPassed') !== true ||
    typeof token !== 'string' ||
    token.trim() === '' ||
    hasControlCharacter(token)
  ) {
    return unavailable(reply, account);
  }
  return granted(singleToken(new Secret(token)), {
    lifeSeconds: lifeOf(reply, at(login, 'expires'), account.sessionMinutes * 60),
  });
}

/** The logout that belongs to the login: each of the three ends exactly this token (TSWS logout). */
export function logoutRequest(account: TokenAccount, token: string): RequestDraft {
  const server = signInServer(account);
  if (account.signIn === 'tsps-10.1') {
    return {
      method: 'DELETE',
      url: `${server}${SESSION_ROUTE}`,
      headers: { authToken: `authToken ${token}`, Accept: 'application/json' },
    };
  }
  // The page's user name and password end in an error; readers, the vendor and a client agree that the
  // token alone is right (comments of readers on that page), so no tenant goes along either.
  return {
    method: 'POST',
    url: `${server}${LOGOUT_PATHS[account.signIn]}`,
    headers: FORM,
    body: new URLSearchParams({ [account.logoutField]: token }).toString(),
  };
}

/** An `expires` nearer than this is the time of the answer, give or take the rounding of clocks. */
const SHORTEST_LIFE_SECONDS = 2;

/**
 * Life of the token in seconds: the account's session length, or less where `expires` says so.
 *
 * BMC's pages contradict each other (see the quirks in guide.ts): `expires` is missing, equal to the time of the answer,
 * or years away, while tokens die after an hour, a day or what Remedy SSO is set to. So it may shorten
 * the life and never lengthen it: a token renewed too early costs one login, one trusted too long a
 * refused call.
 */
function lifeOf(reply: ReadReply, expires: unknown, sessionSeconds: number): number {
  const end = timeOf(expires);
  const stamp = timeOf(at(reply.json, 'responseTimeStamp'));
  if (end === undefined || (stamp !== undefined && end.epochMs <= stamp.epochMs)) {
    return sessionSeconds;
  }
  // `responseTimeStamp` has no zone and fits an `expires` without one; one with a zone is held against
  // the `Date` header. That has whole seconds: the answer may be almost one younger.
  const date = Date.parse(reply.headers['date'] ?? '') + 999;
  const now = end.zoned && !Number.isNaN(date) ? date : stamp?.epochMs;
  const left = now === undefined ? 0 : (end.epochMs - now) / 1000;
  return left < SHORTEST_LIFE_SECONDS ? sessionSeconds : Math.min(sessionSeconds, left);
}

function timeOf(value: unknown): { readonly epochMs: number; readonly zoned: boolean } | undefined {
  if (typeof value !== 'string' || !isDateTime(value)) return undefined;
  const { epochMs, hasZone } = parseDateTime(value);
  return { epochMs, zoned: hasZone };
}

function unavailable(reply: ReadReply, { signIn }: TokenAccount): SignInOutcome {
  const { code, message } = envelopeOf(reply.json);
  if (reply.status === 404) {
    const [label, usual] =
      signIn === 'tsim' ? ['TSIM URL', 'https://tsim-host'] : ['TSPS URL', 'https://tsps-host'];
    return {
      kind: 'unavailable',
      message: `The server does not know the login URL. Check ${label}, which usually looks like ${usual}, and Sign-In.`,
    };
  }
  if (isWebPage(reply.text)) {
    return {
      kind: 'unavailable',
      message: `The login URL returned a web page (status ${reply.status}). Check the URL and Sign-In.`,
    };
  }
  return {
    kind: 'unavailable',
    message:
      message !== undefined && !isWholeSuccess(code ?? reply.status)
        ? message
        : `The login returned status ${reply.status} without a usable token.`,
  };
}

/** Base URL of the server that the account signs in to. */
export function signInServer(account: TokenAccount): string {
  const url = account.signIn === 'tsim' ? account.tsimUrl : account.baseUrl;
  if (url !== undefined) return url;
  throw new InputError(
    account.signIn === 'tsim' ? 'tsimUrl' : 'baseUrl',
    'The account has no URL for its sign-in.',
  );
}

function tenantOf(account: TokenAccount): { readonly tenantName?: string } {
  return account.tenant === undefined ? {} : { tenantName: account.tenant };
}
