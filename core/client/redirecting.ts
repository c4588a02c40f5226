import type { AccountContext } from './context';
import { lostMethodError, redirectedError, subjectOf } from './failure';
import { MAX_REDIRECTS, redirectOf } from './redirect';
import type { Send } from './send';

/**
 * Follows redirects of the same origin.
 * @throws ReplyError for any other: no credential goes there, and no POST becomes a GET.
 */
export function redirecting(context: AccountContext, next: Send): Send {
  return async (call) => {
    let { draft } = call;
    for (let followed = 0; ; followed += 1) {
      const sent = await next(draft === call.draft ? call : { ...call, draft });
      const redirect = redirectOf(draft, sent.reply);
      if (redirect === undefined) return sent;
      if (redirect.kind === 'lose') {
        throw lostMethodError(
          subjectOf(context, call, sent),
          sent.reply,
          draft.method,
          redirect.to,
        );
      }
      const isCircle = redirect.kind === 'follow' && followed === MAX_REDIRECTS;
      if (redirect.kind === 'refuse' || isCircle) {
        const to = redirect.kind === 'refuse' ? redirect.to : 'itself, again and again';
        throw redirectedError(subjectOf(context, call, sent), sent.reply, to);
      }
      draft = redirect.request;
    }
  };
}
