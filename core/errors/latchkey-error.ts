/** What an error may carry. Every text in it has been through the redactor. */
export interface ErrorDetails {
  /** HTTP status of the reply that caused it. */
  readonly status?: number;
  /** When it is worth trying again, milliseconds since 1970. */
  readonly retryAt?: number;
  /** The vendor's own code: `TIMS-3961`, a JSON-RPC code, `errors[0]`. */
  readonly vendorCode?: string;
  /** The field that is wrong. */
  readonly field?: string;
  /** The server's body: parsed JSON or text, redacted. */
  readonly body?: unknown;
}

/**
 * The base of all errors of the core. The message is made for the person in front of the editor: what
 * was tried, what the server said, what to do next. An error holds no request, no configuration and no
 * cause, since those are where secrets hide.
 */
export abstract class LatchkeyError extends Error {
  abstract readonly code: string;
  declare readonly status?: number;
  declare readonly retryAt?: number;
  declare readonly vendorCode?: string;
  declare readonly field?: string;
  declare readonly body?: unknown;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message);
    Object.assign(this, details);
  }
}
