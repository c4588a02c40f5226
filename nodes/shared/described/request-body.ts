import type { IExecuteFunctions } from 'n8n-workflow';
import { BinaryFile } from '../../../core';

type Entry = readonly [name: string, value: string];

/** A fixed collection `{ entry: [{ name, value }] }` as pairs; one without a name is none. */
export function entriesOf(given: unknown): readonly Entry[] {
  return rowsOf(given).map((row): Entry => [String(row['name']), textOf(row['value'])]);
}

/** Likewise as one object; several values of a name are a list. */
export function textsOf(given: unknown): Readonly<Record<string, unknown>> {
  return membersOf(entriesOf(given));
}

function membersOf(
  entries: readonly (readonly [name: string, value: unknown])[],
): Readonly<Record<string, unknown>> {
  const values = new Map<string, readonly unknown[]>();
  for (const [name, value] of entries) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(
    [...values].map(([name, list]) => [name, list.length === 1 ? list[0] : list]),
  );
}

/** Texts and files of a form, by name; several of a name are a list. */
export async function partsOf(
  context: IExecuteFunctions,
  given: unknown,
  index: number,
): Promise<Readonly<Record<string, unknown>>> {
  const parts = await Promise.all(
    rowsOf(given).map(async (row): Promise<readonly [string, unknown]> => [
      String(row['name']),
      row['type'] === 'file'
        ? await fileOf(context, String(row['binaryField'] ?? 'data'), index)
        : textOf(row['value']),
    ]),
  );
  return membersOf(parts);
}

/** A file of the item. */
export async function fileOf(
  context: IExecuteFunctions,
  property: string,
  index: number,
): Promise<BinaryFile> {
  const { fileName, mimeType } = context.helpers.assertBinaryData(index, property);
  const bytes = await context.helpers.getBinaryDataBuffer(index, property);
  return new BinaryFile(bytes, fileName, mimeType);
}

function rowsOf(given: unknown): readonly Readonly<Record<string, unknown>>[] {
  const { entry } = Object(given) as { readonly entry?: unknown };
  if (!Array.isArray(entry)) return [];
  return (entry as readonly Readonly<Record<string, unknown>>[]).filter(
    ({ name }) => name !== undefined && name !== '',
  );
}

/** An expression may give anything. */
function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return String(value ?? '');
}
