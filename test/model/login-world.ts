import type { Lease, MaterialOf } from '../../core/token/lease';
import type { OfferedToken } from '../../core/token/stored-token';
import { createFakeClock, settle } from '../support/fake-clock';
import { LoginAccount } from './login-account';
import { LIFE_SECONDS, loginMethod, secretsOf, textOf } from './login-method';
import { LoginServer } from './login-server';
import { cellOf } from './model-scheme';
import type { Modules } from './modules';
import { Promises } from './promises';
import { must, pick } from './steps';
import type { Step } from './steps';
import { success } from './success';

export const LOGIN_STEPS = [
  ...(['lease', 'lease', 'lease', 'use', 'use', 'use', 'grant', 'grant', 'grant'] as const),
  ...(['refuse', 'fail', 'revoke', 'expire', 'advance', 'wait', 'abort'] as const),
  ...(['offer', 'offer', 'store', 'edit', 'close', 'test'] as const),
] as const;
export type LoginStep = Step<(typeof LOGIN_STEPS)[number]>;

interface Caller {
  readonly account: LoginAccount;
  readonly leave: AbortController;
  state: 'waiting' | 'has it' | 'gone';
  lease?: Lease<MaterialOf<'login'>>;
  again: boolean;
}

/** Any number of callers, processes, edits and faults around the cell of an account that signs in. */
export class LoginWorld {
  private readonly clock = createFakeClock(undefined, 0.5);
  private readonly promises = new Promises();
  private readonly server = new LoginServer(this.clock, this.promises);
  private readonly accounts: LoginAccount[] = [];
  private readonly callers: Caller[] = [];
  /** Rejected, and the cell knows. */
  private readonly dead = new Set<string>();
  private readonly kept: OfferedToken[] = [];

  constructor(private readonly core: Modules) {
    this.accounts.push(this.account('first'));
  }

  async run(steps: readonly LoginStep[]): Promise<void> {
    for (const step of steps) {
      await this.step(step);
      await settle(4);
      for (const account of this.accounts) account.goesOn = false;
      this.promises.check();
    }
    // Whatever has happened: who waits is answered once the server answers.
    for (let round = 0; round < 10 && this.server.hasWaiting; round += 1) {
      this.server.grantAll();
      await settle(4);
    }
    this.promises.check();
    must(this.in('waiting').length === 0, 'everybody who waits hears of it');
  }

  private account(password: string): LoginAccount {
    return new LoginAccount(cellOf(this.core, loginMethod(this.core), this.clock, password));
  }

  private in(state: Caller['state']): readonly Caller[] {
    return this.callers.filter((caller) => caller.state === state);
  }

  private async step([kind, one, two]: LoginStep): Promise<void> {
    const account = pick(this.accounts, two);
    if (account === undefined) return;
    switch (kind) {
      case 'lease':
        return this.lease(account, false);
      case 'test':
        return this.lease(account, true);
      case 'use':
        return this.use(pick(this.in('has it'), one));
      case 'grant':
        return this.server.grant(one);
      case 'refuse':
        return this.server.refuse(one);
      case 'fail':
        return this.server.fail(one);
      case 'revoke':
        return this.server.revokeAll();
      case 'expire':
        return this.clock.advance(LIFE_SECONDS * 950 + one * 60);
      case 'advance':
        return this.clock.advance(one * 100);
      case 'wait':
        return this.clock.advance(7_200_000);
      case 'abort':
        pick(this.in('waiting'), one)?.leave.abort();
        return;
      case 'offer':
        await this.clock.advance(1);
        return this.offer(account, one);
      case 'store':
        await this.clock.advance(1);
        account.stored = this.tokenOfOthers(account);
        return;
      case 'edit':
        if (this.accounts.length < 3) this.accounts.push(this.account(`edited ${String(one)}`));
        return;
      case 'close':
        // Seldom, or little else would be seen.
        if (one % 4 !== 0) return;
        account.closed = true;
        account.cell.close();
        return;
    }
  }

