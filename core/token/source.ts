import type { AnyAccount } from '../model/account-field';
import type { Clock } from '../model/clock';
import type { RequestDraft } from '../model/http';
import type { ReadReply } from '../model/read-reply';
import type { AnyScheme } from '../model/scheme';
import type { SignContext } from '../model/sign-in-method';
import type { AccountStatus } from './account-status';
import type { AfterRejection, Lease, LeaseOptions, Rejection } from './lease';

/**
 * One way to sign in, with its rules for many callers. `lease` may wait and sign in; `peek` never does:
 * undefined means that a sign-in, or a first caller, is needed before.
 */
export interface Source {
  lease(options: LeaseOptions): Promise<Lease>;
  /** What `lease` would give at once, with nothing else to do; undefined: ask it. Never throws. */
  ready(): Lease | undefined;
  peek(): Lease | undefined;
  /** What there is, although nobody has seen it work yet. For callers that never see a reply. */
  unproven(): Lease | undefined;
  /**
   * The call went through: what it was signed with works.
   * @param call which call it was, as a rejection names it.
   */
  accept(lease: Lease, reply: ReadReply, call?: () => string): void;
  /** What the lease was signed with has been rejected. */
  reject(lease: Lease, rejection: Rejection): AfterRejection;
  /** The call ended without saying anything about the sign-in (a fault, a 404). */
  release(lease: Lease): void;
}

/** What every source is made with. */
export interface SourceContext {
  readonly scheme: AnyScheme;
  readonly account: AnyAccount;
  readonly clock: Clock;
  readonly status: AccountStatus;
  /** Aborted once the account is closed. */
  readonly closed: AbortSignal;
}

/** What a signature of this moment may be made of. */
export function signContext(
  { account, clock }: Pick<SourceContext, 'account' | 'clock'>,
  request: RequestDraft,
): SignContext<AnyAccount> {
  return {
    request,
    account,
    nowMs: Math.floor(clock.wall()),
    random: (count) => clock.bytes(count),
  };
}
