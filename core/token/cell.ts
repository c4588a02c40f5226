import { abortable, either, throwIfAborted } from '../model/abort';
import { fingerprint, secretsOf } from '../account/read-account';
import type { AnyAccount } from '../model/account-field';
import type { Clock } from '../model/clock';
import { CancelledError } from '../errors';
import type { SignInError } from '../errors';
import type { HeaderFields, Reply } from '../model/http';
import { readReply } from '../model/read-reply';
import { createRedactor } from '../redaction/redactor';
import type { Acquire, AnyScheme, Material } from '../model/scheme';
import type { Secret } from '../model/secret';
import { createCarrier } from './carrier';
import type { Carrier } from './carrier';
import { NONE_DEAD, bury, buryRefused, contestLeft, isContested, isDead } from './rejected-tokens';
import type { DeadGrants } from './rejected-tokens';
import type { OfferedGrant, StoredGrant } from './stored-token';
import { holdGrant, isSame, storedForm } from './held-token';
import type { HeldGrant, NewGrant } from './held-token';
import { contestedError, refusedError, unavailableError } from './refusal';
import type { Refusal } from './refusal';
import { signIn } from './sign-in';
import type { SendSignIn } from './sign-in';
import { clockOffset } from './skew';
import { GOOD, accepted, refusalLeft, refused, unreachable } from './status';
import type { Standing } from './status';
import { freshness } from './window';
import type { Freshness } from './window';

/** The right to sign with what the cell had when it was handed out. */
export interface Lease {
  /** Grows with every change of grant, slot or offset. */
  readonly generation: number;
  readonly material: Material;
}

export interface LeaseOptions {
  /** How to sign in when that is needed. */
  readonly send: SendSignIn;
  readonly signal?: AbortSignal;
  /** One attempt although the fuse is open: the person has pressed Test. */
  readonly pastFuse?: boolean;
}

/** What the cell makes of a refusal. `retry`: a new lease is worth one more attempt. `final`: it is not. */
export type AfterRefusal = 'retry' | 'final';

type Login = Acquire<AnyAccount> & { readonly kind: 'login' };
type Carried = Acquire<AnyAccount> & { readonly kind: 'carried' };

/** How long a caller waits for the one that carries the key (design, `carried`). */
const CARRIER_PATIENCE_MS = 5_000;

/**
 * The one place where a grant lives and is renewed: one per scheme, origins and account. Any number of
 * callers share one sign-in; a refusal counts only if the refused grant is still the one in hand.
 */
export class TokenCell {
  readonly fingerprint: string;
  readonly #scheme: AnyScheme;
  readonly #account: AnyAccount;
  readonly #clock: Clock;

  #generation = 0;
  #held: HeldGrant | undefined;
  #slot = 0;
  #offsetMs = 0;
  /** `carried`: a success without a token has shown that this key gives none. */
  #keyOnly = false;
  #carrier: { readonly lease: Lease; readonly wait: Carrier } | undefined;
  #renewal: Promise<void> | undefined;
  /** `static`, `signature`: the slots or offsets refused since the last success. */
  #refusedInRow = 0;
  #standing: Standing = GOOD;
  #dead: DeadGrants = NONE_DEAD;
  /** When the last grant in hand was made: an older one is never worth a try. */
  #lastMinted = -Infinity;
  readonly #closing = new AbortController();

  constructor(scheme: AnyScheme, account: AnyAccount, clock: Clock) {
    this.#scheme = scheme;
    this.#account = account;
    this.#clock = clock;
    this.fingerprint = fingerprint(scheme, account);
  }

  /**
   * A lease to sign with, after a sign-in if one is needed.
   * @throws SignInError when no grant can be had, CancelledError when the caller leaves.
   */
  async lease(options: LeaseOptions): Promise<Lease> {
    throwIfAborted(options.signal);
    this.#throwIfClosed();
    const { acquire } = this.#scheme;
    switch (acquire.kind) {
      case 'static':
      case 'signature':
        if (options.pastFuse !== true) this.#throwIfFused();
        return this.#current();
      case 'login':
        return this.#leaseLogin(acquire, options);
      case 'carried':
        return this.#leaseCarried(options);
    }
  }

  /**
   * What could be signed with at once, without waiting or signing in. For `carried` that is the key
   * when there is no token. Undefined: a sign-in is needed first.
   * @throws SignInError when the credentials were refused and may not be tried yet.
   */
  peek(): Lease | undefined {
    this.#throwIfClosed();
    if (this.#scheme.acquire.kind !== 'login') {
      this.#throwIfFused();
      return this.#current();
    }
    const state = this.#state();
    return this.#held !== undefined && (state === 'fresh' || state === 'soon')
      ? this.#leaseOf(this.#held)
      : undefined;
  }

