import { abortable } from '../abort';

/** Lets a bounded number of calls through at a time; the others wait in order. */
export interface Gate {
  /** Resolves to the function that gives the place back. */
  enter(signal?: AbortSignal): Promise<() => void>;
  /** Calls inside. */
  readonly inside: number;
}

/** A gate with this many places. */
export function createGate(places: number): Gate {
  let inside = 0;
  const queue: (() => void)[] = [];

  const leaveOnce = (): (() => void) => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      inside -= 1;
      queue.shift()?.();
    };
  };

  return {
    get inside() {
      return inside;
    },
    async enter(signal) {
      while (inside >= places) {
        let wake: () => void = () => undefined;
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        queue.push(wake);
        try {
          await abortable(woken, signal);
        } catch (fault) {
          const place = queue.indexOf(wake);
          // Already woken: the place that was meant for this caller goes to the next.
          if (place === -1) queue.shift()?.();
          else queue.splice(place, 1);
          throw fault;
        }
      }
      inside += 1;
      return leaveOnce();
    },
  };
}
