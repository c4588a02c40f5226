/** The end of one request: its time is over, its caller leaves, or the account closes its connections. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Why it ended; undefined while it has not. The first reason counts. */
  reason(): 'late' | 'cancelled' | undefined;
  end(): void;
}

/** One timer that is cleared with the request: `AbortSignal.timeout` would keep each one for its whole time. */
export function startDeadline(ms: number, leaving: readonly (AbortSignal | undefined)[]): Deadline {
  const controller = new AbortController();
  let reason: 'late' | 'cancelled' | undefined;
  const stop = (why: 'late' | 'cancelled'): void => {
    reason ??= why;
    controller.abort();
  };
  const cancel = (): void => stop('cancelled');
  const timer = setTimeout(() => stop('late'), ms);
  for (const signal of leaving) {
    if (signal?.aborted === true) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
  }
  return {
    signal: controller.signal,
    reason: () => reason,
    end() {
      clearTimeout(timer);
      for (const signal of leaving) signal?.removeEventListener('abort', cancel);
    },
  };
}
