import type { NodeAPI } from 'node-red';
import type { Call, Client, Notice, Operation, Outcome } from '../../core';
import { keepAnswer, writeOutcome, writeParts } from './messages';
import type { Message } from './messages';

/**
 * What a node gives of a response, in the words of its form: `items` in one message, `each` item in a
 * message of its own, the items of a `page` per message, or the `whole` response.
 */
export type Result = 'items' | 'each' | 'page' | 'whole';

/** How a flow keeps the choice. Flows from before there was one have only `paging`, or neither. */
export interface ResultForm {
  readonly result?: string;
  readonly paging?: string;
}

const RESULTS: readonly Result[] = ['items', 'each', 'page', 'whole'];

/** A flow without a choice gets what it always got: items of a list in pages, else the whole response. */
export function resultOf({ result, paging }: ResultForm, row: Operation): Result {
  const chosen = RESULTS.find((one) => one === result);
  if (chosen !== undefined) return chosen;
  if (row.paging === undefined) return 'whole';
  return paging === 'page' ? 'page' : 'items';
}

export interface Delivery {
  readonly RED: NodeAPI;
  readonly client: Client;
  readonly row: Operation;
  readonly call: Call;
  readonly msg: Message;
  send(msg: Message): void;
  /** A message of the core in the words of the form. */
  say(message: string): string;
}

/** Calls, and sends what came as the person wants it. */
export async function deliver(result: Result, delivery: Delivery): Promise<readonly Notice[]> {
  const { row } = delivery;
  if (result === 'each') return deliverEach(delivery);
  if (result === 'page' || (result === 'whole' && row.paging !== undefined)) {
    return deliverPages(delivery, result);
  }
  const { client, call, msg, send, say } = delivery;
  const outcome = worded(await client.run(call), say);
  if (result === 'whole' || isBytes(outcome)) {
    send(writeOutcome(msg, outcome, outcome.payload));
  } else {
    // An API without pages gives the whole list, whatever the limit.
    const written = writeOutcome(msg, outcome, outcome.items.slice(0, call.limit));
    send(row.paging === undefined ? keepAnswer(written, outcome.payload) : written);
  }
  return outcome.notices;
}

/** Each page is a message of its own: what follows may change one while the next is fetched. */
async function deliverPages(
  { RED, client, row, call, msg, send, say }: Delivery,
  result: 'page' | 'whole',
): Promise<readonly Notice[]> {
  const id = RED.util.generateId();
  const copy = copier(RED, msg);
  // More than one: Join then makes one list of the lists.
  const len = Math.max(2, row.paging?.size ?? 2);
  let notices: readonly Notice[] = [];
  for await (const page of client.pages(call)) {
    const outcome = worded(page, say);
    const payload =
      result === 'whole' || isBytes(outcome) ? outcome.payload : outcome.items.slice(0, call.limit);
    const count = outcome.isLast ? { count: outcome.page + 1 } : {};
    send(
      writeParts(writeOutcome(copy(), outcome, payload), {
        id,
        index: outcome.page,
        len,
        ...count,
      }),
    );
    notices = outcome.notices;
  }
  return notices;
}

/** An empty list is no message, as it is no item in n8n: nothing must run on what is not there. */
async function deliverEach(delivery: Delivery): Promise<readonly Notice[]> {
  const { RED, client, call, msg, send, say } = delivery;
  const id = RED.util.generateId();
  const copy = copier(RED, msg);
  let index = 0;
  let notices: readonly Notice[] = [];
  // Held back until it is known whether it is the last, which tells a Join node how many there are.
  let held: { readonly outcome: Outcome; readonly item: unknown } | undefined;
  const release = (isLast: boolean): void => {
    if (held === undefined) return;
    const count = isLast ? { count: index + 1 } : {};
    send(
      writeParts(writeOutcome(copy(), held.outcome, held.item), { id, index, len: 1, ...count }),
    );
    index += 1;
    held = undefined;
  };
  for await (const page of client.pages(call)) {
    const outcome = worded(page, say);
    const items = isBytes(outcome) ? [outcome.payload] : outcome.items.slice(0, call.limit);
    for (const item of items) {
      release(false);
      held = { outcome, item };
    }
    notices = outcome.notices;
  }
  release(true);
  return notices;
}

function worded(outcome: Outcome, say: (message: string) => string): Outcome {
  if (outcome.notices.length === 0) return outcome;
  const notices = outcome.notices.map((notice) => ({ ...notice, message: say(notice.message) }));
  return { ...outcome, notices };
}

function isBytes({ payload }: Outcome): boolean {
  return payload instanceof Uint8Array;
}

/** Copies of a message without its payload, which the response replaces. */
function copier(RED: NodeAPI, msg: Message): () => Message {
  const { payload: _payload, ...rest } = msg;
  return () => RED.util.cloneMessage(rest as Message);
}
