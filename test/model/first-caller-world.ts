import type { SignInMethod } from '../../core/model/sign-in-method';
import type { ReadReply } from '../../core/model/read-reply';
import type { AnyAccount } from '../../core/model/account-field';
import type { Lease } from '../../core/token/lease';
import type { TokenCell } from '../../core/token/cell';
import { createFakeClock, settle } from '../support/fake-clock';
import type { Modules } from './modules';
import { must, pick } from './steps';
import type { Step } from './steps';

/** The ways to sign in that send what the account holds, or carry it in a call. */
export type Kind = 'static' | 'signature' | 'challenge' | 'carried';

export const CALL_STEPS = [
  ...(['lease', 'lease', 'lease', 'use', 'use', 'use', 'use', 'fault'] as const),
  ...(['abort', 'advance', 'patience', 'pause', 'turn', 'revoke', 'test', 'close'] as const),
] as const;
export type CallStep = Step<(typeof CALL_STEPS)[number]>;

interface Caller {
  readonly leave: AbortController;
  readonly isTest: boolean;
  state: 'waiting' | 'has it' | 'gone';
  lease?: Lease;
  /** What the request carries. */
  sent: string;
  /** Nobody knew yet whether it works. */
  isFirst: boolean;
  at: number;
}

const REQUEST = { method: 'GET', url: 'https://h.test/thing', headers: {} } as const;
/** The first pause after a rejection, milliseconds. */
const PAUSE = 30_000;
/** How long others wait for the one that carries the key, milliseconds. */
const PATIENCE = 5_000;

/** Two secrets, or one time and that of the server. */
const ATTEMPTS = 2;

/** Any number of callers around a secret that may be wrong, and that must not be tried twenty times. */
export class FirstCallerWorld {
  private readonly clock = createFakeClock(undefined, 0.5);
  private readonly cell: TokenCell;
  private readonly broken: Error[] = [];
  private readonly callers: Caller[] = [];
  private readonly sent = new Set<string>();
  private readonly dead = new Set<string>();
  private lastMs = -Infinity;
  /** Which secret is good; beyond the last one none is. */
  private good = 0;
  private tokens = 0;
  private alive = new Set<string>();
  private lockedUntil = -Infinity;
  private lastGeneration = 0;
  private closed = false;
  /** Rejections in a row of what nobody has seen work. */
  private tries = 0;
  /** The key was good and brought no token. */
  private keyOnly = false;

  constructor(
    private readonly core: Modules,
    private readonly kind: Kind,
  ) {
    const { TokenCell, Secret, defineScheme } = core;
    const scheme = defineScheme({
      id: `model/${kind}`,
      name: 'Model',
      description: '',
      credential: { className: 'ModelApi', displayName: 'Model API' },
      fields: [
        { kind: 'url', name: 'baseUrl', label: 'Base URL', description: '', required: true },
        { kind: 'secret', name: 'password', label: 'Password', description: '' },
      ],
      credentialHeaders: [],
      acquire: methodOf(kind, Secret),
      remedies: { refused: '', denied: '' },
      servers: () => ({ main: 'https://h.test' }),
      verdict: () => ({ kind: 'ok' }),
    }) as ConstructorParameters<typeof TokenCell>[0];
    const account = { baseUrl: 'https://h.test', password: new Secret('password') };
    this.cell = new TokenCell(scheme, account, this.clock);
  }

  async run(steps: readonly CallStep[]): Promise<void> {
    for (const step of steps) {
      await this.step(step);
      await settle(3);
      if (this.kind === 'carried' && (step[0] === 'patience' || step[0] === 'pause')) {
        const waits = this.callers.some(({ state }) => state === 'waiting');
        this.expects(!waits, 'nobody waits for ever for the one that carries the key');
      }
      if (this.broken[0] !== undefined) throw this.broken[0];
    }
    // Who is out comes back, one way or the other; then nobody waits.
    for (let round = 0; round < 100; round += 1) {
      const out = this.callers.filter(({ state }) => state === 'has it');
      if (out.length === 0) break;
      for (const caller of out) this.use(caller);
      await settle(3);
    }
    await this.clock.advance(2 * PATIENCE);
    if (this.broken[0] !== undefined) throw this.broken[0];
    must(
      this.callers.every(({ state }) => state !== 'waiting'),
      'everybody who waits hears of it',
    );
  }

