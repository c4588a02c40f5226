import { ConnectionError } from '../errors';
import { anyOf } from '../model/abort';
import type { Reply, RequestDraft } from '../model/http';
import type { SendSignIn } from '../token/sign-in';
import { limitsUntil } from './limits';
import type { AccountContext } from './context';
import { retryDelay } from './retry';

type Context = Pick<AccountContext, 'transport' | 'clock' | 'limits'> &
  Partial<Pick<AccountContext, 'cookies'>>;

/** How much later than the transport's own timeout a sign-in is given up, milliseconds. */
const GRACE = 1_000;

/**
 * How a cell signs in over this account's path. It has no caller's signal: a shared sign-in goes on when
 * the one who started it leaves. Transient faults are repeated, since a sign-in may be done twice, but a
 * reply that says something for sure is not, and nothing is repeated for an account that was closed.
 */
export function signInSender(
  context: Context,
  deadline = context.clock.mono() + context.limits.timeoutMs,
): SendSignIn {
  const { clock } = context;
  let hasBegun = false;
  return async (request, isFinal, closed) => {
    // The exchanges of one sign-in belong together, and to no session before it.
    if (!hasBegun) context.cookies?.renew();
    hasBegun = true;
    for (let failures = 1; ; failures += 1) {
      const outcome = await tryOnce(context, request, deadline);
      const reply = outcome instanceof ConnectionError ? undefined : outcome;
      const isOver = closed.aborted || (reply !== undefined && isFinal(reply));
      const pause = isOver
        ? undefined
        : retryDelay(
            {
              method: request.method,
              repeatable: true,
              status: reply?.status,
              retryAfter: reply?.headers['retry-after'],
              failures,
            },
            deadline - clock.mono(),
            clock.wall(),
            clock.random(),
          );
      if (pause === undefined) {
        if (outcome instanceof ConnectionError) throw outcome;
        return outcome;
      }
      await clock.sleep(pause, anyOf(closed));
    }
  };
}

/** A broken connection is worth another attempt; certificates that do not fit and timeouts are not. */
async function tryOnce(
  context: Context,
  request: RequestDraft,
  deadline: number,
): Promise<Reply | ConnectionError> {
  try {
    return await bounded(context, request, deadline);
  } catch (fault) {
    if (fault instanceof ConnectionError && fault.code === 'network' && fault.isTransient)
      return fault;
    throw fault;
  }
}

/** The transport is asked to keep the time; that it does is not left to it, or it could wedge an account. */
async function bounded(
  { transport, clock, limits }: Context,
  request: RequestDraft,
  deadline: number,
): Promise<Reply> {
  const bounds = limitsUntil({ clock, limits }, deadline);
  const done = new AbortController();
  const late = new AbortController();
  const watch = clock.sleep(bounds.timeoutMs + GRACE, done.signal).then(
    () => {
      late.abort();
      throw new ConnectionError(
        'timeout',
        `${new URL(request.url).host} did not respond in time (${seconds(bounds.timeoutMs)} s). Check that it is running, or raise "Time per request (ms)" in the account.`,
      );
    },
    // Stopped, because the reply is there.
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([
      transport(request, { ...bounds, repeatable: true, signal: late.signal }),
      watch,
    ]);
  } finally {
    done.abort();
  }
}

function seconds(ms: number): string {
  return String(Math.round(ms / 100) / 10);
}