  private lease(account: LoginAccount, pastLockout: boolean): void {
    const leave = new AbortController();
    const caller: Caller = { account, leave, state: 'waiting', again: false };
    this.callers.push(caller);
    const { cell } = account;
    const send = this.server.send(account, pastLockout);
    const newer = (): Promise<void> => {
      if (account.stored !== undefined) cell.offer(account.stored);
      return Promise.resolve();
    };
    cell.lease({ send, signal: leave.signal, pastLockout, newer }).then(
      (lease) => this.has(caller, lease as Lease<MaterialOf<'login'>>),
      (fault: unknown) => this.failed(caller, fault),
    );
  }

  private has(caller: Caller, lease: Lease<MaterialOf<'login'>>): void {
    const { account } = caller;
    const { token } = lease.material;
    const text = textOf(token) ?? '';
    caller.state = 'has it';
    caller.lease = lease;
    this.promises.expects(!account.closed, 'no lease of an account that is closed');
    this.promises.expects(!this.dead.has(text), 'a rejected token is never handed out again');
    this.promises.expects(
      this.server.isMadeFor(text, account),
      'an account gets its own tokens only',
    );
    this.promises.expects(
      (token.expires ?? Infinity) > this.clock.wall(),
      'a token that is over is not used',
    );
    this.promises.expects(
      token.minted >= account.newest,
      'a newer token is never replaced by an older one',
    );
    account.newest = token.minted;
    this.kept.push({ token, fingerprint: account.cell.fingerprint });
  }

  private failed(caller: Caller, fault: unknown): void {
    const { account, leave } = caller;
    const { CancelledError, SignInError } = this.core.errors;
    caller.state = 'gone';
    if (fault instanceof CancelledError) {
      this.promises.expects(
        leave.signal.aborted || account.closed,
        'nobody else is cancelled by an abort',
      );
      return;
    }
    this.promises.expects(fault instanceof SignInError, `only errors of our own: ${String(fault)}`);
    const { token } = account.cell;
    const isGood = token !== undefined && (token.expires ?? Infinity) > this.clock.wall();
    this.promises.expects(!isGood, 'no call fails while a token in hand is good');
  }

  private use(caller: Caller | undefined): void {
    if (caller?.lease === undefined) return;
    const { account, lease } = caller;
    const { cell } = account;
    const { token } = lease.material;
    const text = textOf(token) ?? '';
    const inHand = textOf(cell.token);
    caller.state = 'gone';
    const isOver = (token.expires ?? Infinity) <= this.clock.wall();
    if (this.server.isGood(text, account) && !isOver) {
      cell.accept(lease, success());
      return;
    }
    try {
      const after = cell.reject(lease, { refusal: { status: 401 }, again: caller.again });
      if (after !== 'retry') return;
    } catch (fault) {
      this.promises.expects(
        fault instanceof this.core.errors.SignInError && fault.code === 'sign-in-contested',
        `a rejection throws only when tokens are contested: ${String(fault)}`,
      );
      return;
    }
    this.dead.add(text);
    const now = textOf(cell.token);
    this.promises.expects(now !== text, 'a rejected token is given up');
    this.promises.expects(
      inHand === text || now === inHand,
      'a late rejection leaves the token in hand alone',
    );
    // The call is repeated once with what there is then.
    this.lease(account, false);
    const retry = this.callers.at(-1);
    if (retry !== undefined) retry.again = true;
  }

  /** What a host has kept: one of long ago, one of another account, a rejected one, one of another process. */
  private offer(account: LoginAccount, number: number): void {
    const { cell } = account;
    const kept = pick(this.kept, number);
    const minted = this.clock.wall();
    if (number % 3 === 0 || kept === undefined) {
      cell.offer(this.tokenOfOthers(account));
      return;
    }
    // One that was rejected may come back with a later time than it had.
    const isDead = this.dead.has(textOf(kept.token) ?? '');
    cell.offer(isDead ? { ...kept, token: { ...kept.token, minted } } : kept);
  }

  private tokenOfOthers(account: LoginAccount): OfferedToken {
    const text = this.server.newToken(account);
    const secrets = secretsOf(this.core, text);
    const minted = this.clock.wall();
    const expires = minted + LIFE_SECONDS * 1_000;
    return { token: { secrets, open: {}, minted, expires }, fingerprint: account.cell.fingerprint };
  }
}
