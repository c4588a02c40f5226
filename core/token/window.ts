/** When a token was made and when it ends, on the monotonic clock. */
export interface Life {
  readonly madeAt: number;
  /** Undefined: the server gives no expiry that makes sense; only a refusal tells. */
  readonly endsAt: number | undefined;
  /** 0 <= n < 1, drawn once a token, so that many processes do not renew in the same second. */
  readonly jitter: number;
  /** An early renewal gave nothing better (n8n issue #32423): use the token to its real end. */
  readonly toTheEnd: boolean;
}

/** `soon`: renew in the background. `now`: callers wait for the renewal. `over`: may not be used any more. */
export type Freshness = 'fresh' | 'soon' | 'now' | 'over';

const SECOND = 1_000;
const MINUTE = 60_000;

/**
 * How a token stands. The windows follow its life: in the background from 10 % (1 s to 5 min) before
 * the end, waiting from 2 % (10 s at most), both up to 20 % narrower by jitter. A fixed window would
 * renew a 120 s token at every call.
 */
export function freshness(life: Life, now: number): Freshness {
  if (life.endsAt === undefined) return 'fresh';
  const left = life.endsAt - now;
  if (left <= 0) return 'over';
  if (life.toTheEnd) return 'fresh';
  const whole = life.endsAt - life.madeAt;
  const narrowing = 1 - 0.2 * life.jitter;
  const soon = Math.min(Math.max(0.1 * whole, SECOND), 5 * MINUTE, whole / 2) * narrowing;
  const blocking = Math.min(0.02 * whole, 10 * SECOND) * narrowing;
  if (left <= blocking) return 'now';
  return left <= soon ? 'soon' : 'fresh';
}
