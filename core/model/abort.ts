import { CancelledError } from '../errors';

/** @throws CancelledError when the signal has been aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new CancelledError();
}

/**
 * A signal of its own for one wait, aborted as soon as one of these is. It keeps them alive: to
 * `AbortSignal.any` alone they are weak, and a timeout that is collected as garbage never comes.
 */
export function anyOf(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  const sources = signals.filter((signal) => signal !== undefined);
  return Object.defineProperty(AbortSignal.any(sources), 'sources', { value: sources });
}

/**
 * Waits for a promise that others may wait for too. An abort ends this wait and nothing else.
 * @throws CancelledError when the signal is aborted first.
 */
export async function abortable<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (signal === undefined) return promise;
  throwIfAborted(signal);
  // A thousand calls may share one signal; Node warns of more than ten listeners on it.
  const own = anyOf(signal);
  let leave: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    leave = () => {
      reject(new CancelledError());
    };
    own.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    own.removeEventListener('abort', leave);
  }
}
