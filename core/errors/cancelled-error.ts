import { LatchkeyError } from './latchkey-error';

/** The caller took the call back, or the account was closed. */
export class CancelledError extends LatchkeyError {
  override readonly name = 'CancelledError';
  readonly code = 'cancelled';

  constructor(message = 'The call was cancelled.') {
    super(message);
  }
}
