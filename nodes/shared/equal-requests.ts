import type { Call, Operation, Outcome } from '../../core';
import { isReading } from './items';

/** Sends, or gives what was sent before in the same run for the same `asked`. */
export type SendOnce = (asked: unknown, send: () => Promise<Outcome>) => Promise<Outcome>;

/**
 * For one run of a node: what is asked for a second time shares the response, or the failure, of the first.
 * Each gets a copy of its own, since a later node may change its items in place.
 */
export function createSendOnce(): SendOnce {
  const sent = new Map<string, Promise<Outcome>>();
  return async (asked, send) => {
    const key = keyOf(asked);
    if (key === undefined) return send();
    const known = sent.get(key);
    if (known !== undefined) return structuredClone(await known);
    const first = send();
    sent.set(key, first);
    return first;
  };
}

/** Undefined for what JSON cannot write, such as a circle; the call itself says what is wrong with it. */
function keyOf(asked: unknown): string | undefined {
  try {
    return JSON.stringify(asked);
  } catch {
    return undefined;
  }
}

/** Whether an operation only reads, and doing it once or several times is the same (RFC 9110, 9.2.1). */
export function onlyReads(row: Operation): boolean {
  return isReading(row) && (row.method === 'GET' || row.repeatable === true);
}

/** Whether a call may share its response with another one: a file in it would have no key. */
export function mayShare(row: Operation, { params }: Call): boolean {
  const { method, payload } = params;
  return onlyReads(row) || ((method === 'GET' || method === 'HEAD') && payload === undefined);
}
