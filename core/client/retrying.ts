import { ConnectionError } from '../errors';
import { anyOf } from '../model/abort';
import type { AccountContext } from './context';
import { retryDelay } from './retry';
import type { Exchange, Exchanged, Send } from './send';

/** Repeats a call after transient faults where doing it twice is doing it once, within its time. */
export function retrying(context: AccountContext, next: Send): Send {
  return async (call) => {
    for (let failures = 1; ; failures += 1) {
      let outcome: Exchanged | ConnectionError;
      try {
        outcome = await next(call);
      } catch (fault) {
        if (!(fault instanceof ConnectionError)) throw fault;
        outcome = fault;
      }
      const pause = isWorthRepeating(outcome)
        ? pauseAfter(context, call, failures, outcome)
        : undefined;
      if (pause === undefined) {
        if (outcome instanceof ConnectionError) throw outcome;
        return outcome;
      }
      await context.clock.sleep(pause, anyOf(call.signal, context.cell.closed));
    }
  };
}

/** Certificates that do not fit and replies that are too large stay what they are. */
function isWorthRepeating(outcome: Exchanged | ConnectionError): boolean {
  if (outcome instanceof ConnectionError) {
    return outcome.isTransient;
  }
  return outcome.verdict.kind === 'broken' || outcome.verdict.kind === 'throttled';
}

function pauseAfter(
  { clock }: AccountContext,
  call: Exchange,
  failures: number,
  outcome: Exchanged | ConnectionError,
): number | undefined {
  const reply = outcome instanceof ConnectionError ? undefined : outcome.reply;
  return retryDelay(
    {
      method: call.draft.method,
      repeatable: call.operation.repeatable === true,
      status: reply?.status,
      retryAfter: reply?.headers['retry-after'],
      failures,
    },
    call.deadline - clock.mono(),
    clock.wall(),
    clock.random(),
  );
}
