/** Users, their passwords and tokens. One store for both servers: a TSPS token opens TSIM as well. */
import { randomBytes, randomUUID } from 'node:crypto';

import type { Desk } from '../control';
import type { TrueSightSettings } from './settings';

export interface User {
  readonly username: string;
  /** undefined: signs in by SAML in a browser only, and no login call takes the user. */
  readonly password: string | undefined;
  readonly groups: readonly string[];
  /** false: everything that changes something is answered with 403. */
  readonly mayWrite: boolean;
}

export interface Session {
  readonly token: string;
  readonly user: User;
  readonly tenantName: string;
  /** Milliseconds since the Unix epoch. */
  readonly expires: number;
  /** true: opened in a browser and handed to the client, which has never signed in. */
  readonly handedOut: boolean;
}

export const TENANTS: readonly string[] = ['*', 'BmcRealm'];

/** Shapes of token: Remedy SSO, Atrium SSO, and the base64 of a server without SSO. */
const TOKEN_SHAPES = {
  rsso: () => `_${randomUUID()}`,
  atrium: () => `AQIC5w${randomBytes(24).toString('base64')}.*AAJTSQACMDE.*`,
  base64: () => randomBytes(20).toString('base64'),
} as const;

export type TokenShape = keyof typeof TOKEN_SHAPES;

export class Sessions {
  private readonly open = new Map<string, Session>();
  private readonly badPasswords = new Map<string, number>();

  constructor(
    private readonly users: readonly User[],
    private readonly settings: () => TrueSightSettings,
  ) {}

  /** The user, or undefined for a wrong password, an unknown user or a locked account. */
  checkPassword(username: string, password: string): User | undefined {
    const user = this.users.find((one) => one.username === username);
    if (user === undefined || this.isLocked(username)) return undefined;
    if (user.password !== password) {
      this.badPasswords.set(username, (this.badPasswords.get(username) ?? 0) + 1);
      return undefined;
    }
    this.badPasswords.delete(username);
    return user;
  }

  start(user: User, tenantName: string, shape: TokenShape): Session {
    if (this.settings().singleSession) this.endAllOf(user);
    return this.add({ token: TOKEN_SHAPES[shape](), user, tenantName, handedOut: false });
  }

  /** A token from a sign-in in a browser; given again, it is valid again, as if it were new. */
  handOut(user: User, token = TOKEN_SHAPES.rsso()): string {
    return this.add({ token, user, tenantName: '*', handedOut: true }).token;
  }

  find(token: string): Session | undefined {
    const session = this.open.get(token);
    if (session === undefined || session.expires > Date.now()) return session;
    this.open.delete(token);
    return undefined;
  }

  /** false when there was no such session. */
  end(token: string): boolean {
    return this.find(token) !== undefined && this.open.delete(token);
  }

  endAll(): void {
    this.open.clear();
  }

  unlockAll(): void {
    this.badPasswords.clear();
  }

  details(): Readonly<Record<string, unknown>> {
    const names = this.users.map((user) => user.username);
    const open = [...this.open.keys()].map((token) => this.find(token));
    return {
      openSessions: open.filter((session) => session?.handedOut === false).length,
      lockedUsers: names.filter((name) => this.isLocked(name)),
    };
  }

  private add(session: Omit<Session, 'expires'>): Session {
    const expires = Date.now() + this.settings().tokenLifeSeconds * 1000;
    const added = { ...session, expires };
    this.open.set(session.token, added);
    return added;
  }

  private isLocked(username: string): boolean {
    const limit = this.settings().lockAfterBadPasswords;
    return limit > 0 && (this.badPasswords.get(username) ?? 0) >= limit;
  }

  private endAllOf(user: User): void {
    for (const [token, session] of this.open) if (session.user === user) this.open.delete(token);
  }
}

/** What the routes of both servers need. */
export interface Context {
  readonly desk: Desk<TrueSightSettings>;
  readonly sessions: Sessions;
}
