import type { SignInOutcome } from '../model/sign-in-method';

/** "Maximum number of sessions reached", "too many concurrent sessions", "session limit exceeded". */
const LIMIT =
  /\b(?:max(?:imum)?|too many|limit)\b.{0,40}\bsessions?\b|\bsessions?\b.{0,40}\b(?:limit|maximum)\b/i;
/** Whatever else it says: credentials were looked at, and not taken. */
const CREDENTIALS = /\b(?:password|credentials?|locked|failed|invalid|incorrect)\b/i;

/** Whether a server says that a user has too many sessions: the password is right then, and waiting helps. */
export function isSessionLimit(message: string | undefined): boolean {
  return message !== undefined && LIMIT.test(message) && !CREDENTIALS.test(message);
}

/** A rejection for too many sessions is none of the credentials. */
export function withoutSessionLimit<T>(next: T | SignInOutcome): T | SignInOutcome {
  if (!isRefusal(next) || !isSessionLimit(next.message)) return next;
  return { ...next, kind: 'unavailable' };
}

function isRefusal(next: unknown): next is SignInOutcome & { readonly kind: 'refused' } {
  return (next as { readonly kind?: unknown }).kind === 'refused';
}