  private expects(holds: boolean, promise: string): void {
    try {
      must(holds, promise);
    } catch (error) {
      this.broken.push(error as Error);
    }
  }

  private async step([kind, one]: CallStep): Promise<void> {
    const out = this.callers.filter(({ state }) => state === 'has it');
    switch (kind) {
      case 'lease':
        return this.lease(false);
      case 'test':
        // Three presses in a row are one; the pause between is part of the promise.
        return this.lease(true);
      case 'use':
        return this.use(pick(out, one));
      case 'fault': {
        const caller = pick(out, one);
        if (caller?.lease === undefined) return;
        caller.state = 'gone';
        this.cell.release(caller.lease);
        return;
      }
      case 'abort':
        pick(
          this.callers.filter(({ state }) => state === 'waiting'),
          one,
        )?.leave.abort();
        return;
      case 'advance':
        return this.clock.advance(one);
      case 'patience':
        return this.clock.advance(PATIENCE + 1);
      case 'pause':
        return this.clock.advance(PAUSE * (1 + (one % 200)));
      case 'turn':
        this.good = one % 4;
        return;
      case 'revoke':
        this.alive.clear();
        return;
      case 'close':
        if (one % 6 !== 0) return;
        this.closed = true;
        this.cell.close();
        return;
    }
  }

  private isUnproven(): boolean {
    try {
      return this.cell.peek() === undefined;
    } catch {
      return true;
    }
  }

  private lease(isTest: boolean): void {
    const leave = new AbortController();
    const caller: Caller = { leave, isTest, state: 'waiting', sent: '', isFirst: false, at: 0 };
    this.callers.push(caller);
    const send = (): never => {
      throw new Error('this way to sign in sends nothing of its own');
    };
    this.cell.lease({ send, signal: leave.signal, pastLockout: isTest }).then(
      (lease) => this.has(caller, lease),
      (fault: unknown) => this.failed(caller, fault),
    );
  }

  private has(caller: Caller, lease: Lease): void {
    const { headers = {} } = lease.stamp(REQUEST);
    const value = headers['X'];
    caller.state = 'has it';
    caller.lease = lease;
    caller.sent = typeof value === 'string' ? value : '';
    caller.at = this.clock.mono();
    caller.isFirst =
      this.kind === 'carried' ? caller.sent === 'key' && !this.keyOnly : this.isUnproven();
    this.expects(!this.closed, 'no lease of an account that is closed');
    this.expects(
      caller.isTest || this.clock.mono() >= this.lockedUntil,
      'no attempt within the pause after a rejection',
    );
    if (caller.isFirst) {
      const out = this.callers.filter((other) => other !== caller && other.state === 'has it');
      // For a carrier that is late the others wait no longer, whoever went before it.
      const isLate = out.some(
        ({ sent, at }) => sent === 'key' && at <= this.clock.mono() - PATIENCE,
      );
      if (this.kind === 'carried' && isLate) caller.isFirst = false;
      this.expects(
        !caller.isFirst || caller.isTest || out.every((other) => other.isTest || !other.isFirst),
        'one caller tries what nobody has seen work',
      );
    }
    if (this.kind === 'signature') {
      this.expects(Number(caller.sent) > this.lastMs, 'no two signatures of one time');
      this.lastMs = Number(caller.sent);
    }
    if (this.kind === 'challenge' && caller.sent !== '') {
      this.expects(!this.sent.has(caller.sent), 'a challenge is answered with each number once');
      this.sent.add(caller.sent);
    }
    this.expects(!this.dead.has(caller.sent), 'a rejected token is never handed out again');
  }

  private failed(caller: Caller, fault: unknown): void {
    caller.state = 'gone';
    const { CancelledError, SignInError } = this.core.errors;
    if (fault instanceof CancelledError) {
      this.expects(
        caller.leave.signal.aborted || this.closed,
        'nobody else is cancelled by an abort',
      );
      return;
    }
    this.expects(
      fault instanceof SignInError && fault.code === 'sign-in-refused',
      `only the rejection is told: ${String(fault)}`,
    );
  }

