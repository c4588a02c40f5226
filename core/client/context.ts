import type { AnyAccount } from '../model/account-field';
import type { Clock } from '../model/clock';
import type { Reply, RequestDraft, SendLimits, Transport } from '../model/http';
import type { AnyScheme } from '../model/scheme';
import type { Token } from '../model/token';
import type { TokenCell } from '../token/cell';
import type { CookieJar } from './cookie-jar';
import type { Limiter } from './limiter';
import type { Limits } from './limits';

/** The reply to a request that the host has signed, and the token that it took, if it is known. */
export interface HostReply {
  readonly reply: Reply;
  readonly token?: Pick<Token, 'minted'>;
}

/** A place that other processes of the host keep their tokens in. */
export interface SharedTokens {
  /** Who else signs in, as a person calls it: `another worker of this n8n`. */
  readonly by: string;
  /**
   * Offers the token that is kept there to the cell, after a random part of a second: processes whose
   * token was rejected at the same moment do not all sign in then, and end each other's sessions.
   */
  read(signal?: AbortSignal): Promise<void>;
}

/** Everything that the exchanges of one account share. */
export interface AccountContext {
  readonly scheme: AnyScheme;
  readonly account: AnyAccount;
  readonly cell: TokenCell;
  readonly limiter: Limiter;
  readonly cookies: CookieJar;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly limits: Limits;
  /** How the server is reached (TLS, proxy): an outage on one path says nothing of another. */
  readonly path: string;
  /**
   * For hosts that sign in themselves (n8n's credential hook): sends the draft signed by the host, after
   * a sign-in if one is needed. Undefined: the cell has a token now, sign with that.
   */
  readonly signInBy?: (draft: RequestDraft, signal?: AbortSignal) => Promise<HostReply | undefined>;
  /** Where other processes of the host use this account too, each with a cell of its own. */
  readonly sharedTokens?: SharedTokens;
  /** The person accepts that a password is sent unencrypted over plain http. */
  readonly allowPlainPassword?: boolean;
}

/** The bounds of the next request: its own, or what is left until the deadline (monotonic). */
export function limitsUntil(
  { clock, limits }: Pick<AccountContext, 'clock' | 'limits'>,
  deadline: number,
  timeoutMs = limits.timeoutMs,
  signal?: AbortSignal,
): SendLimits & { readonly signal?: AbortSignal } {
  const left = Math.min(timeoutMs, Math.max(1, deadline - clock.mono()));
  const { maxResponseBytes } = limits;
  return signal === undefined
    ? { timeoutMs: left, maxResponseBytes }
    : { timeoutMs: left, maxResponseBytes, signal };
}
