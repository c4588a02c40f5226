import { itemsOf } from '../catalogue/items';
import type { RequestDraft } from '../model/http';
import type { Json } from '../model/json';
import { operationId } from '../model/operation';
import { checkCall, requireConfirmation } from './call';
import type { Call, CheckedCall } from './call';
import type { ClientContext, ClientOptions } from './context';
import { keepingCookies } from './cookie-jar';
import { createJudged, createUnjudged } from './exchange';
import type { Outcome } from './outcome';
import { outcomeOf } from './outcome';
import { pagesOf } from './paged';
import { reading } from './reading';
import { prepared } from './prepared';
import { previewOf } from './preview';
import type { Preview } from './preview';
import { endSession } from './sign-out';
import { firstDraft, runSingle } from './single';
import { testAccount } from './test-account';
import type { TestHow, TestReport } from './test-account';
import { REQUEST, sendUnjudged } from './unjudged';
import type { SendOptions, UnjudgedReply } from './unjudged';

export interface Client {
  /** The whole call. Pages are put together: `items` of all, the rest from the last page. */
  run(call: Call): Promise<Outcome>;
  /** Page by page; the next page is asked for when the caller wants it. */
  pages(call: Call): AsyncGenerator<Outcome, void, undefined>;
  /** A finished request, signed; its reply whatever the status, for a host that passes it on as it came. */
  send(request: RequestDraft, how?: SendOptions): Promise<UnjudgedReply>;
  /** What {@link Client.send} would send, secrets masked. */
  show(request: RequestDraft): Preview;
  /** What would be sent, secrets masked. Sends nothing, signs in nowhere. */
  preview(call: Call): Preview;
  /** Signs in, or tries the secret, and says who this is and until when. May go past a lockout pause once. */
  test(signal?: AbortSignal, how?: TestHow): Promise<TestReport>;
}

/** The client of one account. */
export function createClient(options: ClientOptions): Client {
  const ready = prepared(options);
  const transport = keepingCookies(options.transport, options.cookies);
  const own = { ...options, ...ready, transport };
  const context: ClientContext = { ...own, exchange: createJudged(own) };
  const unjudged = createUnjudged(own);
  const index = options.operations(options.vendor);

  const check = (call: Call): CheckedCall => {
    const checked = checkCall(call, index);
    requireConfirmation(checked);
    return checked;
  };

  /** A call whose answer is one page. */
  const single = async (checked: CheckedCall): Promise<Outcome> => {
    const { operation, params } = checked;
    if (operationId(operation) === SIGN_OUT) return endSession(context);
    const sent = await runSingle(context, checked);
    const items = reading(context, operation, sent, () => itemsOf(operation, sent.reply, params));
    return outcomeOf(context, operation, sent, items, { page: 0, isLast: true });
  };

  return {
    async run(call) {
      const checked = check(call);
      const { paging } = checked.operation;
      if (paging === undefined) return single(checked);
      const items: Json[] = [];
      let last: Outcome | undefined;
      for await (const page of pagesOf(context, checked, paging)) {
        for (const item of page.items) items.push(item);
        last = page;
      }
      // There is always a first page, or an error.
      return { ...(last as Outcome), items };
    },
    async *pages(call) {
      const checked = check(call);
      const { paging } = checked.operation;
      if (paging === undefined) yield await single(checked);
      else yield* pagesOf(context, checked, paging);
    },
    preview(call) {
      const checked = checkCall(call, index);
      return previewOf(context, checked.operation, firstDraft(context, checked));
    },
    send: (request, how) => sendUnjudged(context, unjudged, request, how),
    show: (request) => previewOf(context, REQUEST, request),
    test: (signal, how) => testAccount(context, context.exchange, signal, how),
  };
}

/** Ends the session at the server; the catalogue offers it where a scheme can. */
const SIGN_OUT = 'session.signOut';
