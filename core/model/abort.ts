import { CancelledError } from '../errors';

/** @throws CancelledError when the signal has been aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new CancelledError();
}

/** A signal of its own for one wait, aborted as soon as one of the two is. */
export function either(one: AbortSignal | undefined, other: AbortSignal): AbortSignal {
  return AbortSignal.any(one === undefined ? [other] : [one, other]);
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
  const own = AbortSignal.any([signal]);
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
