/** Tokens that a server has issued, with their end, and the lock of an account. */
import { randomBytes } from 'node:crypto';

export interface SessionRules {
  readonly lifeSeconds: number;
  /** The life counts from the last accepted call. */
  readonly sliding?: boolean;
  /** How many sessions are open at most. */
  readonly limit?: number;
  /** Default: 24 random bytes. */
  readonly makeToken?: () => string;
}

export interface Session {
  readonly token: string;
  /** Milliseconds since 1970, by the server's clock. */
  end: number;
  /** CSRF tokens and the like that belong to the session, newest last. */
  readonly values: string[];
}

export const randomToken = (): string => randomBytes(24).toString('base64url');

export class Sessions {
  lifeSeconds: number;
  single = false;
  private readonly byToken = new Map<string, Session>();

  constructor(private readonly rules: SessionRules) {
    this.lifeSeconds = rules.lifeSeconds;
  }

  /** Undefined when the limit is reached. */
  open(...values: string[]): Session | undefined {
    if (this.single) this.byToken.clear();
    if (this.count() >= (this.rules.limit ?? Infinity)) return undefined;
    const token = (this.rules.makeToken ?? randomToken)();
    const session = { token, end: Date.now() + this.lifeSeconds * 1000, values };
    this.byToken.set(token, session);
    return session;
  }

  /** The session of a token that is still good; a sliding one is prolonged. */
  use(token: string | undefined): Session | undefined {
    const session = this.peek(token);
    if (session !== undefined && this.rules.sliding === true) {
      session.end = Date.now() + this.lifeSeconds * 1000;
    }
    return session;
  }

  /** Like `use`, but nothing is prolonged. */
  peek(token: string | undefined): Session | undefined {
    const session = this.byToken.get(token ?? '');
    return session !== undefined && session.end > Date.now() ? session : undefined;
  }

  /** Whether there was such a session. */
  close(token: string | undefined): boolean {
    return this.peek(token) !== undefined && this.byToken.delete(token ?? '');
  }

  count(): number {
    return [...this.byToken.values()].filter((session) => session.end > Date.now()).length;
  }

  kill(): void {
    this.byToken.clear();
  }

  pass(seconds: number): void {
    for (const session of this.byToken.values()) session.end -= seconds * 1000;
  }
}

export interface LockRules {
  /** So many wrong passwords in a row lock the account. */
  readonly after: number;
  readonly seconds: number;
}

export class Lock {
  private failures = 0;
  private until = 0;

  constructor(private readonly rules: LockRules) {}

  locked(): boolean {
    return this.until > Date.now();
  }

  /** How many attempts are left before the account is locked. */
  left(): number {
    return Math.max(0, this.rules.after - this.failures);
  }

  failed(): void {
    this.failures += 1;
    if (this.failures < this.rules.after) return;
    this.until = Date.now() + this.rules.seconds * 1000;
    this.failures = 0;
  }

  succeeded(): void {
    this.failures = 0;
  }

  pass(seconds: number): void {
    this.until -= seconds * 1000;
  }
}
