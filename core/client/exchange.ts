import type { LatchkeyError } from '../errors';
import { authorized } from './authorized';
import type { AccountContext, ExchangeContext } from './context';
import { failureOf, subjectOf } from './failure';
import { limited } from './limited';
import { refusePlainPassword } from './plain-password';
import { redirecting } from './redirecting';
import { parseRetryAfter } from './retry';
import { retrying } from './retrying';
import type { Exchange, Exchanged, Send } from './send';
import { requireSignable } from './sign';

/**
 * One request until it is answered well: after a sign-in when that is needed, once more with a fresh
 * token after a 401, again after transient faults where that is safe, along redirects of the same origin.
 * Throws a LatchkeyError for everything else. Made once per account.
 */
export function createJudged(context: ExchangeContext): Send {
  const again = retrying(context, redirecting(context, once(context)));
  return checked(context, async (call) => {
    const sent = await again(call);
    if (sent.verdict.kind === 'ok') return sent;
    throw failure(context, call, sent);
  });
}

/**
 * One request with what a sign-in needs, and whatever came back: nothing is repeated for a fault, no
 * redirect is followed. Throws a LatchkeyError when there is no reply. Made once per account.
 */
export function createUnjudged(context: ExchangeContext): Send {
  return checked(context, once(context));
}

function once(context: ExchangeContext): Send {
  return limited(context.limiter, authorized(context));
}

function checked(context: ExchangeContext, send: Send): Send {
  let isRefused = true;
  return async (call) => {
    // What an account sends where does not change from call to call.
    if (isRefused) refusePlainPassword(context);
    isRefused = false;
    requireSignable(context, call.draft);
    return send(call);
  };
}

/** What a reply that is not good means to the person. */
export function failure(
  context: AccountContext,
  call: Pick<Exchange, 'operation'>,
  sent: Exchanged,
): LatchkeyError {
  const { clock, cell } = context;
  const asked = parseRetryAfter(sent.reply.headers['retry-after'], clock.wall());
  return failureOf(subjectOf(context, call, sent), sent.reply, sent.verdict, {
    offsetMs: cell.offsetMs,
    tokenIsValid: sent.tokenIsValid === true,
    ...(asked === undefined ? {} : { retryAt: clock.wall() + asked }),
  });
}
