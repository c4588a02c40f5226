import type { NodeAPI } from 'node-red';
import { ConnectionError, maybeDone } from '../../core';
import type { CancelledError, Method } from '../../core';

/** What a person must know of calls that end without a message; a call that may be done, above all. */
export function givenUpLine(RED: NodeAPI, givenUp: readonly CancelledError[]): string | undefined {
  if (givenUp.length === 0) return undefined;
  const sent = givenUp.flatMap((call) => call.sent ?? []);
  const begin = RED._('givenUp.calls', { calls: givenUp.length });
  if (sent.length === 0) return begin;
  const methods = [...new Set(sent)].join(', ');
  return `${begin} ${RED._('givenUp.sent', { count: sent.length, methods })}`;
}

/**
 * A call whose account was deployed again or removed, and its node was not: Node-RED does not see that a
 * node uses an account which a variable names.
 */
export function cutOff({ sent }: CancelledError): ConnectionError {
  const done = sent === undefined ? '' : maybeDone({ method: sent as Method }, {});
  return new ConnectionError(
    'network',
    `The account was changed or removed during this call, and the call was given up.${done === '' ? ' Send the message again.' : done}`,
  );
}
