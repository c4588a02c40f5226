import type { IHttpRequestOptions } from 'n8n-workflow';
import { anyOf } from '../../../core';
import type { SendLimits } from '../../../core';

/**
 * Ends with the caller's signal, and when the time of one request is over: n8n's own `timeout` begins
 * anew with every byte that comes.
 */
export function requestSignal({
  timeoutMs,
  signal,
}: SendLimits & { readonly signal?: AbortSignal | undefined }): AbortSignal {
  const time = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
  return signal === undefined ? time : anyOf(signal, time);
}

/**
 * Options whose signal lasts: n8n's helper for authenticated requests overwrites `abortSignal` with the
 * signal of the execution. Either of the two ends the request then.
 */
export function keepSignal(options: IHttpRequestOptions, signal: AbortSignal): IHttpRequestOptions {
  let both = signal;
  return Object.defineProperty(options, 'abortSignal', {
    enumerable: true,
    get: () => both,
    set: (given: AbortSignal | undefined) => {
      both = given === undefined ? signal : anyOf(signal, given);
    },
  });
}

/**
 * What comes of this, unless the signal ends first: n8n's helper for authenticated requests does not look
 * at it while a sign-in is under way, which may be another caller's and goes on.
 * @param late gets what comes after all.
 */
export function untilAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal,
  late: (value: Value) => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      reject(signal.reason as Error);
      promise.then(late, () => undefined);
    };
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
