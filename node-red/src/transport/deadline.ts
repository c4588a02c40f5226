/** Why a request was given up. */
export type GivenUp = 'late' | 'cancelled';

/** The end of one request: its time is over, its caller leaves, or the account closes its connections. */
export interface Deadline {
  /** The first reason; undefined while it has not ended. */
  reason(): GivenUp | undefined;
  /** Calls this, too, when the request is given up; at once if it is already. */
  onGivenUp(stop: () => void): void;
  cancel(): void;
  /** The request is over: nothing is called any more. */
  end(): void;
}

/**
 * One timer that is cleared with the request: `AbortSignal.timeout` would keep each one for its whole time.
 * No AbortController: with what node:http hangs on its signal it costs a tenth of a request.
 */
export function startDeadline(ms: number, caller: AbortSignal | undefined): Deadline {
  let reason: GivenUp | undefined;
  let stops: readonly (() => void)[] = [];
  const giveUp = (why: GivenUp): void => {
    if (reason !== undefined) return;
    reason = why;
    for (const stop of stops) stop();
  };
  const cancel = (): void => giveUp('cancelled');
  const timer = setTimeout(() => giveUp('late'), ms);
  if (caller?.aborted === true) cancel();
  caller?.addEventListener('abort', cancel, { once: true });
  return {
    reason: () => reason,
    onGivenUp(stop) {
      stops = [...stops, stop];
      if (reason !== undefined) stop();
    },
    cancel,
    end() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', cancel);
      stops = [];
    },
  };
}
