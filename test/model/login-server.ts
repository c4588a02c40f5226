/** The server where accounts sign in. It answers when a step says so. */
import type { Reply } from '../../core/model/http';
import type { FakeClock } from '../support/fake-clock';
import type { LoginAccount } from './login-account';
import { LIFE_SECONDS } from './login-method';
import type { Promises } from './promises';
import { pick } from './steps';

interface SignIn {
  readonly account: LoginAccount;
  readonly isRenewal: boolean;
  readonly answer: (body: object) => void;
}

export class LoginServer {
  private waiting: SignIn[] = [];
  private tokens = 0;
  /** Good here, by text, with the account that it was made for. */
  private readonly alive = new Map<string, LoginAccount>();
  private readonly madeFor = new Map<string, LoginAccount>();
  private readonly renewals = new Set<string>();

  constructor(
    private readonly clock: FakeClock,
    private readonly promises: Promises,
  ) {}

  /** What a sign-in needs to begin with, looked at when it does. */
  send(account: LoginAccount, pastLockout: boolean) {
    return (request: { readonly body?: unknown }): Promise<Reply> => {
      const isRenewal = typeof request.body === 'string';
      this.expectsNeed(account, pastLockout);
      if (isRenewal) {
        const refresh = String(request.body);
        this.promises.expects(!this.renewals.has(refresh), 'a refresh token is used once');
        this.renewals.add(refresh);
      } else if (account.goesOn) {
        this.promises.expects(
          !account.hasStored(this.clock.wall()),
          'no sign-in while another process has a newer token',
        );
      }
      return new Promise((resolve) => {
        const answer = (body: object): void => resolve(replyWith(body));
        this.waiting.push({ account, isRenewal, answer });
      });
    };
  }

  private expectsNeed(account: LoginAccount, pastLockout: boolean): void {
    const { token } = account.cell;
    const left = (token?.expires ?? Infinity) - this.clock.wall();
    this.promises.expects(
      !this.waiting.some((item) => item.account === account),
      'one sign-in at a time',
    );
    this.promises.expects(!account.closed, 'no sign-in for an account that is closed');
    this.promises.expects(
      account.goesOn || token === undefined || left <= (LIFE_SECONDS / 10) * 1_000,
      'no sign-in while a good token is in hand',
    );
    this.promises.expects(
      pastLockout || this.clock.mono() >= account.lockedUntil,
      'no attempt within the pause after a rejection',
    );
  }

  get hasWaiting(): boolean {
    return this.waiting.length > 0;
  }

  newToken(account: LoginAccount): string {
    this.tokens += 1;
    const text = `token ${String(this.tokens)}`;
    this.alive.set(text, account);
    this.madeFor.set(text, account);
    return text;
  }

  isGood(text: string, account: LoginAccount): boolean {
    return this.alive.get(text) === account;
  }

  isMadeFor(text: string, account: LoginAccount): boolean {
    return this.madeFor.get(text) === account;
  }

  revokeAll(): void {
    this.alive.clear();
  }

  grant(number: number): void {
    this.answer(number, (item) => this.granted(item));
  }

  grantAll(): void {
    for (const item of this.waiting.splice(0)) item.answer(this.granted(item));
  }

  refuse(number: number): void {
    this.answer(number, ({ account, isRenewal }) => {
      account.goesOn = true;
      if (!isRenewal) account.lockOut(this.clock.mono());
      return { refused: true };
    });
  }

  fail(number: number): void {
    this.answer(number, () => ({}));
  }

  private answer(number: number, bodyOf: (item: SignIn) => object): void {
    const item = pick(this.waiting, number);
    if (item === undefined) return;
    this.waiting = this.waiting.filter((other) => other !== item);
    item.answer(bodyOf(item));
  }

  private granted({ account }: SignIn): object {
    account.unlock();
    return { token: this.newToken(account) };
  }
}

function replyWith(body: object): Reply {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return { status: 200, headers: {}, cookies: [], body: bytes };
}
