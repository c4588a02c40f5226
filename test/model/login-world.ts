import type { Reply } from '../../core/model/http';
import type { SignInOutcome } from '../../core/model/sign-in-method';
import type { Lease, MaterialOf } from '../../core/token/lease';
import type { TokenCell } from '../../core/token/cell';
import type { OfferedToken } from '../../core/token/stored-token';
import { createFakeClock, settle } from '../support/fake-clock';
import type { FakeClock } from '../support/fake-clock';
import type { Modules } from './modules';
import { must, pick } from './steps';
import type { Step } from './steps';

export const LOGIN_STEPS = [
  ...(['lease', 'lease', 'lease', 'use', 'use', 'use', 'grant', 'grant', 'grant'] as const),
  ...([
    'refuse',
    'fail',
    'revoke',
    'expire',
    'advance',
    'wait',
    'abort',
    'offer',
    'offer',
    'store',
  ] as const),
  ...(['edit', 'close', 'test'] as const),
] as const;
export type LoginStep = Step<(typeof LOGIN_STEPS)[number]>;

interface Account {
  readonly cell: TokenCell;
  closed: boolean;
  lockedUntil: number;
  /** Rejections in a row. */
  rejections: number;
  /** A renewal has been rejected, and the sign-in that follows it is the same one. */
  goesOn: boolean;
  /** When the newest token was made that anybody has been handed. */
  newest: number;
  /** What another process has stored and nobody has offered yet. */
  stored?: OfferedToken;
}

interface Caller {
  readonly account: Account;
  readonly leave: AbortController;
  state: 'waiting' | 'has it' | 'gone';
  lease?: Lease<MaterialOf<'login'>>;
  again: boolean;
}

interface SignIn {
  readonly account: Account;
  readonly isRenewal: boolean;
  readonly answer: (body: object) => void;
}

const LIFE_SECONDS = 100;
const TEXT = 'token';
const PAUSES = [30_000, 120_000];

/** Any number of callers, processes, edits and faults around the cell of an account that signs in. */
export class LoginWorld {
  readonly clock: FakeClock = createFakeClock(undefined, 0.5);
  readonly broken: Error[] = [];
  private readonly accounts: Account[] = [];
  private callers: Caller[] = [];
  private signIns: SignIn[] = [];
  private tokens = 0;
  /** Good at the server, by text, with the account that it was made for. */
  private readonly alive = new Map<string, Account>();
  private readonly madeFor = new Map<string, Account>();
  /** Rejected, and the cell knows. */
  private readonly dead = new Set<string>();
  private readonly renewals = new Set<string>();
  private readonly kept: OfferedToken[] = [];

  constructor(private readonly core: Modules) {
    this.accounts.push(this.account('first'));
  }

  async run(steps: readonly LoginStep[]): Promise<void> {
    for (const step of steps) {
      await this.step(step);
      await settle(4);
      for (const account of this.accounts) account.goesOn = false;
      this.check();
    }
    // Whatever has happened: who waits is answered once the server answers.
    for (let round = 0; round < 10 && this.signIns.length > 0; round += 1) {
      this.answerAll();
      await settle(4);
    }
    this.check();
    must(
      this.callers.every(({ state }) => state !== 'waiting'),
      'everybody who waits hears of it',
    );
  }

  private check(): void {
    const [first] = this.broken;
    if (first !== undefined) throw first;
  }

  private account(password: string): Account {
    const { TokenCell, Secret } = this.core;
    const fields = { baseUrl: 'https://h.test', password: new Secret(password) };
    const cell = new TokenCell(this.scheme(), fields, this.clock);
    return {
      cell,
      closed: false,
      lockedUntil: -Infinity,
      rejections: 0,
      goesOn: false,
      newest: -Infinity,
    };
  }

