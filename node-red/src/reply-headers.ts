import { createHash } from 'node:crypto';
import type { HeaderFields } from '../../core';

/**
 * Marks headers that a reply has left on the message, as the core http request node does with its own
 * name: the next request must not send them back unless the flow has changed them.
 */
const MARK = 'x-latchkey-reply';
const MARK_OF_CORE = 'x-node-red-request-node';

export function markedReplyHeaders(headers: HeaderFields): HeaderFields {
  return { ...headers, [MARK]: digest(headers) };
}

/** The headers that the flow wants to send; none when they are those of the last reply. */
export function requestHeadersOf(headers: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof headers !== 'object' || headers === null) return undefined;
  const { [MARK]: mark, [MARK_OF_CORE]: coreMark, ...rest } = headers as Record<string, unknown>;
  if (coreMark !== undefined || mark === digest(rest)) return undefined;
  return Object.keys(rest).length === 0 ? undefined : rest;
}

function digest(headers: object): string {
  const sorted = Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
}
