import type { NodeAPI } from 'node-red';
import type { CancelledError } from '../../core';

/** What a person must know of calls that end without a message; a call that may be done, above all. */
export function givenUpLine(RED: NodeAPI, givenUp: readonly CancelledError[]): string | undefined {
  if (givenUp.length === 0) return undefined;
  const sent = givenUp.flatMap((call) => call.sent ?? []);
  const begin = RED._('givenUp.calls', { calls: givenUp.length });
  if (sent.length === 0) return begin;
  const methods = [...new Set(sent)].join(', ');
  return `${begin} ${RED._('givenUp.sent', { count: sent.length, methods })}`;
}
