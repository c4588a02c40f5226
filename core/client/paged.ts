import { itemsOf } from '../catalogue/items';
import { FIRST_PAGE, nextPage, pageParams } from '../catalogue/paging';
import type { PageState } from '../catalogue/paging';
import { buildRequest } from '../catalogue/request';
import type { Paging } from '../model/operation';
import type { CheckedCall } from './call';
import { signalOf } from './call';
import type { ClientContext } from './client';
import { tooManyPagesError } from './failure';
import { outcomeOf } from './outcome';
import type { Outcome } from './outcome';
import { serversOf } from './single';

/**
 * The pages of a list; the next one is asked for when the caller wants it.
 * @throws ReplyError when the list goes on after the most pages: who gets half of a list must know it.
 */
export async function* pagesOf(
  context: ClientContext,
  checked: CheckedCall,
  paging: Paging,
): AsyncGenerator<Outcome, void, undefined> {
  const { call, operation, params } = checked;
  const deadline = context.clock.mono() + context.limits.budgetMs;
  let wanted = call.limit ?? Infinity;
  let before: string | undefined;
  let state: PageState | undefined = FIRST_PAGE(paging, call.limit);
  while (state !== undefined) {
    const page = pageParams(paging, state);
    const draft = buildRequest(operation, params, context.account, serversOf(context), page);
    const sent = await context.exchange({ operation, draft, deadline, ...signalOf(call) });
    // The page before once more: this server does not page, or its list goes round in a circle.
    const found = sent.reply.text === before ? [] : itemsOf(operation, sent.reply, params);
    before = sent.reply.text;
    const { index } = state;
    state = nextPage(paging, state, sent.reply.json, found.length);
    if (found.length >= wanted) state = undefined;
    yield outcomeOf(context, operation, sent, found.slice(0, wanted), {
      page: index,
      isLast: state === undefined,
    });
    wanted -= found.length;
    if (state !== undefined && index + 1 >= context.limits.maxPages) {
      throw tooManyPagesError(context.scheme, operation, context.limits.maxPages);
    }
  }
}
