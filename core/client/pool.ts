import { fingerprint } from '../account/read-account';
import type { AnyAccount } from '../model/account-field';
import { TokenCell } from '../token/cell';
import { createGate } from './limiter';
import type { Gate } from './limiter';
import { createJobSlots } from './job-slots';
import type { JobSlots } from './job-slots';
import type { Limits } from './limits';
import { logOut } from './session';
import type { Clock } from '../model/clock';
import type { Transport } from '../model/http';
import type { AnyScheme } from '../model/scheme';

/** What all users of one account in a process share. */
export interface Shared {
  readonly cell: TokenCell;
  readonly gate: Gate;
  /** The jobs of this account that run at the server, by the name of their places. */
  readonly jobs: (name: string) => JobSlots;
}

/** One user's place in the pool. */
export interface Membership extends Shared {
  /**
   * The user goes. When nobody else is left after the grace, the session that was opened here is ended
   * and the cell is given up. `grace` resolves when the wait is over (a deploy brings users back).
   */
  leave(how: { readonly transport: Transport; readonly grace: Promise<void> }): Promise<void>;
}

/** The token cells of a process. A host makes one and keeps it outside its node objects. */
export interface Pool {
  /** What the users of this account share, without becoming one (n8n tells a node of no end). */
  share(scheme: AnyScheme, account: AnyAccount, limits: Limits): Shared;
  join(scheme: AnyScheme, account: AnyAccount, limits: Limits): Membership;
  readonly size: number;
}

interface Entry extends Shared {
  readonly users: Set<symbol>;
  /** Who left as the last one: that one's grace is the one that counts. */
  lastUser?: symbol;
}

/** More accounts than any process has; beyond it the longest unused without users is given up. */
const CAPACITY = 1_000;

export function createPool(clock: Clock, capacity = CAPACITY): Pool {
  // A Map keeps insertion order, so that its first entry is the longest unused.
  const entries = new Map<string, Entry>();

  const entryFor = (scheme: AnyScheme, account: AnyAccount, limits: Limits): Entry => {
    const key = `${scheme.id} ${fingerprint(scheme, account)}`;
    const known = entries.get(key);
    const entry = known ?? createEntry(new TokenCell(scheme, account, clock), limits);
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

  return {
    get size() {
      return entries.size;
    },
    share: entryFor,
    join(scheme, account, limits) {
      const entry = entryFor(scheme, account, limits);
      const user = Symbol('user');
      entry.users.add(user);
      return {
        cell: entry.cell,
        gate: entry.gate,
        jobs: entry.jobs,
        async leave({ transport, grace }) {
          if (!entry.users.delete(user) || entry.users.size > 0) return;
          entry.lastUser = user;
          await grace;
          // A new user, or one who came and went since: the session is theirs to end.
          if (entry.users.size > 0 || entry.lastUser !== user) return;
          giveUp(entry);
          await logOut({ scheme, account, cell: entry.cell, transport, limits }, true);
        },
      };
    },
  };
}

function createEntry(cell: TokenCell, limits: Limits): Entry {
  const jobs = new Map<string, JobSlots>();
  return {
    cell,
    gate: createGate(limits.concurrency),
    users: new Set(),
    jobs: (name) => {
      const slots = jobs.get(name) ?? createJobSlots();
      jobs.set(name, slots);
      return slots;
    },
  };
}
