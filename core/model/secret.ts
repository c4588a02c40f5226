/** What is printed wherever a secret would otherwise be. */
export const MASK = '[secret]';

/**
 * A value that may be sent to its own server and shown to nobody.
 *
 * It prints as `[secret]` in strings, JSON and `util.inspect`; only {@link Secret.reveal} gives the
 * text, and only code that signs a request has a reason to call it.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The text itself. Call it where a request is signed, nowhere else. */
  reveal(): string {
    return this.#value;
  }

  get isEmpty(): boolean {
    return this.#value === '';
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  /** The hook of Node's `util.inspect`; a symbol from the registry, so that no Node module is imported. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return MASK;
  }
}
