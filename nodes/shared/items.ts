import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Json, Operation, Outcome } from '../../core';
import type { FormVersion } from './form/version';

/** n8n's words for what only reads. A custom request may be anything, whatever its row says. */
const READING = /^(?:get|search|find|check)/u;

/** Whether an operation only reads, by its name. */
export function isReading(row: Operation): boolean {
  return READING.test(row.operation);
}

/** What a call gave as items of n8n. An empty list is no item: a loop must not run on what is not there. */
export async function itemsOf(
  context: IExecuteFunctions,
  row: Operation,
  outcome: Outcome,
  { index, version }: { readonly index: number; readonly version: FormVersion },
): Promise<INodeExecutionData[]> {
  const pairedItem = { item: index };
  const { items, payload, status, headers } = outcome;
  if (payload instanceof Uint8Array) {
    const data = await context.helpers.prepareBinaryData(
      Buffer.from(payload),
      fileName(String(headers['content-disposition'] ?? '')),
      String(headers['content-type'] ?? '').split(';')[0] || undefined,
    );
    return [{ json: { statusCode: status }, binary: { data }, pairedItem }];
  }
  if (items.length > 0)
    return items.map((item) => ({ json: jsonOf(row, item, version), pairedItem }));
  if (Array.isArray(payload) || isList(row)) return [];
  // A command without an answer has still been done; an item says so and keeps the flow going.
  const isDeletion = /^delete/u.test(row.operation) && version === 'present';
  const done = isDeletion ? { deleted: true } : { success: true };
  return [{ json: { ...done, statusCode: status }, pairedItem }];
}

function isList(row: Operation): boolean {
  const hasList =
    row.paging !== undefined || row.answer?.items !== undefined || row.read !== undefined;
  return hasList || isReading(row);
}

function jsonOf(row: Operation, item: Json, version: FormVersion): IDataObject {
  const isPlain = typeof item === 'object' && item !== null && !Array.isArray(item);
  if (isPlain) return item as IDataObject;
  const isAnswer = typeof item === 'boolean' && /Exists$/u.test(row.operation);
  return isAnswer && version === 'present'
    ? { exists: item }
    : { value: item as IDataObject[string] };
}

/** The name that a server gives to a file (RFC 6266), without a path; undefined when it gives none. */
function fileName(disposition: string): string | undefined {
  const name = /filename="?([^";]+)"?/iu.exec(disposition)?.[1];
  return name?.split(/[\\/]/u).at(-1);
}
