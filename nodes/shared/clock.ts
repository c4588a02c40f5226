import { randomBytes } from 'node:crypto';
import { CancelledError } from '../../core';
import type { Clock } from '../../core';

/**
 * The clock of the n8n half. n8n allows no timers in community packages; a signal that times out is
 * one that it does allow.
 */
export const clock: Clock = {
  wall: () => Date.now(),
  mono: () => performance.now(),
  random: () => Math.random(),
  bytes: (count) => new Uint8Array(randomBytes(count)),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(new CancelledError());
        return;
      }
      const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(ms)));
      const leave = (): void => {
        timeout.removeEventListener('abort', wake);
        reject(new CancelledError());
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      timeout.addEventListener('abort', wake, { once: true });
      signal?.addEventListener('abort', leave, { once: true });
    }),
};
