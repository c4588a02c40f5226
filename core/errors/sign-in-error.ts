import { LatchkeyError } from './latchkey-error';
import type { ErrorDetails } from './latchkey-error';

/**
 * - `sign-in-refused`: the server rejected the credentials (or a fresh token). `retryAt` says when they
 *   are tried again; editing the account tries at once.
 * - `sign-in-unavailable`: the sign-in server did not answer as it should.
 * - `sign-in-contested`: new tokens are rejected as soon as they are made; somebody else signs in as the same user.
 */
export type SignInErrorCode = 'sign-in-refused' | 'sign-in-unavailable' | 'sign-in-contested';

/** No usable token could be had. */
export class SignInError extends LatchkeyError {
  override readonly name = 'SignInError';
  readonly code: SignInErrorCode;

  constructor(code: SignInErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details);
    this.code = code;
  }
}