  private scheme(): Parameters<Modules['defineScheme']>[0] {
    const { Secret, defineScheme } = this.core;
    const outcome = (json: unknown): SignInOutcome => {
      const { token, refused } = json as { token?: string; refused?: boolean };
      if (refused === true) return { kind: 'refused' };
      if (token === undefined) return { kind: 'unavailable' };
      const secrets = { [TEXT]: new Secret(token), refresh: new Secret(`refresh of ${token}`) };
      return {
        kind: 'granted',
        token: { values: { secrets, open: {} }, lifeSeconds: LIFE_SECONDS },
      };
    };
    const request = { method: 'POST', url: 'https://h.test/login', headers: {} } as const;
    return defineScheme({
      id: 'model/login',
      name: 'Model',
      description: '',
      credential: { className: 'ModelApi', displayName: 'Model API' },
      fields: [
        { kind: 'url', name: 'baseUrl', label: 'Base URL', description: '', required: true },
        { kind: 'secret', name: 'password', label: 'Password', description: '' },
      ],
      credentialHeaders: [],
      acquire: {
        kind: 'login',
        begin: () => ({ request, then: ({ json }) => outcome(json) }),
        renew: ({ token }) => ({
          request: { ...request, body: token.secrets['refresh']?.reveal() ?? '' },
          then: ({ json }) => outcome(json),
        }),
        sign: () => ({}),
        probe: { none: 'the model needs none' },
      },
      remedies: { refused: '', denied: '' },
      servers: () => ({ main: 'https://h.test' }),
      verdict: () => ({ kind: 'ok' }),
    }) as Parameters<Modules['defineScheme']>[0];
  }

  /** What a sign-in needs to begin with, looked at when it does. */
  private send(account: Account, pastLockout: boolean) {
    return (request: { readonly body?: unknown }): Promise<Reply> => {
      const { cell } = account;
      const { token } = cell;
      const left = (token?.expires ?? Infinity) - this.clock.wall();
      const isRefresh = typeof request.body === 'string';
      this.expects(!this.signIns.some((item) => item.account === account), 'one sign-in at a time');
      this.expects(!account.closed, 'no sign-in for an account that is closed');
      this.expects(
        account.goesOn || token === undefined || left <= (LIFE_SECONDS / 10) * 1_000,
        'no sign-in while a good token is in hand',
      );
      this.expects(
        pastLockout || this.clock.mono() >= account.lockedUntil,
        'no attempt within the pause after a rejection',
      );
      if (isRefresh) {
        this.expects(!this.renewals.has(String(request.body)), 'a refresh token is used once');
        this.renewals.add(String(request.body));
      } else if (account.goesOn) {
        this.expects(
          !this.hasStored(account),
          'no sign-in while another process has a newer token',
        );
      }
      return new Promise((resolve) => {
        this.signIns.push({
          account,
          isRenewal: isRefresh,
          answer: (body) =>
            resolve({
              status: 200,
              headers: {},
              cookies: [],
              body: new TextEncoder().encode(JSON.stringify(body)),
            }),
        });
      });
    };
  }

  private expects(holds: boolean, promise: string): void {
    try {
      must(holds, promise);
    } catch (error) {
      this.broken.push(error as Error);
    }
  }

