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

/**
 * Tells a change by the flow, not by an attacker: FNV-1a (32 bits) of each header, added up, so that their
 * order does not count and nothing is sorted. Nothing is joined either: that costs more than the digest.
 */
function digest(headers: object): string {
  let sum = 0;
  for (const [name, value] of Object.entries(headers) as readonly (readonly [string, unknown])[]) {
    const text = typeof value === 'string' ? value : String(JSON.stringify(value));
    // The length keeps ("ab", "c") and ("a", "bc") apart.
    sum = (sum + folded(folded(SEED ^ name.length, name), text)) | 0;
  }
  return (sum >>> 0).toString(16);
}

const SEED = 0x811c9dc5;

function folded(seed: number, text: string): number {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
