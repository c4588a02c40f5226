import type { LatchkeyError } from '../../core';

/**
 * A failure as Node-RED's log and Catch node take it: they print what `toString` gives, and people
 * want the message there, not the name of a class before it.
 */
export class FlowError extends Error {
  readonly code: string;

  /** @param message what the error says, in the words of the form */
  constructor(fault: LatchkeyError, message: string) {
    super(message);
    this.name = fault.name;
    this.code = fault.code;
    this.stack = `${fault.name}: ${message}`;
  }

  override toString(): string {
    return this.message;
  }
}
