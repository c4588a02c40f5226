import type { Lease } from '../../core/token/lease';
import type { TokenCell } from '../../core/token/cell';
import { createFakeClock, settle } from '../support/fake-clock';
import { methodOf } from './first-caller-methods';
import type { Kind } from './first-caller-methods';
import { FirstCallerServer } from './first-caller-server';
import { cellOf } from './model-scheme';
import type { Modules } from './modules';
import { Promises } from './promises';
import { isHeldBack, isUnproven } from './proof';
import { must, pick } from './steps';
import type { Step } from './steps';
import { success } from './success';

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
  private readonly promises = new Promises();
  private readonly server: FirstCallerServer;
  private readonly callers: Caller[] = [];
  private readonly sent = new Set<string>();
  private readonly dead = new Set<string>();
  private lastMs = -Infinity;
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
    this.server = new FirstCallerServer(kind);
    this.cell = cellOf(core, methodOf(kind, core), this.clock);
  }

  async run(steps: readonly CallStep[]): Promise<void> {
    for (const step of steps) {
      await this.step(step);
      await settle(3);
      if (this.kind === 'carried' && (step[0] === 'patience' || step[0] === 'pause')) {
        const waiting = this.in('waiting').length;
        this.promises.expects(
          waiting === 0,
          'nobody waits for ever for the one that carries the key',
        );
      }
      this.promises.check();
    }
    // Who is out comes back, one way or the other; then nobody waits.
    for (let round = 0; round < 100; round += 1) {
      const out = this.in('has it');
      if (out.length === 0) break;
      for (const caller of out) this.use(caller);
      await settle(3);
    }
    await this.clock.advance(2 * PATIENCE);
    this.promises.check();
    must(this.in('waiting').length === 0, 'everybody who waits hears of it');
  }

  private in(state: Caller['state']): readonly Caller[] {
    return this.callers.filter((caller) => caller.state === state);
  }

  private async step([kind, one]: CallStep): Promise<void> {
    const out = this.in('has it');
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
        pick(this.in('waiting'), one)?.leave.abort();
        return;
      case 'advance':
        return this.clock.advance(one);
      case 'patience':
        return this.clock.advance(PATIENCE + 1);
      case 'pause':
        return this.clock.advance(PAUSE * (1 + (one % 200)));
      case 'turn':
        return this.server.turn(one);
      case 'revoke':
        return this.server.revokeAll();
      case 'close':
        if (one % 6 !== 0) return;
        this.closed = true;
        this.cell.close();
        return;
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
      this.kind === 'carried' ? caller.sent === 'key' && !this.keyOnly : isUnproven(this.cell);
    this.promises.expects(!this.closed, 'no lease of an account that is closed');
    this.promises.expects(
      caller.isTest || this.clock.mono() >= this.lockedUntil,
      'no attempt within the pause after a rejection',
    );
    if (caller.isFirst) {
      const out = this.in('has it').filter((other) => other !== caller);
      // For a carrier that is late the others wait no longer, whoever went before it.
      const isLate = out.some(
        ({ sent, at }) => sent === 'key' && at <= this.clock.mono() - PATIENCE,
      );
      if (this.kind === 'carried' && isLate) caller.isFirst = false;
      this.promises.expects(
        !caller.isFirst || caller.isTest || out.every((other) => other.isTest || !other.isFirst),
        'one caller tries what nobody has seen work',
      );
    }
    if (this.kind === 'signature') {
      this.promises.expects(Number(caller.sent) > this.lastMs, 'no two signatures of one time');
      this.lastMs = Number(caller.sent);
    }
    if (this.kind === 'challenge' && caller.sent !== '') {
      this.promises.expects(
        !this.sent.has(caller.sent),
        'a challenge is answered with each number once',
      );
      this.sent.add(caller.sent);
    }
    this.promises.expects(
      !this.dead.has(caller.sent),
      'a rejected token is never handed out again',
    );
  }

  private failed(caller: Caller, fault: unknown): void {
    caller.state = 'gone';
    const { CancelledError, SignInError } = this.core.errors;
    if (fault instanceof CancelledError) {
      this.promises.expects(
        caller.leave.signal.aborted || this.closed,
        'nobody else is cancelled by an abort',
      );
      return;
    }
    this.promises.expects(
      fault instanceof SignInError && fault.code === 'sign-in-refused',
      `only the rejection is told: ${String(fault)}`,
    );
  }

  private use(caller: Caller | undefined): void {
    if (caller?.lease === undefined) return;
    caller.state = 'gone';
    const { lease, sent } = caller;
    const before = this.cell.token;
    const isGood = this.server.isGood(sent);
    if (isGood) {
      const isNewer = lease.generation < this.lastGeneration;
      const isCarrier = this.kind === 'carried' && sent === 'key';
      if (isCarrier) this.keyOnly = this.server.hasKeyOnly;
      const headers = isCarrier ? this.server.carry() : {};
      this.cell.accept(lease, success(headers));
      this.promises.expects(
        sent === 'key' || !isNewer || this.cell.token === before,
        'a late reply changes nothing',
      );
      if (isUnproven(this.cell)) return;
      this.lockedUntil = -Infinity;
      this.tries = 0;
    } else {
      const headers = this.kind === 'challenge' ? this.server.challenge() : {};
      const after = this.cell.reject(lease, { refusal: { status: 401 }, headers });
      if (caller.isFirst && !caller.isTest) this.tries += 1;
      const hasEnd = this.kind === 'static' || this.kind === 'signature';
      this.promises.expects(
        !hasEnd || this.tries <= ATTEMPTS,
        'what is rejected is tried twice at most',
      );
      if (after === 'final') this.tries = 0;
      if (this.kind === 'carried' && sent !== 'key' && after === 'retry') this.dead.add(sent);
      const isLockedOut = !this.closed && isHeldBack(this.cell);
      if (after === 'final' && sent !== 'token' && isUnproven(this.cell) && isLockedOut) {
        // A Test that is rejected within the pause makes it no longer.
        const now = this.clock.mono();
        if (now >= this.lockedUntil) this.lockedUntil = now + PAUSE;
      }
    }
    this.lastGeneration = Math.max(this.lastGeneration, lease.generation);
  }
}
