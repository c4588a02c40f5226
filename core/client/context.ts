import type { AnyAccount } from '../model/account-field';
import type { TokenCell } from '../token/cell';
import type { Clock } from '../model/clock';
import type { Reply, RequestDraft, SendLimits, Transport } from '../model/http';
import type { AnyScheme } from '../model/scheme';
import type { Gate } from './limiter';
import type { Limits } from './limits';

/** Everything that exchanges of one account share. */
export interface Line {
  readonly scheme: AnyScheme;
  readonly account: AnyAccount;
  readonly cell: TokenCell;
  readonly gate: Gate;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly limits: Limits;
  /**
   * For hosts that sign in themselves (n8n's credential hook): sends the draft signed by the host, after
   * a sign-in if one is needed. Undefined: the cell has a grant now, sign with that.
   */
  readonly signInBy?: (draft: RequestDraft, signal?: AbortSignal) => Promise<Reply | undefined>;
  /** The person accepts that a password travels readable over plain http. */
  readonly allowPlainPassword?: boolean;
}

/** The bounds of the next request: its own, or what is left until the deadline (monotonic). */
export function limitsUntil(line: Line, deadline: number): SendLimits {
  const left = Math.max(1, deadline - line.clock.mono());
  return {
    timeoutMs: Math.min(line.limits.timeoutMs, left),
    maxResponseBytes: line.limits.maxResponseBytes,
  };
}
