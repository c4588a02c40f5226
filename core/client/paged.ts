import { itemsOf } from '../catalogue/items';
import { firstPage, pageDraft, pageParams, pageStep } from '../catalogue/paging';
import type { PageState } from '../catalogue/paging';
import { ReplyError } from '../errors';
import type { Json } from '../model/json';
import type { Paging } from '../model/paging';
import type { CheckedCall } from './call';
import { signalOf } from './call';
import type { ClientContext } from './context';
import { tooManyPagesError } from './failure';
import { outcomeOf } from './outcome';
import type { Outcome } from './outcome';
import { reading } from './reading';
import type { Exchanged } from './send';
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
  const { call, operation, params, build } = checked;
  const deadline = context.clock.mono() + context.limits.budgetMs;
  let wanted = call.limit ?? Infinity;
  let sent: Exchanged | undefined;
  let last: readonly Json[] | undefined;
  let state: PageState | undefined = firstPage(paging, call.limit);
  while (state !== undefined) {
    const asked: PageState = state;
    const page = pageParams(paging, asked);
    const whole = build(params, context.account, serversOf(context), page);
    const draft = pageDraft(whole, asked);
    try {
      sent = await context.exchange({ operation, draft, deadline, ...signalOf(call) });
    } catch (fault) {
      if (sent === undefined || !isPastTheEnd(fault, asked)) throw fault;
      yield outcomeOf(context, operation, sent, [], { page: asked.index, isLast: true });
      return;
    }
    const seen = sent;
    const items = reading(context, operation, seen, () => itemsOf(operation, seen.reply, params));
    const step = reading(context, operation, seen, () =>
      pageStep(paging, asked, { reply: seen.reply, url: draft.url, items, last }),
    );
    last = items;
    state = step.items.length >= wanted ? undefined : step.next;
    yield outcomeOf(context, operation, seen, step.items.slice(0, wanted), {
      page: asked.index,
      isLast: state === undefined,
    });
    wanted -= step.items.length;
    if (state !== undefined && state.index >= context.limits.maxPages) {
      throw tooManyPagesError(context.scheme, operation, context.limits.maxPages);
    }
  }
}

/** Some APIs say "not found" for the page after the last: 404 where the page before was not full. */
function isPastTheEnd(fault: unknown, state: PageState): boolean {
  return fault instanceof ReplyError && fault.status === 404 && state.afterShort === true;
}
