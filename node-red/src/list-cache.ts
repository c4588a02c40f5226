import type { Clock, Field } from '../../core';
import type { AccountSession } from './account-session';

export interface ListOption {
  readonly value: string;
  readonly label: string;
}

export interface ListCache {
  /** The choices of a field from the live API. Asked for once in half a minute, however many forms are open. */
  options(
    session: AccountSession,
    field: Field & { readonly kind: 'lookup' },
    params: Readonly<Record<string, string>>,
  ): Promise<readonly ListOption[]>;
}

const KEPT_MS = 30_000;
const CAPACITY = 100;
/** More than this is no list to choose from; typing by hand always works. */
const LONGEST = 1_000;

export function createListCache(clock: Clock): ListCache {
  const entries = new Map<
    string,
    { readonly at: number; readonly options: Promise<readonly ListOption[]> }
  >();
  return {
    options(session, field, params) {
      const key = JSON.stringify([session.cell.fingerprint, field.lookup, params]);
      const known = entries.get(key);
      if (known !== undefined && clock.mono() - known.at < KEPT_MS) return known.options;
      const options = fetchOptions(session, field, params);
      entries.delete(key);
      entries.set(key, { at: clock.mono(), options });
      const [oldest] = entries.keys();
      if (entries.size > CAPACITY && oldest !== undefined) entries.delete(oldest);
      options.catch(() => entries.delete(key));
      return options;
    },
  };
}

async function fetchOptions(
  session: AccountSession,
  field: Field & { readonly kind: 'lookup' },
  params: Readonly<Record<string, string>>,
): Promise<readonly ListOption[]> {
  const { operation, value, label } = field.lookup;
  const { items } = await session.client.run({ operation, params, limit: LONGEST });
  const options = items.flatMap((item) => {
    const chosen = textAt(item, value);
    return chosen === undefined ? [] : [{ value: chosen, label: textAt(item, label) ?? chosen }];
  });
  return options.slice(0, LONGEST);
}

function textAt(item: unknown, path: string): string | undefined {
  let value = item;
  for (const name of path === '' ? [] : path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
