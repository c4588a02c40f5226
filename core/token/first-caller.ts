import { abortable } from '../model/abort';

/**
 * Lets one caller go first while the others wait: for what its call brings back, or to see whether a
 * secret works before it is sent twenty times.
 */
export interface FirstCaller<L extends object> {
  /** Whether somebody is on the way. */
  readonly isOut: boolean;
  /** This one goes first. */
  begin(lease: L): void;
  /** Whether this is the one that went first. */
  is(lease: L): boolean;
  /** Resolves when the first one is back, or when patience has ended. */
  wait(signal: AbortSignal | undefined): Promise<void>;
  /** True once those who wait should go by themselves. */
  readonly isOverdue: boolean;
  /** The first one is back, or nobody needs to wait any more. */
  end(): void;
}

/** @param patience the longest wait; must stop when the signal is aborted. Without: as long as it takes. */
export function createFirstCaller<L extends object>(
  patience?: (signal: AbortSignal) => Promise<void>,
): FirstCaller<L> {
  let out: Outing<L> | undefined;
  return {
    get isOut() {
      return out !== undefined;
    },
    get isOverdue() {
      return out?.isOverdue() ?? false;
    },
    begin(lease) {
      out = outingOf(lease, patience);
    },
    is: (lease) => out?.lease === lease,
    wait: (signal) => (out === undefined ? Promise.resolve() : abortable(out.back, signal)),
    end() {
      const ended = out;
      out = undefined;
      ended?.end();
    },
  };
}

interface Outing<L> {
  readonly lease: L;
  readonly back: Promise<void>;
  isOverdue(): boolean;
  end(): void;
}

function outingOf<L>(
  lease: L,
  patience: ((signal: AbortSignal) => Promise<void>) | undefined,
): Outing<L> {
  const stop = new AbortController();
  let overdue = false;
  let end: () => void = () => undefined;
  const back = new Promise<void>((resolve) => {
    end = () => {
      stop.abort();
      resolve();
    };
    patience?.(stop.signal).then(
      () => {
        overdue = true;
        resolve();
      },
      // Stopped, because the first one is back.
      () => undefined,
    );
  });
  return { lease, back, isOverdue: () => overdue, end };
}
