/** What calls of one account are made with: from what a host knows of it to what its client has made ready. */
import type { Notice } from '../account/notice';
import type { OperationIndex } from '../catalogue/catalogue';
import type { AnyAccount } from '../model/account-field';
import type { Clock } from '../model/clock';
import type { HeaderFields, Reply, RequestDraft, Transport } from '../model/http';
import type { AnyScheme } from '../model/scheme';
import type { Stamp } from '../model/stamp';
import type { Token } from '../model/token';
import type { Vendor } from '../model/vendor';
import type { Redactor } from '../redaction/redactor';
import type { TokenCell } from '../token/cell';
import type { Lease } from '../token/lease';
import type { CookieJar } from './cookie-jar';
import type { Limiter } from './limiter';
import type { Limits } from './limits';
import type { RunningJobs } from './running-jobs';
import type { Send } from './send';

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

/** What a host makes a client with. */
export interface ClientOptions extends AccountContext {
  readonly vendor: Vendor;
  /** What this account may call at a vendor. */
  readonly operations: (vendor: Vendor) => OperationIndex;
  /** Jobs of this account that run at the server, by the name of what limits them. */
  readonly jobs: (name: string) => RunningJobs;
}

/** The redactor of one call: knows the account, its token and cookies, and what the call was signed with. */
export type CallRedactor = (lease?: Lease, stamp?: Stamp) => Redactor;

/** An account with what is prepared once for all of its calls. */
export interface ExchangeContext extends AccountContext {
  readonly redactorFor: CallRedactor;
  /** What should be announced at this moment. */
  readonly notices: () => readonly Notice[];
  /** Reply headers that a person may see. */
  readonly shownHeaders: (headers: HeaderFields) => HeaderFields;
}

/** What the calls of one client share, with their way to the server. */
export interface ClientContext extends ClientOptions, ExchangeContext {
  readonly exchange: Send;
}
