/** What n8n itself prints where it hides a value. */
const HIDDEN = '**hidden**';

/**
 * A header value that is sent as it is and shown as `**hidden**`. n8n's HTTP Request node stores the
 * signed request with a failed execution and masks only texts that are literally fields of the
 * credential, so that a token or a signature would be kept in clear.
 */
export class HiddenText {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** n8n calls `String(value)` on header values when it sends them. */
  toString(): string {
    return this.#value;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return HIDDEN;
  }
}

/**
 * TLS options that are used as they are and shown as `**hidden**`. It has a class of its own because
 * n8n copies plain objects property by property before it shows them, and would lose `toJSON`.
 */
export class HiddenOptions {
  constructor(options: object) {
    Object.assign(this, options);
  }

  toJSON(): string {
    return HIDDEN;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return HIDDEN;
  }
}
