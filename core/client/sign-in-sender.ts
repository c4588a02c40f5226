import type { SendSignIn } from '../token/sign-in';
import { ConnectionError } from '../errors';
import type { Reply, RequestDraft } from '../model/http';
import { limitsUntil } from './context';
import type { Line } from './context';
import { retryDelay } from './retry';

/**
 * How a cell signs in over this line. It has no caller's signal: a shared sign-in goes on when the one
 * who started it leaves. Transient faults are repeated, since a sign-in may be done twice.
 */
export function signInSender(
  line: Line,
  deadline = line.clock.mono() + line.limits.timeoutMs,
): SendSignIn {
  return async (request, closed) => {
    for (let failures = 1; ; failures += 1) {
      const answer = await tryOnce(line, request, deadline);
      const reply = answer instanceof ConnectionError ? undefined : answer;
      const pause = retryDelay(
        {
          method: request.method,
          repeatable: true,
          status: reply?.status,
          retryAfter: reply?.headers['retry-after'],
          failures,
        },
        deadline - line.clock.mono(),
        line.clock.wall(),
        line.clock.random(),
      );
      if (pause === undefined) {
        if (answer instanceof ConnectionError) throw answer;
        return answer;
      }
      await line.clock.sleep(pause, AbortSignal.any([closed]));
    }
  };
}

/** A broken connection is worth another attempt; certificates that do not fit and timeouts are not. */
async function tryOnce(
  line: Line,
  request: RequestDraft,
  deadline: number,
): Promise<Reply | ConnectionError> {
  try {
    return await line.transport(request, limitsUntil(line, deadline));
  } catch (fault) {
    if (fault instanceof ConnectionError && fault.code === 'network') return fault;
    throw fault;
  }
}
