import type { Limiter } from './limiter';
import type { Send } from './send';

/** Lets a bounded number of requests of the account out at a time. A pause between two attempts holds no place. */
export function limited(limiter: Limiter, next: Send): Send {
  return async (call) => {
    const leave = limiter.tryEnter() ?? (await limiter.enter(call.signal));
    try {
      return await next(call);
    } finally {
      leave();
    }
  };
}
