import { LatchkeyError } from './latchkey-error';

/** The caller took the call back, or the account was closed. */
export class CancelledError extends LatchkeyError {
  override readonly name = 'CancelledError';
  readonly code = 'cancelled';

  /** Method of a request that had been sent and may have been carried out; undefined: nothing can have changed. */
  readonly sent?: string;

  constructor(message = 'The call was canceled.', sent?: string) {
    super(message);
    if (sent !== undefined) this.sent = sent;
  }
}
