import { LatchkeyError } from './latchkey-error';
import type { ErrorDetails } from './latchkey-error';

/**
 * - `denied`: 403; known, but not allowed.
 * - `throttled`: 429 beyond the budget.
 * - `failed`: the server reported any other failure, by status or in the body.
 * - `wait-failed`, `wait-timeout`: the job that the call started failed, or was not done in time.
 * - `redirected`: the server sends the caller elsewhere, where no credential may go.
 */
export type ReplyErrorCode =
  'denied' | 'throttled' | 'failed' | 'wait-failed' | 'wait-timeout' | 'redirected';

/** The server answered, and the answer is a failure. */
export class ReplyError extends LatchkeyError {
  override readonly name = 'ReplyError';
  readonly code: ReplyErrorCode;

  constructor(code: ReplyErrorCode, message: string, details: ErrorDetails) {
    super(message, details);
    this.code = code;
  }
}
