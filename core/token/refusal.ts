import type { AnyAccount } from '../model/account-field';
import { SignInError } from '../errors';
import type { AnyScheme } from '../model/scheme';
import { duration, sentence } from '../errors/wording';
import { isSessionLimit } from './session-limit';

/** What a server said when it refused; redacted. */
export interface Refusal {
  readonly status?: number;
  readonly message?: string;
  readonly vendorCode?: string;
  /** The server that said it, where it is not the API's own: tokens may come from another. */
  readonly origin?: string;
}

/** `TrueSight API as admin at https://host`: which sign-in an error is about. */
function who(scheme: AnyScheme, account: AnyAccount, { origin }: Refusal): string {
  const identity = scheme.identity?.(account);
  const [base] = Object.values(scheme.servers(account));
  const as = identity === undefined ? '' : ` as ${identity}`;
  const server = origin ?? (base === undefined ? undefined : new URL(base).origin);
  return `${scheme.credential.displayName}: signing in${as}${server === undefined ? '' : ` at ${server}`}`;
}

function answered(refusal: Refusal): string {
  const status = refusal.status === undefined ? '' : ` (HTTP ${String(refusal.status)})`;
  return refusal.message === undefined ? `${status}.` : `${status}: ${sentence(refusal.message)}`;
}

function detailsOf(
  refusal: Refusal,
  retryAt?: number,
): Omit<Refusal, 'message' | 'origin'> & { readonly retryAt?: number } {
  const { status, vendorCode } = refusal;
  return {
    ...(status === undefined ? {} : { status }),
    ...(vendorCode === undefined ? {} : { vendorCode }),
    ...(retryAt === undefined ? {} : { retryAt }),
  };
}

/** The credentials were rejected. The same for every caller during the pause. */
export function rejectedError(
  scheme: AnyScheme,
  account: AnyAccount,
  refusal: Refusal,
  when: { readonly retryAt: number; readonly pauseMs: number; readonly offsetMs: number },
): SignInError {
  const remedy = scheme.remedies.signIn ?? scheme.remedies.refused;
  const pause = ` To keep the user from being locked out, Latchkey does not try again for ${duration(when.pauseMs)}; edit the account to try immediately.`;
  return new SignInError(
    'sign-in-refused',
    `${who(scheme, account, refusal)} was rejected${answered(refusal)} ${remedy}${driftSentence(when.offsetMs)}${pause}`,
    detailsOf(refusal, when.retryAt),
  );
}

/** Says that the clocks disagree, when they do. */
export function driftSentence(offsetMs: number): string {
  if (offsetMs === 0) return '';
  const direction = offsetMs > 0 ? 'behind' : 'ahead of';
  return ` The clock of this machine is ${duration(offsetMs)} ${direction} the server's; set it right (NTP).`;
}

/** The sign-in server did not answer as it should. */
export function unavailableError(
  scheme: AnyScheme,
  account: AnyAccount,
  refusal: Refusal,
  retryAt?: number,
): SignInError {
  return new SignInError(
    'sign-in-unavailable',
    `${who(scheme, account, refusal)} got no usable response${answered(refusal)} Your credentials were not rejected.${remedyOf(scheme, refusal)}`,
    detailsOf(refusal, retryAt),
  );
}

function remedyOf({ remedies }: AnyScheme, { status, message }: Refusal): string {
  if (isSessionLimit(message)) {
    return ' The server allows this user no further session: end one there, or wait until one ends. Create a separate user for this account if other programs use it too.';
  }
  // Without a reply the fault of the connection says itself what to check.
  if (status === undefined) return '';
  if (status < 300 && remedies.unread !== undefined) return ` ${remedies.unread}`;
  return ' Check that the server is running, and that the URL is the URL of the API.';
}

/** New tokens are rejected as soon as they are made. */
export function contestedError(
  scheme: AnyScheme,
  account: AnyAccount,
  refusal: Refusal,
  retryAt: number,
): SignInError {
  return new SignInError(
    'sign-in-contested',
    `${who(scheme, account, refusal)} succeeds, but each new token is rejected immediately${answered(refusal)} Another program is probably using the same user; create a separate user for this account. ${scheme.remedies.refused}`,
    detailsOf(refusal, retryAt),
  );
}

/** Other processes of the same host sign in too, and each session ends the one before it. */
export function endedByOthers(
  { scheme, account }: { readonly scheme: AnyScheme; readonly account: AnyAccount },
  refusal: Refusal,
  by: string,
): SignInError {
  return new SignInError(
    'sign-in-contested',
    `${who(scheme, account, refusal)} succeeds, but ${by} signs in with the same user, and the server ends the earlier session${answered(refusal)} Run the node again. If it keeps happening, allow this user more than one session at the server, or run the workflows of this account on one worker.`,
    detailsOf(refusal),
  );
}
