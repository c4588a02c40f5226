import { abortable } from '../model/abort';

/** Lets a bounded number of calls through at a time; the others wait in order. */
export interface Limiter {
  /** The function that gives the place back, if there is one without waiting. */
  tryEnter(): (() => void) | undefined;
  /** Resolves to the function that gives the place back. */
  enter(signal?: AbortSignal): Promise<() => void>;
  /** Calls inside. */
  readonly inside: number;
}

/** A limiter with this many places. Who leaves hands the place to the next in line, so that nobody overtakes. */
export function createLimiter(places: number): Limiter {
  let inside = 0;
  const queue: (() => void)[] = [];

  const place = (): (() => void) => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = queue.shift();
      if (next === undefined) inside -= 1;
      else next();
    };
  };

  const tryEnter = (): (() => void) | undefined => {
    if (inside >= places) return undefined;
    inside += 1;
    return place();
  };

  return {
    get inside() {
      return inside;
    },
    tryEnter,
    async enter(signal) {
      const free = tryEnter();
      if (free !== undefined) return free;
      let take: () => void = () => undefined;
      const given = new Promise<void>((resolve) => {
        take = resolve;
      });
      queue.push(take);
      try {
        await abortable(given, signal);
      } catch (fault) {
        const index = queue.indexOf(take);
        // Handed over in the very moment of the abort: on to the next in line.
        if (index === -1) place()();
        else queue.splice(index, 1);
        throw fault;
      }
      return place();
    },
  };
}