  private use(caller: Caller | undefined): void {
    if (caller?.lease === undefined) return;
    caller.state = 'gone';
    const { lease, sent } = caller;
    const before = this.cell.token;
    const isGood = this.isGood(sent);
    if (isGood) {
      const isNewer = lease.generation < this.lastGeneration;
      const headers = this.kind === 'carried' && sent === 'key' ? this.carry() : {};
      this.cell.accept(lease, replyWith(headers));
      this.expects(
        sent === 'key' || !isNewer || this.cell.token === before,
        'a late reply changes nothing',
      );
      if (this.isUnproven()) return;
      this.lockedUntil = -Infinity;
      this.tries = 0;
    } else {
      const headers = this.kind === 'challenge' ? this.challenge() : {};
      const after = this.cell.reject(lease, { refusal: { status: 401 }, headers });
      if (caller.isFirst && !caller.isTest) this.tries += 1;
      const hasEnd = this.kind === 'static' || this.kind === 'signature';
      this.expects(!hasEnd || this.tries <= ATTEMPTS, 'what is rejected is tried twice at most');
      if (after === 'final') this.tries = 0;
      if (this.kind === 'carried' && sent !== 'key' && after === 'retry') this.dead.add(sent);
      if (after === 'final' && sent !== 'token' && this.isUnproven() && this.isLockedOut()) {
        // A Test that is rejected within the pause makes it no longer.
        const now = this.clock.mono();
        if (now >= this.lockedUntil) this.lockedUntil = now + PAUSE;
      }
    }
    this.lastGeneration = Math.max(this.lastGeneration, lease.generation);
  }

  private isLockedOut(): boolean {
    try {
      this.cell.peek();
      return false;
    } catch {
      return !this.closed;
    }
  }

  private isGood(sent: string): boolean {
    switch (this.kind) {
      case 'static':
        return sent === `secret ${String(this.good)}`;
      case 'carried':
        return sent === 'key' ? this.good < 3 : this.alive.has(sent);
      case 'challenge':
        return sent !== '' && this.good < 2;
      case 'signature':
        return this.good < 2;
    }
  }

  /** A success with the key brings a token, or shows that this key gives none. */
  private carry(): Readonly<Record<string, string>> {
    this.keyOnly = this.good === 2;
    if (this.keyOnly) return {};
    this.tokens += 1;
    const token = `token ${String(this.tokens)}`;
    this.alive.add(token);
    return { token };
  }

  private challenge(): Readonly<Record<string, string>> {
    this.tokens += 1;
    return { nonce: `nonce ${String(this.tokens)}` };
  }
}

function replyWith(headers: Readonly<Record<string, string>>): ReadReply {
  return { status: 200, headers, cookies: [], text: '', json: {}, bytes: new Uint8Array() };
}

function methodOf(kind: Kind, Secret: Modules['Secret']): SignInMethod<AnyAccount> {
  switch (kind) {
    case 'static':
      return {
        kind,
        secrets: () => 2,
        sign: ({ secret }) => ({ headers: { X: `secret ${String(secret)}` } }),
      };
    case 'signature':
      return { kind, sign: ({ nowMs }) => ({ headers: { X: String(nowMs) } }) };
    case 'challenge':
      return {
        kind,
        read: ({ headers }) =>
          headers['nonce'] === undefined
            ? undefined
            : { secrets: {}, open: { nonce: headers['nonce'] } },
        isStale: () => false,
        sign: ({ challenge, count }) => ({
          headers: { X: `${String(challenge.open['nonce'])} ${String(count)}` },
        }),
      };
    case 'carried':
      return {
        kind,
        read: ({ headers }) =>
          headers['token'] === undefined
            ? undefined
            : { values: { secrets: { token: new Secret(headers['token']) }, open: {} } },
        sign: ({ token }) => ({ headers: { X: token?.secrets['token']?.reveal() ?? 'key' } }),
      };
  }
}
