import { LatchkeyError } from './latchkey-error';

/** Something that the person entered is wrong or missing. Nothing was sent. Names the field and the remedy. */
export class InputError extends LatchkeyError {
  override readonly name = 'InputError';
  readonly code = 'input';

  constructor(field: string, message: string) {
    super(message, { field });
  }
}