  private newToken(account: Account): string {
    this.tokens += 1;
    const text = `token ${String(this.tokens)}`;
    this.alive.set(text, account);
    this.madeFor.set(text, account);
    return text;
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
        return this.use(
          pick(
            this.callers.filter(({ state }) => state === 'has it'),
            one,
          ),
        );
      case 'grant':
        return this.answer(one, (item) => this.granted(item));
      case 'refuse':
        return this.answer(one, (item) => {
          item.account.goesOn = true;
          if (!item.isRenewal) this.lockOut(item.account);
          return { refused: true };
        });
      case 'fail':
        return this.answer(one, () => ({}));
      case 'revoke':
        this.alive.clear();
        return;
      case 'expire':
        return this.clock.advance(LIFE_SECONDS * 950 + one * 60);
      case 'advance':
        return this.clock.advance(one * 100);
      case 'wait':
        return this.clock.advance(7_200_000);
      case 'abort': {
        const waiting = this.callers.filter(({ state }) => state === 'waiting');
        pick(waiting, one)?.leave.abort();
        return;
      }
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

  private lease(account: Account, pastLockout: boolean): void {
    const leave = new AbortController();
    const caller: Caller = { account, leave, state: 'waiting', again: false };
    this.callers.push(caller);
    const { cell } = account;
    const send = this.send(account, pastLockout);
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
    const text = token.secrets[TEXT]?.reveal() ?? '';
    caller.state = 'has it';
    caller.lease = lease;
    this.expects(!account.closed, 'no lease of an account that is closed');
    this.expects(!this.dead.has(text), 'a rejected token is never handed out again');
    this.expects(this.madeFor.get(text) === account, 'an account gets its own tokens only');
    this.expects(
      (token.expires ?? Infinity) > this.clock.wall(),
      'a token that is over is not used',
    );
    this.expects(token.minted >= account.newest, 'a newer token is never replaced by an older one');
    account.newest = token.minted;
    this.kept.push({ token, fingerprint: account.cell.fingerprint });
  }

  private failed(caller: Caller, fault: unknown): void {
    const { account, leave } = caller;
    const { CancelledError, SignInError } = this.core.errors;
    caller.state = 'gone';
    if (fault instanceof CancelledError) {
      this.expects(leave.signal.aborted || account.closed, 'nobody else is cancelled by an abort');
      return;
    }
    this.expects(fault instanceof SignInError, `only errors of our own: ${String(fault)}`);
    const { token } = account.cell;
    const isGood = token !== undefined && (token.expires ?? Infinity) > this.clock.wall();
    this.expects(!isGood, 'no call fails while a token in hand is good');
  }

  /** 30 s, 2 min, then an hour. A Test within a pause does not make it longer. */
  private lockOut(account: Account): void {
    const now = this.clock.mono();
    if (now < account.lockedUntil) return;
    account.lockedUntil = now + (PAUSES[account.rejections] ?? 3_600_000);
    account.rejections += 1;
  }

  private use(caller: Caller | undefined): void {
    if (caller?.lease === undefined) return;
    const { account, lease } = caller;
    const { cell } = account;
    const { token } = lease.material;
    const text = token.secrets[TEXT]?.reveal() ?? '';
    const inHand = cell.token?.secrets[TEXT]?.reveal();
    caller.state = 'gone';
    const isOver = (token.expires ?? Infinity) <= this.clock.wall();
    if (this.alive.get(text) === account && !isOver) {
      cell.accept(lease, {
        status: 200,
        headers: {},
        cookies: [],
        text: '',
        json: {},
        bytes: new Uint8Array(),
      });
      return;
    }
    try {
      const after = cell.reject(lease, { refusal: { status: 401 }, again: caller.again });
      if (after !== 'retry') return;
    } catch (fault) {
      this.expects(
        fault instanceof this.core.errors.SignInError && fault.code === 'sign-in-contested',
        `a rejection throws only when tokens are contested: ${String(fault)}`,
      );
      return;
    }
    this.dead.add(text);
    const now = cell.token?.secrets[TEXT]?.reveal();
    this.expects(now !== text, 'a rejected token is given up');
    this.expects(
      inHand === text || now === inHand,
      'a late rejection leaves the token in hand alone',
    );
    // The call is repeated once with what there is then.
    this.lease(account, false);
    const retry = this.callers.at(-1);
    if (retry !== undefined) retry.again = true;
  }

  private answer(number: number, bodyOf: (item: SignIn) => object): void {
    const item = pick(this.signIns, number);
    if (item === undefined) return;
    this.signIns = this.signIns.filter((other) => other !== item);
    item.answer(bodyOf(item));
  }

  private granted({ account }: SignIn): object {
    account.lockedUntil = -Infinity;
    account.rejections = 0;
    return { token: this.newToken(account) };
  }

  private answerAll(): void {
    for (const item of this.signIns.splice(0)) {
      item.answer(this.granted(item));
    }
  }

  /** What a host has kept: one of long ago, one of another account, a rejected one, one of another process. */
  private offer(account: Account, number: number): void {
    const { cell } = account;
    const kept = pick(this.kept, number);
    const minted = this.clock.wall();
    if (number % 3 === 0 || kept === undefined) {
      cell.offer(this.tokenOfOthers(account));
      return;
    }
    // One that was rejected may come back with a later time than it had.
    const isDead = this.dead.has(kept.token.secrets[TEXT]?.reveal() ?? '');
    cell.offer(isDead ? { ...kept, token: { ...kept.token, minted } } : kept);
  }

  private tokenOfOthers(account: Account): OfferedToken {
    const { Secret } = this.core;
    const text = this.newToken(account);
    const secrets = { [TEXT]: new Secret(text), refresh: new Secret(`refresh of ${text}`) };
    const minted = this.clock.wall();
    const expires = minted + LIFE_SECONDS * 1_000;
    return { token: { secrets, open: {}, minted, expires }, fingerprint: account.cell.fingerprint };
  }

  /** Newer than all that the cell has had, and not about to end. */
  private hasStored({ stored, newest }: Account): boolean {
    if (stored === undefined) return false;
    const { minted, expires = Infinity } = stored.token;
    return minted > newest && expires - this.clock.wall() > (LIFE_SECONDS / 5) * 1_000;
  }
}
