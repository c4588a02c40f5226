import { fingerprint, secretsOf } from '../account/read-account';
import { throwIfAborted } from '../model/abort';
import type { AnyAccount } from '../model/account-field';
import type { Clock } from '../model/clock';
import type { ReadReply } from '../model/read-reply';
import type { AnyScheme } from '../model/scheme';
import type { Secret } from '../model/secret';
import type { GrantedToken, Token, TokenValues } from '../model/token';
import { createAccountStatus } from './account-status';
import type { AccountStatus, StatusChange } from './account-status';
import { createLooks } from './looks';
import type { Looks } from './looks';
import type { AfterRejection, Lease, LeaseOptions, Rejection } from './lease';
import { sourcesOf } from './sources';
import type { Sources } from './sources';
import type { OfferedToken, StoredToken } from './stored-token';
import { createTokenStore } from './token-store';
import type { TokenStore } from './token-store';

/**
 * The one place where the right to call an account's servers comes from: one per scheme and account. It
 * picks the source of the scheme's way to sign in and keeps the door. Any number of callers share one
 * sign-in; a rejection counts only if what was rejected is still in use.
 */
export class TokenCell {
  readonly fingerprint: string;
  /** Whether what is in hand is still valid, asked once for all clients of the account. */
  readonly looks: Looks;
  readonly #ownSecrets: readonly Secret[];
  readonly #status: AccountStatus;
  readonly #store: TokenStore;
  readonly #sources: Sources;
  readonly #closing = new AbortController();
  /** As of the last time that somebody asked: they are the same for nearly every call. */
  #lastSecrets: {
    readonly token: TokenValues['secrets'] | undefined;
    readonly secrets: readonly Secret[];
  };

  constructor(scheme: AnyScheme, account: AnyAccount, clock: Clock) {
    this.looks = createLooks(clock);
    this.#ownSecrets = secretsOf(account);
    this.#lastSecrets = { token: undefined, secrets: this.#ownSecrets };
    this.fingerprint = fingerprint(scheme, account);
    this.#status = createAccountStatus({ scheme, account, clock, offsetMs: () => this.offsetMs });
    this.#store = createTokenStore(clock, this.fingerprint);
    const closed = this.#closing.signal;
    this.#sources = sourcesOf(
      { scheme, account, clock, status: this.#status, closed },
      this.#store,
    );
  }

  /**
   * A lease to sign with, after a sign-in if one is needed.
   * @throws SignInError when there is nothing to sign with, CancelledError when the caller leaves.
   */
  async lease(options: LeaseOptions): Promise<Lease> {
    throwIfAborted(options.signal);
    return this.#sources.source.lease(options);
  }

  /**
   * What a lease would give at once, with nothing else to do: the case of nearly every call. Undefined: ask
   * for a lease.
   */
  ready(): Lease | undefined {
    return this.#sources.source.ready();
  }

  /**
   * What could be signed with without waiting or signing in. Undefined: a sign-in, or a first call that
   * shows that the secret works, is needed before.
   * @throws SignInError when the credentials were rejected and may not be tried yet.
   */
  peek(): Lease | undefined {
    return this.#sources.source.peek();
  }

  /** What there is, although nobody has seen it work yet. For hosts that never see a reply. */
  unproven(): Lease | undefined {
    return this.#sources.source.unproven();
  }

  /** A lease with the account's key in place of the token that rides on answers, if the scheme has one. */
  keyLease(): Lease | undefined {
    return this.#sources.carried?.keyLease();
  }

  /** The call went through: what it was signed with works, and the reply may bring or renew a token. */
  accept(lease: Lease, reply: ReadReply, call?: () => string): void {
    this.#sources.source.accept(lease, reply, call);
  }

  /** The server has said that this token is valid. */
  confirm(token: Token): void {
    this.#store.confirm(token);
  }

  /** The call ended without saying anything about the sign-in (a fault, a 404). */
  release(lease: Lease): void {
    this.#sources.source.release(lease);
  }

  /**
   * What the lease was signed with has been rejected. Does nothing when the cell has moved on since: then a
   * new lease is all that is needed.
   * @throws SignInError when new tokens were rejected too often within a minute to go on making more.
   */
  reject(lease: Lease, rejection: Pick<Rejection, 'refusal'> & Partial<Rejection>): AfterRejection {
    return this.#sources.source.reject(lease, { headers: {}, again: false, ...rejection });
  }

  /** The lease with the account's other secret, for a 403 that may mean "wrong token". */
  alternative(lease: Lease): Lease | undefined {
    return this.#sources.static?.alternative(lease);
  }

  /** The alternative was accepted where the other was rejected: remember the one that works. */
  adopt(lease: Lease): void {
    this.#sources.static?.adopt(lease);
  }

  /** Which of the account's secrets is in use; 0 is the first. */
  get secret(): number {
    return this.#sources.static?.secret ?? 0;
  }

  /** How far the server's clock is ahead of ours, as learned from a rejection. Milliseconds. */
  get offsetMs(): number {
    return this.#sources.signature?.offsetMs ?? 0;
  }

  /** The token in hand; undefined: none, or this way to sign in has none. */
  get token(): Token | undefined {
    return this.#store.held?.token;
  }

  /** The token in hand if it was made here and not handed in by a host. */
  get ownToken(): Token | undefined {
    const { held } = this.#store;
    return held?.ours === true ? held.token : undefined;
  }

  /** True while a sign-in is under way. */
  get isRenewing(): boolean {
    return this.#sources.login?.isRenewing ?? false;
  }

  /** Resolves when no sign-in is under way, however it ended. */
  async settled(): Promise<void> {
    await this.#sources.login?.settled();
  }

  /**
   * Takes a token that was made beside the cell, in place of the one of a lease. False: the cell has moved
   * on since.
   */
  replace(lease: Lease, granted: GrantedToken): boolean {
    return this.#sources.login?.replace(lease, granted) ?? false;
  }

  /** Hears when the credentials are rejected, the server is out of reach, or all is well again. */
  listen(listener: (change: StatusChange) => void): () => void {
    return this.#status.listen(listener);
  }

  /** What the person corrected on the way to the server (TLS, proxy) is tried without waiting. */
  forgive(): void {
    this.#status.forgive();
  }

  /** For an attempt beside the cell, such as a trial: whether it may be made, and what it came to. */
  get attempts(): Pick<AccountStatus, 'requireOpen' | 'accepted' | 'rejected'> {
    return this.#status;
  }

  /** A token that a host has kept. Taken if it is of this account, newer, valid, and was not rejected. */
  offer(offered: OfferedToken): void {
    if (!this.closed.aborted) this.#store.offer(offered);
  }

  /** The token in hand, for a host that keeps it encrypted. */
  stored(): StoredToken | undefined {
    return this.#store.stored();
  }

  /** Gives the token in hand away, to be signed out. `onlyOurs` leaves one that a host handed in. */
  takeForSignOut(onlyOurs: boolean): Token | undefined {
    const { held } = this.#store;
    if (held === undefined || (onlyOurs && !held.ours)) return undefined;
    this.#store.bury(held.token);
    this.#store.drop();
    return held.token;
  }

  /** No more leases; waiters hear that the account was closed. */
  close(): void {
    this.#closing.abort();
  }

  /** Aborted once the account is closed: pauses end then. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  /** The secrets that a text may hold: the account's and the token's. */
  secrets(): readonly Secret[] {
    const token = this.#store.held?.token.secrets;
    if (this.#lastSecrets.token !== token) {
      const secrets = [...this.#ownSecrets, ...Object.values(token ?? {})];
      this.#lastSecrets = { token, secrets };
    }
    return this.#lastSecrets.secrets;
  }
}