  /** The call went through: what it was signed with works, and a `carried` answer may bring a token. */
  accept(lease: Lease, reply: Reply): void {
    const { acquire } = this.#scheme;
    if (acquire.kind === 'carried') {
      this.#acceptCarried(acquire, lease, reply);
      return;
    }
    // A grant that still works says nothing of the password: only its own sign-in closes that fuse.
    if (lease.material.kind !== 'login' && lease.generation === this.#generation) {
      this.#refusedInRow = 0;
      this.#standing = accepted(this.#standing);
    }
  }

  /** The call ended without saying anything about the sign-in (a fault, a 404): let the next one carry. */
  release(lease: Lease): void {
    // One that goes by itself, since the carrier is late, must not end the wait for a later carrier.
    if (this.#carrier?.lease === lease || this.#carrier?.wait.isOverdue() === true) {
      this.#settleCarrier();
    }
  }

  /**
   * What the lease was signed with has been refused. Does nothing when the cell has moved on since:
   * then a new lease is all that is needed. `again`: the second refusal of one call, of a fresh grant.
   * That speaks of the call (a missing scope, a server that has not heard of the grant yet) and must
   * not cost the others a grant that works for them.
   * @throws SignInError when grants have died too often within a minute to go on making new ones.
   */
  reject(lease: Lease, refusal: Refusal, headers: HeaderFields = {}, again = false): AfterRefusal {
    const { material } = lease;
    if (material.kind === 'carried' && material.grant === undefined) {
      this.release(lease);
      if (this.#held === undefined) this.#refuse(refusal);
      return 'final';
    }
    if (lease.generation !== this.#generation) return 'retry';
    switch (material.kind) {
      case 'static':
        return this.#rejectSlot(refusal);
      case 'signature':
        return this.#rejectSignature(refusal, headers);
      case 'login':
      case 'carried':
        return again ? 'final' : this.#rejectGrant(material.grant, refusal);
    }
  }

  /** The lease with the account's other secret, for a 403 that may mean "wrong token" (Edgecast). */
  alternative(lease: Lease): Lease | undefined {
    if (lease.material.kind !== 'static' || this.#slots() < 2) return undefined;
    const slot = (lease.material.slot + 1) % this.#slots();
    return { generation: lease.generation, material: { kind: 'static', slot } };
  }

  /** The alternative was accepted where the other was refused: remember the one that works. */
  adopt(lease: Lease): void {
    if (lease.material.kind !== 'static' || lease.material.slot === this.#slot) return;
    this.#slot = lease.material.slot;
    this.#generation += 1;
  }

  /** Which of the account's secrets is in use; 0 is the first. */
  get slot(): number {
    return this.#slot;
  }

  /** How far the server's clock is ahead of ours, as learned from a refusal. Milliseconds. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** When the grant in hand ends, wall clock; undefined: none in hand or not known. */
  get expires(): number | undefined {
    return this.#held?.expires;
  }

  /** True while a sign-in is under way. */
  get isRenewing(): boolean {
    return this.#renewal !== undefined;
  }

  /** Resolves when no sign-in is under way, however it ended. */
  async settled(): Promise<void> {
    await this.#renewal?.catch(() => undefined);
  }

  /** A grant that a host has kept. Taken if it is of this account, newer, alive, and was not refused. */
  offer(grant: OfferedGrant): void {
    if (grant.fingerprint !== this.fingerprint || this.closed.aborted) return;
    if (grant.minted <= this.#lastMinted) return;
    if (isDead(this.#dead, grant.value)) return;
    const left = grant.expires === undefined ? undefined : grant.expires - this.#clock.wall();
    if (left !== undefined && left <= 0) return;
    this.#hold({ value: grant.value, lifeMs: left, minted: grant.minted, ours: false });
  }

  /** The grant in hand, for a host that keeps it encrypted. */
  stored(): StoredGrant | undefined {
    return this.#held === undefined ? undefined : storedForm(this.#held, this.fingerprint);
  }

  /** Gives the grant in hand away, to be logged out. `onlyOurs` leaves one that a host handed in. */
  surrender(onlyOurs: boolean): Secret | undefined {
    const held = this.#held;
    if (held === undefined || (onlyOurs && !held.ours)) return undefined;
    this.#dead = bury(this.#dead, held.value);
    this.#drop();
    return held.value;
  }

  /** No more leases; waiters hear that the account was closed. */
  close(): void {
    this.#closing.abort();
    this.#settleCarrier();
  }

  /** Aborted once the account is closed: pauses end then. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  /** The secrets that a text may hold: the account's and the grant's. */
  secrets(): readonly Secret[] {
    const own = secretsOf(this.#account);
    return this.#held === undefined ? own : [...own, this.#held.value];
  }

  #current(): Lease {
    return { generation: this.#generation, material: this.#material() };
  }

  #material(): Material {
    const { kind } = this.#scheme.acquire;
    if (kind === 'static') return { kind, slot: this.#slot };
    if (kind === 'signature') return { kind, offsetMs: this.#offsetMs };
    return this.#held === undefined
      ? { kind: 'carried' }
      : { kind: 'carried', grant: this.#held.value };
  }

  #state(): Freshness | 'none' {
    return this.#held === undefined ? 'none' : freshness(this.#held, this.#clock.mono());
  }

  async #leaseLogin(acquire: Login, options: LeaseOptions): Promise<Lease> {
    const held = this.#held;
    const state = this.#state();
    if (held !== undefined && state === 'fresh') return this.#leaseOf(held);
    const blocked = this.#blockedBy(options.pastFuse === true);
    if (held !== undefined && (state === 'soon' || (state === 'now' && blocked !== undefined))) {
      // The old grant still works: renew behind the callers' backs, or not at all for the moment.
      if (blocked === undefined) void this.#renew(acquire, options.send);
      return this.#leaseOf(held);
    }
    if (blocked !== undefined) throw blocked;
    try {
      await abortable(this.#renew(acquire, options.send), either(options.signal, this.closed));
    } catch (fault) {
      this.#throwIfClosed();
      if (fault instanceof CancelledError || this.#state() !== 'now') throw fault;
    }
    // Handed back by a sign-out in the moment between: sign in again.
    return this.#held === undefined
      ? this.#leaseLogin(acquire, options)
      : this.#leaseOf(this.#held);
  }

  #leaseOf(held: HeldGrant): Lease {
    return { generation: this.#generation, material: { kind: 'login', grant: held.value } };
  }

  async #leaseCarried(options: LeaseOptions): Promise<Lease> {
    for (;;) {
      this.#throwIfClosed();
      if (this.#held !== undefined) return this.#current();
      if (options.pastFuse !== true) this.#throwIfFused();
      const goesAlone = this.#keyOnly || isContested(this.#dead, this.#clock.mono());
      if (goesAlone || this.#carrier?.wait.isOverdue() === true) return this.#current();
      if (this.#carrier === undefined) {
        const lease = this.#current();
        const wait = createCarrier((signal) => this.#clock.sleep(CARRIER_PATIENCE_MS, signal));
        this.#carrier = { lease, wait };
        return lease;
      }
      await abortable(this.#carrier.wait.returned, options.signal);
    }
  }

  #acceptCarried(acquire: Carried, lease: Lease, reply: Reply): void {
    const keySigned = !('grant' in lease.material);
    const token = acquire.read(readReply(reply));
    if (token === undefined) {
      if (keySigned && this.#held === undefined) this.#keyOnly = true;
    } else if (keySigned || lease.generation === this.#generation) {
      // Only these two: a late answer to an old token must not overwrite a newer one.
      this.#keyOnly = false;
      // Tokens that die at once cost a refused call each: for the rest of the minute the key does.
      const contested = isContested(this.#dead, this.#clock.mono());
      if (!isSame(this.#held, token) && !contested) this.#hold(this.#ownGrant(token, undefined));
    }
    if (!keySigned) return;
    this.#standing = accepted(this.#standing);
    this.#settleCarrier();
  }

  #settleCarrier(): void {
    const carrier = this.#carrier;
    this.#carrier = undefined;
    carrier?.wait.settle();
  }

  #renew(acquire: Login, send: SendSignIn): Promise<void> {
    if (this.#renewal === undefined) {
      this.#renewal = this.#signIn(acquire, send).finally(() => {
        this.#renewal = undefined;
      });
      // All waiters may have left when it fails; that is no unhandled rejection.
      this.#renewal.catch(() => undefined);
    }
    return this.#renewal;
  }

  async #signIn(acquire: Login, send: SendSignIn): Promise<void> {
    const result = await signIn(acquire, this.#account, (request) => send(request, this.closed));
    if (result.kind === 'refused') {
      this.#refuse(this.#refusalOf(result));
      throw this.#refusedError();
    }
    if (result.kind === 'unavailable') {
      const refusal = this.#refusalOf(result);
      const { random, mono } = this.#now();
      this.#standing = unreachable(this.#standing, refusal, mono, random);
      throw unavailableError(this.#scheme, this.#account, refusal);
    }
    this.#standing = GOOD;
    const life = result.lifeSeconds;
    this.#hold(this.#ownGrant(result.value, life === undefined ? undefined : life * 1000));
  }

  #refusalOf(result: { message?: string; vendorCode?: string; status?: number }): Refusal {
    const redactor = createRedactor(this.secrets(), this.#scheme.secretPlaces);
    return {
      ...(result.message === undefined ? {} : { message: redactor.text(result.message) }),
      ...(result.vendorCode === undefined ? {} : { vendorCode: redactor.text(result.vendorCode) }),
      ...(result.status === undefined ? {} : { status: result.status }),
    };
  }

  #now(): { readonly wall: number; readonly mono: number; readonly random: number } {
    return { wall: this.#clock.wall(), mono: this.#clock.mono(), random: this.#clock.random() };
  }

  #ownGrant(value: Secret, lifeMs: number | undefined): NewGrant {
    return { value, lifeMs, minted: this.#clock.wall(), ours: true };
  }

  #hold(grant: NewGrant): void {
    const changes = !isSame(this.#held, grant.value);
    this.#held = holdGrant(this.#held, grant, this.#now());
    this.#lastMinted = grant.minted;
    if (changes) this.#generation += 1;
  }

  #drop(): void {
    this.#held = undefined;
    this.#generation += 1;
  }

  #rejectGrant(grant: Secret, refusal: Refusal): AfterRefusal {
    const now = this.#clock.mono();
    if (isContested(this.#dead, now) && this.#scheme.acquire.kind === 'login') {
      // The grant is kept: if it is one call that is refused every time, the others go on.
      const retryAt = this.#clock.wall() + contestLeft(this.#dead, now);
      throw contestedError(this.#scheme, this.#account, refusal, retryAt);
    }
    this.#dead = buryRefused(this.#dead, grant, now);
    this.#drop();
    return 'retry';
  }

  /** The generation moves on at the end too: calls refused along with this one are not counted again. */
  #rejectSlot(refusal: Refusal): AfterRefusal {
    this.#refusedInRow += 1;
    this.#slot = (this.#slot + 1) % this.#slots();
    this.#generation += 1;
    return this.#refusedInRow < this.#slots() ? 'retry' : this.#giveUp(refusal);
  }

  #rejectSignature(refusal: Refusal, headers: HeaderFields): AfterRefusal {
    this.#refusedInRow += 1;
    this.#offsetMs = clockOffset(headers, this.#clock.wall()) ?? this.#offsetMs;
    this.#generation += 1;
    return this.#refusedInRow < 2 ? 'retry' : this.#giveUp(refusal);
  }

  #giveUp(refusal: Refusal): AfterRefusal {
    this.#refusedInRow = 0;
    this.#refuse(refusal);
    return 'final';
  }

  #slots(): number {
    const { acquire } = this.#scheme;
    return 'slots' in acquire && acquire.slots !== undefined ? acquire.slots(this.#account) : 1;
  }

  #refuse(refusal: Refusal): void {
    this.#standing = refused(this.#standing, refusal, this.#clock.mono());
  }

  #blockedBy(pastFuse: boolean): SignInError | undefined {
    if (pastFuse) return undefined;
    const { wall, mono } = this.#now();
    if (refusalLeft(this.#standing, mono) > 0) return this.#refusedError();
    const { outage } = this.#standing;
    if (outage === undefined || mono >= outage.until) return undefined;
    const retryAt = wall + outage.until - mono;
    return unavailableError(this.#scheme, this.#account, outage.refusal, retryAt);
  }

  #throwIfFused(): void {
    if (refusalLeft(this.#standing, this.#clock.mono()) > 0) throw this.#refusedError();
  }

  #refusedError(): SignInError {
    const pauseMs = refusalLeft(this.#standing, this.#clock.mono());
    return refusedError(this.#scheme, this.#account, this.#standing.refusal, {
      retryAt: this.#clock.wall() + pauseMs,
      pauseMs,
      offsetMs: this.#offsetMs,
    });
  }

  #throwIfClosed(): void {
    if (this.closed.aborted) throw new CancelledError('The account has been closed.');
  }
}
