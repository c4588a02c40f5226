/** Time and chance, handed in by the host (a fake one in tests). */
export interface Clock {
  /** Wall clock, milliseconds since 1970. For signatures and for times shown to people. */
  wall(): number;
  /** Monotonic milliseconds. For every life, window and back-off: a stepped wall clock must not kill or revive a token. */
  mono(): number;
  /** Resolves after `ms`; rejects with CancelledError when the signal is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 <= n < 1. Spreads retries and renewals; not for secrets. */
  random(): number;
  /** As many random bytes that nobody can guess, for nonces. */
  bytes(count: number): Uint8Array;
}
