import type { NodeMessage } from 'node-red';
import type { LatchkeyError, Operation, Outcome, Preview } from '../../core';
import { markedReplyHeaders } from './reply-headers';

/** A message with the properties that the core http request node has, too. */
export type Message = NodeMessage & Record<string, unknown>;

/** Writes an answer onto the message: the whole answer, or the items of a paged list. */
export function writeOutcome(msg: Message, row: Operation, outcome: Outcome): Message {
  msg.payload = row.paging === undefined ? plain(outcome.payload) : outcome.items;
  msg['statusCode'] = outcome.status;
  msg['headers'] = markedReplyHeaders(outcome.headers);
  msg['responseUrl'] = outcome.url;
  delete msg['error'];
  if (outcome.notices.length === 0) delete msg['latchkey'];
  else msg['latchkey'] = { notices: outcome.notices };
  return msg;
}

/** Node-RED's nodes look for a Buffer. */
function plain(payload: unknown): unknown {
  return payload instanceof Uint8Array ? Buffer.from(payload) : payload;
}

/** One page of several, so that a Join node can put them together again. */
export function writeParts(msg: Message, row: Operation, outcome: Outcome, id: string): Message {
  msg['parts'] = {
    id,
    type: 'array',
    index: outcome.page,
    // More than one: Join then makes one list of the lists.
    len: Math.max(2, row.paging?.size ?? 2),
    ...(outcome.isLast ? { count: outcome.page + 1 } : {}),
    ...(msg['parts'] === undefined ? {} : { parts: msg['parts'] }),
  };
  return msg;
}

export function writePreview(msg: Message, preview: Preview): Message {
  msg.payload = preview;
  delete msg['statusCode'];
  delete msg['headers'];
  delete msg['responseUrl'];
  delete msg['error'];
  delete msg['latchkey'];
  return msg;
}

/** What is known of the failure; a Catch node keeps of the error only its message, code and stack. */
export function writeFault(msg: Message, fault: LatchkeyError): Message {
  const { code, status, retryAt, vendorCode, field, body } = fault;
  if (body !== undefined) msg.payload = body;
  if (status === undefined) delete msg['statusCode'];
  else msg['statusCode'] = status;
  delete msg['headers'];
  delete msg['responseUrl'];
  const details = { code, status, retryAt, vendorCode, field };
  msg['latchkey'] = Object.fromEntries(
    Object.entries(details).filter(([, value]) => value !== undefined),
  );
  return msg;
}
