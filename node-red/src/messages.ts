import type { NodeMessage } from 'node-red';
import type { LatchkeyError, Outcome, Preview } from '../../core';
import { markedReplyHeaders } from './reply-headers';

/** A message with the properties that the core http request node has, too. */
export type Message = NodeMessage & Record<string, unknown>;

/** Writes a response onto the message. `payload` is what the person wants of it. */
export function writeOutcome(msg: Message, outcome: Outcome, payload: unknown): Message {
  msg.payload = plain(payload);
  msg['statusCode'] = outcome.status;
  msg['headers'] = markedReplyHeaders(outcome.headers);
  msg['responseUrl'] = outcome.url;
  delete msg['error'];
  if (outcome.notices.length === 0) delete msg['latchkey'];
  else msg['latchkey'] = { notices: outcome.notices };
  return msg;
}

/** Keeps the envelope of a list, such as its total, beside the items. */
export function keepAnswer(msg: Message, answer: unknown): Message {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return msg;
  msg['latchkey'] = { ...(msg['latchkey'] as object | undefined), answer };
  return msg;
}

/** Node-RED's nodes look for a Buffer. */
function plain(payload: unknown): unknown {
  return payload instanceof Uint8Array ? Buffer.from(payload) : payload;
}

/** The place of a message among several, as a Join node reads it. */
export interface Place {
  readonly id: string;
  readonly index: number;
  /** Elements of the list that each message has; 1: the payload is an element. */
  readonly len: number;
  /** Known with the last message. */
  readonly count?: number;
}

/** One of several messages, so that a Join node can put them together again. */
export function writeParts(msg: Message, place: Place): Message {
  const outer = msg['parts'];
  msg['parts'] = { ...place, type: 'array', ...(outer === undefined ? {} : { parts: outer }) };
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
