import { LatchkeyError } from './latchkey-error';

/**
 * - `network`: name not found, refused, reset. `tls`: the certificates do not fit.
 * - `timeout`: no whole reply in time. `too-large`: the reply is over the limit.
 * - `unreadable`: what came breaks the rules of HTTP, or cannot be unpacked.
 */
export type ConnectionErrorCode = 'network' | 'tls' | 'timeout' | 'too-large' | 'unreadable';

/** No whole reply came. Transports reject with it. */
export class ConnectionError extends LatchkeyError {
  override readonly name = 'ConnectionError';
  readonly code: ConnectionErrorCode;
  readonly #isLasting: boolean;

  constructor(
    code: ConnectionErrorCode,
    message: string,
    /** The code of the system or of Node.js: `ECONNREFUSED`. */
    readonly systemCode?: string,
    /** Somebody has said no: a proxy whose sign-in was refused would lock its user out. */
    { isLasting = false }: { readonly isLasting?: boolean } = {},
  ) {
    super(message);
    this.code = code;
    this.#isLasting = isLasting;
  }

  /** Whether the same request may succeed a moment later. */
  get isTransient(): boolean {
    return !this.#isLasting && (this.code === 'network' || this.code === 'timeout');
  }
}
