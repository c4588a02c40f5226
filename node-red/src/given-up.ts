import type { NodeAPI } from 'node-red';
import type { CancelledError } from '../../core';

/** What a person must know of calls that end without a message; a call that may be done, above all. */
export function givenUpLine(RED: NodeAPI, givenUp: readonly CancelledError[]): string | undefined {
  if (givenUp.length === 0) return undefined;
  const methods = new Set(givenUp.flatMap(({ sent }) => sent ?? []));
  const begin = RED._('givenUp.calls', { calls: givenUp.length });
  return methods.size === 0
    ? begin
    : `${begin} ${RED._('givenUp.sent', { methods: [...methods].join(', ') })}`;
}
