import { randomBytes } from 'node:crypto';
import { CancelledError } from '../../core';
import type { Clock } from '../../core';

/** The process's own time and chance. Its timers keep no process alive. */
export const clock: Clock = {
  wall: () => Date.now(),
  mono: () => performance.now(),
  random: () => Math.random(),
  bytes: (count) => new Uint8Array(randomBytes(count)),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        reject(new CancelledError());
      };
      if (signal?.aborted === true) {
        reject(new CancelledError());
        return;
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, ms);
      timer.unref();
      signal?.addEventListener('abort', stop, { once: true });
    }),
};
