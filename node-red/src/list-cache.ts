import { choicesOf } from '../../core';
import type { Choice, Clock, Field, Json } from '../../core';
import type { AccountSession } from './account-session';

export interface ListCache {
  /**
   * The choices of a field from the live API. Asked for once in half a minute, however many forms are open.
   * @param params of the operation that lists them.
   * @param entered what the form holds in a field.
   */
  options(
    session: AccountSession,
    field: Field & { readonly kind: 'lookup' },
    params: Readonly<Record<string, string>>,
    entered: (field: string) => unknown,
  ): Promise<readonly Choice[]>;
}

const KEPT_MS = 30_000;
const CAPACITY = 100;
/** More than this is no list to choose from; typing by hand always works. */
const LONGEST = 1_000;
/** What is wanted of a list that is narrowed here may stand further down. */
const LONGEST_NARROWED = 5_000;

export function createListCache(clock: Clock): ListCache {
  const entries = new Map<
    string,
    { readonly at: number; readonly items: Promise<readonly Json[]> }
  >();
  const itemsOf: (
    session: AccountSession,
    ...question: readonly [string, Readonly<Record<string, string>>, number]
  ) => Promise<readonly Json[]> = (session, operation, params, limit) => {
    const key = JSON.stringify([session.cell.fingerprint, operation, params, limit]);
    const known = entries.get(key);
    if (known !== undefined && clock.mono() - known.at < KEPT_MS) return known.items;
    const items = session.client.run({ operation, params, limit }).then((found) => found.items);
    entries.delete(key);
    entries.set(key, { at: clock.mono(), items });
    const [oldest] = entries.keys();
    if (entries.size > CAPACITY && oldest !== undefined) entries.delete(oldest);
    items.catch(() => entries.delete(key));
    return items;
  };
  return {
    async options(session, { lookup }, params, entered) {
      const limit = lookup.where === undefined ? LONGEST : LONGEST_NARROWED;
      const items = await itemsOf(session, lookup.operation, params, limit);
      return choicesOf(items, lookup, entered).slice(0, LONGEST);
    },
  };
}
