import type { SendLimits, SignedRequest } from './http';

/**
 * What a person must know of a request without a response: that it may be done (RFC 9110, 9.2.2). Empty
 * for a request that changes nothing or may be done twice. Follows a sentence.
 */
export function maybeDone(
  { method }: Pick<SignedRequest, 'method'>,
  { repeatable = false }: Pick<SendLimits, 'repeatable'>,
): string {
  return repeatable || ['GET', 'HEAD', 'OPTIONS'].includes(method)
    ? ''
    : ` The ${method} was sent and may have been carried out: check before you send it again.`;
}
