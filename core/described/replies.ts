import { parseUrl } from '../model/parse-url';
import type { ReadReply } from '../model/read-reply';
import type { SignInOutcome } from '../model/sign-in-method';
import { OK, verdict, verdictOfStatus } from '../model/verdict';
import type { Verdict } from '../model/verdict';
import { isWebPage } from '../model/web-page';
import type { Description, Scalar, When } from './grammar';
import { look } from './look';
import type { Look } from './look';
import { wordsOf } from './words';

/** Whether one of the conditions holds. */
function anyHolds(conditions: readonly When[] | undefined, seen: Look): boolean {
  return (conditions ?? []).some((when) => holds(when, seen));
}

function holds(when: When, seen: Look): boolean {
  const { status } = seen.reply;
  if (when.status !== undefined && !when.status.includes(status)) return false;
  if (when.html !== undefined && when.html !== isWebPage(seen.reply)) return false;
  if (when.redirectTo !== undefined && !redirectPath(seen).includes(when.redirectTo)) return false;
  if (when.json !== undefined && !fits(when, seen.json(when.json))) return false;
  if (when.xml !== undefined && !fits(when, seen.xml(when.xml))) return false;
  if (when.text === true && !fits(when, seen.reply.text.trim() || undefined)) return false;
  return when.header === undefined || fits(when, seen.header(when.header));
}

function fits({ is, not, contains }: When, value: unknown): boolean {
  if (value === undefined) return false;
  if (is !== undefined && !is.some((item) => same(item, value))) return false;
  if (not?.some((item) => same(item, value)) === true) return false;
  if (contains !== undefined) return typeof value === 'string' && value.includes(contains);
  return is !== undefined || not !== undefined || value !== null;
}

/** XML and headers hold texts only, and JSON APIs write `"0"` and `0` as they like. */
function same(wanted: Scalar, value: unknown): boolean {
  if (wanted === null || value === null || typeof value === 'object') return wanted === value;
  return String(wanted) === String(value);
}

function redirectPath({ reply, header }: Look): string {
  if (reply.status < 300 || reply.status > 399) return '';
  const location = header('location') ?? '';
  const base = 'https://host.invalid';
  return parseUrl(location, base)?.pathname ?? '';
}

/** What the response to a call means: denied, stale, refused, failed, then the status. */
export function judgeCall(description: Description, reply: ReadReply): Verdict {
  const seen = look(reply);
  const kind = kindOfCall(description, seen);
  if (kind === 'ok') return OK;
  const { message, vendorCode } = wordsOf(description.replies, seen);
  return verdict(kind, message, vendorCode);
}

function kindOfCall({ replies, signIn }: Description, seen: Look): Verdict['kind'] {
  if (anyHolds(replies?.denied, seen)) return 'denied';
  if (anyHolds(replies?.stale, seen)) return 'stale';
  // With a sign-in, only the sign-in tells whether the credentials are wrong.
  if (signIn === undefined && anyHolds(replies?.refused, seen)) return 'stale';
  const byStatus = verdictOfStatus(seen.reply.status);
  return byStatus === 'ok' && anyHolds(replies?.failed, seen) ? 'broken' : byStatus;
}

/** Statuses by which a server rejects a sign-in for what is in it. */
const REJECTED: readonly number[] = [400, 403, 422];

/**
 * What a sign-in response means apart from its values; undefined: it is good so far. `refused` is asked
 * before the status: there are servers that tell a wrong password with status 500 and lock the user when
 * it is repeated.
 */
export function judgeSignIn(description: Description, reply: ReadReply): SignInOutcome | undefined {
  const { replies } = description;
  const seen = look(reply);
  const words = wordsOf(replies, seen);
  if (anyHolds(replies?.refused, seen) || anyHolds(replies?.denied, seen) || isRejection(reply)) {
    return { kind: 'refused', ...words };
  }
  if (anyHolds(replies?.failed, seen)) {
    return {
      kind: 'unavailable',
      message: words.message ?? 'The sign-in response reports an error.',
    };
  }
  if (reply.status >= 200 && reply.status < 400) return undefined;
  return {
    kind: 'unavailable',
    message: words.message ?? `The sign-in request returned status ${String(reply.status)}.`,
  };
}

/** A page with 403 comes from something on the way, which has not looked at the credentials. */
function isRejection(reply: ReadReply): boolean {
  if (reply.status === 401) return true;
  return REJECTED.includes(reply.status) && reply.text.trim() !== '' && !isWebPage(reply);
}
