import { fingerprint } from '../account/read-account';
import { rememberOperations } from '../catalogue/catalogue';
import type { OperationIndex } from '../catalogue/catalogue';
import type { AnyAccount } from '../model/account-field';
import type { Clock } from '../model/clock';
import type { Transport } from '../model/http';
import type { AnyScheme } from '../model/scheme';
import type { Vendor } from '../model/vendor';
import { TokenCell } from '../token/cell';
import { createCookieJar, keepingCookies } from './cookie-jar';
import type { CookieJar } from './cookie-jar';
import { createLimiter } from './limiter';
import type { Limiter } from './limiter';
import type { Limits } from './limits';
import { createRunningJobs } from './running-jobs';
import type { RunningJobs } from './running-jobs';
import { signOut } from './sign-out';

/** What the users of one account in a process share. */
export interface Shared {
  readonly cell: TokenCell;
  /** Shared by the users who allow the same number of concurrent requests. */
  readonly limiter: Limiter;
  /** The cookies that the servers have given to this account. */
  readonly cookies: CookieJar;
  /** The jobs of this account that run at the server, by the name of what limits them. */
  readonly jobs: (name: string) => RunningJobs;
  /** What an account of this scheme may call at a vendor, shared by all accounts of the process. */
  readonly operations: (vendor: Vendor) => OperationIndex;
  /** How this user reaches the server. */
  readonly path: string;
}

/** One user's place in the pool. */
export interface Membership extends Shared {
  /**
   * The user goes. When nobody else is left after the grace, the session that was opened here is ended
   * and the cell is given up. `grace` resolves when the wait is over (a deploy brings users back).
   */
  leave(how: { readonly transport: Transport; readonly grace: Promise<void> }): Promise<void>;
}

/** Who uses an account, and how. */
export interface User {
  readonly scheme: AnyScheme;
  readonly account: AnyAccount;
  readonly limits: Limits;
  /**
   * A name for the person's own way to the server (TLS, proxy): what is changed there is tried without
   * waiting. None for a trial, which changes nothing for the others.
   */
  readonly path?: string | undefined;
}

/** The token cells of a process. A host makes one and keeps it outside its node objects. */
export interface Pool {
  /** What the users of this account share, without becoming one (n8n does not tell a node when it shuts down). */
  share(user: User): Shared;
  join(user: User): Membership;
  readonly size: number;
}

interface Entry {
  readonly cell: TokenCell;
  readonly cookies: CookieJar;
  readonly limiters: Map<number, Limiter>;
  readonly jobs: Map<string, RunningJobs>;
  readonly paths: Set<string>;
  readonly users: Set<symbol>;
  /** Who left as the last one: that one's grace is the one that counts. */
  lastUser?: symbol;
}

/** More accounts than any process has; beyond it the longest unused without users is given up. */
const CAPACITY = 1_000;
/** More ways to one server than anybody has; beyond it they are forgotten. */
const MOST_PATHS = 100;

export function createPool(clock: Clock, capacity = CAPACITY): Pool {
  // A Map keeps insertion order, so that its first entry is the longest unused.
  const entries = new Map<string, Entry>();
  const operations = rememberOperations();

  const entryFor = ({ scheme, account }: User): Entry => {
    const key = `${scheme.id} ${fingerprint(scheme, account)}`;
    const known = entries.get(key);
    const entry = known ?? entryOf(new TokenCell(scheme, account, clock), createCookieJar(clock));
    entries.delete(key);
    entries.set(key, entry);
    if (known === undefined) evict(entry);
    return entry;
  };

  const evict = (newest: Entry): void => {
    for (const [key, entry] of entries) {
      if (entries.size <= capacity) return;
      // One with users has a session to end when they leave; the newest is about to get its first.
      if (entry.users.size === 0 && entry !== newest) entries.delete(key);
    }
  };

  const giveUp = (entry: Entry): void => {
    for (const [key, item] of entries) {
      if (item === entry) entries.delete(key);
    }
    entry.cell.close();
  };

  const sharedBy = (entry: Entry, user: User): Shared => ({
    ...ownOf(entry, user),
    operations: (vendor) => operations(vendor, user.scheme),
  });

  return {
    get size() {
      return entries.size;
    },
    share: (user) => sharedBy(entryFor(user), user),
    join(user) {
      const entry = entryFor(user);
      const id = Symbol('user');
      entry.users.add(id);
      return {
        ...sharedBy(entry, user),
        async leave({ transport, grace }) {
          if (!entry.users.delete(id) || entry.users.size > 0) return;
          entry.lastUser = id;
          await grace;
          // A new user, or one who came and went since: the session is theirs to end.
          if (entry.users.size > 0 || entry.lastUser !== id) return;
          giveUp(entry);
          const back = keepingCookies(transport, entry.cookies);
          await signOut({ ...user, cell: entry.cell, transport: back }, true);
        },
      };
    },
  };
}

function entryOf(cell: TokenCell, cookies: CookieJar): Entry {
  return {
    cell,
    cookies,
    limiters: new Map(),
    jobs: new Map(),
    paths: new Set(),
    users: new Set(),
  };
}

function ownOf(entry: Entry, { scheme, limits, path }: User): Omit<Shared, 'operations'> {
  if (path !== undefined && !entry.paths.has(path)) {
    if (entry.paths.size > 0) entry.cell.forgive();
    if (entry.paths.size >= MOST_PATHS) entry.paths.clear();
    entry.paths.add(path);
  }
  // A server that wants its signatures in order gets one request at a time, whoever sends it.
  const places = scheme.oneAtATime === true ? 1 : limits.concurrency;
  return {
    cell: entry.cell,
    cookies: entry.cookies,
    limiter: valueOf(entry.limiters, places, () => createLimiter(places)),
    jobs: (name) => valueOf(entry.jobs, name, createRunningJobs),
    path: path ?? '',
  };
}

function valueOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
