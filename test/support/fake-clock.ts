import type { Clock } from '../../core/model/clock';
import { CancelledError } from '../../core/errors';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export interface FakeClock extends Clock {
  /** Lets time pass; sleepers wake in order, and what they start runs before time goes on. */
  advance(ms: number): Promise<void>;
  /** Steps the wall clock without time passing (NTP, a resumed machine). */
  stepWall(ms: number): void;
  /** Sleepers that have not woken. */
  readonly sleeping: number;
}

/** Runs everything that is ready to run, also what waits for a few turns itself. */
export async function settle(turns = 12): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A clock that stands still until it is told to go on. `random` is 0.5 unless said. */
export function createFakeClock(wallStart = Date.UTC(2026, 10, 21, 12), random = 0.5): FakeClock {
  let now = 0;
  let wallOffset = wallStart;
  let sleepers: Sleeper[] = [];
  return {
    wall: () => now + wallOffset,
    mono: () => now,
    random: () => random,
    bytes: (count) => Uint8Array.from({ length: count }, (_, index) => index),
    get sleeping() {
      return sleepers.length;
    },
    stepWall(ms) {
      wallOffset += ms;
    },
    sleep(ms, signal) {
      return new Promise<void>((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(new CancelledError());
          return;
        }
        const sleeper: Sleeper = {
          at: now + ms,
          wake: () => {
            signal?.removeEventListener('abort', leave);
            resolve();
          },
        };
        const leave = (): void => {
          sleepers = sleepers.filter((item) => item !== sleeper);
          reject(new CancelledError());
        };
        signal?.addEventListener('abort', leave, { once: true });
        sleepers.push(sleeper);
      });
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = sleepers.filter((item) => item.at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = Math.max(now, next.at);
        sleepers = sleepers.filter((item) => item !== next);
        next.wake();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}
