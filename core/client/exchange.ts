import { rememberingRedactors } from '../redaction/redactor';
import { authorized } from './authorized';
import type { AccountContext } from './context';
import { failureOf, subjectOf } from './failure';
import { limited } from './limited';
import { refusePlainPassword } from './plain-password';
import { redirecting } from './redirecting';
import { parseRetryAfter } from './retry';
import { retrying } from './retrying';
import type { Exchange, ExchangeContext, Exchanged, Send } from './send';
import { requireSignable } from './sign';

/**
 * One request until it is answered well: after a sign-in when that is needed, once more with a fresh
 * token after a 401, again after transient faults where that is safe, along redirects of the same origin.
 * Made once per account.
 * @throws LatchkeyError for everything else.
 */
export function createExchange(account: AccountContext): Send {
  const context: ExchangeContext = {
    ...account,
    redactorFor: rememberingRedactors(account.scheme.credentialHeaders),
  };
  const send = retrying(
    context,
    redirecting(context, limited(context.limiter, authorized(context))),
  );
  return async (call) => {
    refusePlainPassword(context);
    requireSignable(context, call.draft);
    const sent = await send(call);
    if (sent.verdict.kind === 'ok') return sent;
    throw failure(context, call, sent);
  };
}

function failure(context: AccountContext, call: Exchange, sent: Exchanged): Error {
  const { clock, cell } = context;
  const asked = parseRetryAfter(sent.reply.headers['retry-after'], clock.wall());
  return failureOf(subjectOf(context, call, sent), sent.reply, sent.verdict, {
    offsetMs: cell.offsetMs,
    ...(asked === undefined ? {} : { retryAt: clock.wall() + asked }),
  });
}
