/** A call on its way that is expected to bring the grant back (`carried`). */
export interface Carrier {
  /** Settles when the carrier has come back, with a grant or without, or when patience has ended. */
  readonly returned: Promise<void>;
  /** True once those who wait should go by themselves. */
  isOverdue(): boolean;
  /** The carrier is back. */
  settle(): void;
}

/** Starts the wait of at most `patience`, which must stop when the signal is aborted. */
export function createCarrier(patience: (signal: AbortSignal) => Promise<void>): Carrier {
  const stop = new AbortController();
  let overdue = false;
  let settle: () => void = () => undefined;
  const returned = new Promise<void>((resolve) => {
    settle = () => {
      stop.abort();
      resolve();
    };
    patience(stop.signal).then(
      () => {
        overdue = true;
        resolve();
      },
      // Stopped, because the carrier is back.
      () => undefined,
    );
  });
  return { returned, isOverdue: () => overdue, settle };
}
