import { LatchkeyError } from './latchkey-error';
import type { ErrorDetails } from './latchkey-error';

/**
 * - `sign-in-refused`: the server refused the credentials (or a fresh grant). `retryAt` says when they
 *   are tried again; editing the account tries at once.
 * - `sign-in-unavailable`: the sign-in server did not answer as it should.
 * - `sign-in-contested`: grants die as soon as they are made; somebody else signs in as the same user.
 */
export type SignInErrorCode = 'sign-in-refused' | 'sign-in-unavailable' | 'sign-in-contested';

/** No usable grant could be had. */
export class SignInError extends LatchkeyError {
  override readonly name = 'SignInError';
  readonly code: SignInErrorCode;

  constructor(code: SignInErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details);
    this.code = code;
  }
}
