import type { Clock } from '../../core';
import { clock as realClock } from '../../node-red/src/clock';

/** Real time, in which pauses are skipped; `sleeps` has what they would have taken. */
export interface SkippingClock extends Clock {
  readonly sleeps: number[];
  advance(ms: number): void;
  stepWall(ms: number): void;
}

/** At least this long a sleep with a signal is a bound that is there to be called off, and no pause. */
const BOUND_MS = 30_000;

export function skippingClock(realTime = false): SkippingClock {
  let skipped = 0;
  let stepped = 0;
  const sleeps: number[] = [];
  return {
    ...realClock,
    sleeps,
    // The longest that jitter gives: one close to none would be over before a slow machine comes to the next call.
    random: () => 0.999,
    mono: () => realClock.mono() + skipped,
    wall: () => realClock.wall() + skipped + stepped,
    advance: (ms) => void (skipped += ms),
    stepWall: (ms) => void (stepped += ms),
    async sleep(ms, signal) {
      if (realTime || (ms >= BOUND_MS && signal !== undefined)) {
        await realClock.sleep(ms, signal);
        return;
      }
      signal?.throwIfAborted();
      sleeps.push(ms);
      skipped += ms;
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
  };
}
