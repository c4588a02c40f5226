import type { IHttpRequestOptions } from 'n8n-workflow';
import type { SendLimits } from '../../core';

/**
 * Ends with the caller's signal, and when the time of one request is over: n8n's own `timeout` begins
 * anew with every byte that comes.
 */
export function requestSignal({
  timeoutMs,
  signal,
}: SendLimits & { readonly signal?: AbortSignal | undefined }): AbortSignal {
  const time = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
  return signal === undefined ? time : AbortSignal.any([signal, time]);
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
      both = given === undefined ? signal : AbortSignal.any([signal, given]);
    },
  });
}
