/** What n8n itself prints where it hides a value. */
export const HIDDEN = '**hidden**';

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/** A URL that is sent as it is and shown without the values of these query fields. */
export function hiddenUrl(url: string, names: readonly string[]): HiddenText {
  const shown = new URL(url);
  for (const name of names) shown.searchParams.set(name, HIDDEN);
  return new HiddenText(url, shown.href);
}

/**
 * A text that is sent as it is and shown as `**hidden**`. n8n's HTTP Request node stores the
 * signed request with a failed execution and masks only texts that are literally fields of the
 * credential, so that a token or a signature would be kept in clear.
 */
export class HiddenText {
  readonly #value: string;
  readonly #shown: string;

  /** @param shown what is printed in its place. */
  constructor(value: string, shown = HIDDEN) {
    this.#value = value;
    this.#shown = shown;
  }

  /** n8n calls it on header values, and on the URL in its older helper, when it sends them. */
  toString(): string {
    return this.#value;
  }

  toJSON(): string {
    return this.#shown;
  }

  [INSPECT](): string {
    return this.#shown;
  }
}

/**
 * Bytes that are sent as they are and shown as something else. n8n copies texts and plain objects where it
 * keeps a body, and a Buffer it only prints.
 * @param shown called only when the bytes are printed.
 */
export function hiddenBytes(bytes: string | Uint8Array, shown: () => unknown): Buffer {
  const show = { value: shown };
  const buffer = typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes);
  return Object.defineProperties(buffer, { toJSON: show, [INSPECT]: show });
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

  [INSPECT](): string {
    return HIDDEN;
  }
}
