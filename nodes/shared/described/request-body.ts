import type { IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../../../core';
import { fileOf } from '../file';
import { textOf } from './entered-text';

type Entry = readonly [name: string, value: string];

/** A list of names and values in the form. */
export interface NamedList {
  readonly name: string;
  readonly label: string;
  readonly given: unknown;
}

/** A fixed collection `{ entry: [{ name, value }] }` as pairs. */
export function entriesOf(given: unknown): readonly Entry[] {
  return rowsOf(given).map((row): Entry => [textOf(row['name']), textOf(row['value'])]);
}

/** Likewise as one object; several values of a name are a list. */
export function textsOf(list: NamedList): Readonly<Record<string, unknown>> {
  const entries = entriesOf(list.given);
  requireNames(
    list,
    entries.map(([name]) => name),
  );
  return membersOf(entries);
}

/** Texts and files of a form, by name. */
export async function partsOf(
  context: IExecuteFunctions,
  list: NamedList,
  index: number,
): Promise<Readonly<Record<string, unknown>>> {
  const rows = rowsOf(list.given);
  requireNames(
    list,
    rows.map(({ name }) => textOf(name)),
  );
  const parts = rows.map(async (row): Promise<readonly [string, unknown]> => [
    textOf(row['name']),
    row['type'] === 'file'
      ? await fileOf(context, index, String(row['binaryField'] ?? 'data'))
      : textOf(row['value']),
  ]);
  return membersOf(await Promise.all(parts));
}

function requireNames({ name, label }: NamedList, names: readonly string[]): void {
  if (!names.includes('')) return;
  throw new InputError(name, `${name}: ${label} has a value without a name; enter the name.`);
}

function membersOf(entries: readonly (readonly [string, unknown])[]) {
  const values = new Map<string, readonly unknown[]>();
  for (const [name, value] of entries) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(
    [...values].map(([name, list]) => [name, list.length === 1 ? list[0] : list]),
  );
}

/** The rows that somebody has filled in. */
function rowsOf(given: unknown): readonly Readonly<Record<string, unknown>>[] {
  const { entry } = Object(given) as { readonly entry?: unknown };
  if (!Array.isArray(entry)) return [];
  return (entry as readonly Readonly<Record<string, unknown>>[]).filter(
    ({ name, value, type }) => textOf(name) !== '' || textOf(value) !== '' || type === 'file',
  );
}
