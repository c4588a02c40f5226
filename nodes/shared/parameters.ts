import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Field, Operation } from '../../core';
import { ADDITIONAL, inFirstView } from './form/placement';

/**
 * The parameters of an operation as n8n holds them, in the core's terms. What stands in the form is
 * a parameter of its own; the rest lies in a collection.
 */
export async function readParameters(
  context: IExecuteFunctions,
  row: Operation,
  index: number,
): Promise<Readonly<Record<string, unknown>>> {
  const additional = context.getNodeParameter(ADDITIONAL, index, {}) as IDataObject;
  const shown = new Set(inFirstView(row));
  const params: Record<string, unknown> = {};
  for (const field of row.fields) {
    // n8n has no value for a field that another one's value hides.
    const given: unknown = shown.has(field)
      ? context.getNodeParameter(field.name, index, null)
      : additional[field.name];
    if (isEmpty(given)) continue;
    params[field.name] = await fromN8n(context, field, given, index);
  }
  return params;
}

async function fromN8n(
  context: IExecuteFunctions,
  field: Field,
  given: unknown,
  index: number,
): Promise<unknown> {
  switch (field.kind) {
    case 'lookup':
      // A resource locator: `{ mode, value }`; an expression may give the bare value.
      return isRecord(given) && 'value' in given ? given['value'] : given;
    case 'map':
      return fromEntries(given);
    case 'binary':
      return context.helpers.getBinaryDataBuffer(index, String(given));
    default:
      return given;
  }
}

/** A fixed collection `{ entry: [{ name, value }] }` as one object; anything else is passed on as it is. */
function fromEntries(given: unknown): unknown {
  if (!isRecord(given) || !Array.isArray(given['entry'])) return given;
  return Object.fromEntries(
    given['entry']
      .filter(isRecord)
      .map((entry) => [String(entry['name'] ?? ''), entry['value'] ?? '']),
  );
}

/** What a field of the form holds that nobody has touched. */
function isEmpty(given: unknown): boolean {
  if (given === undefined || given === null || given === '') return true;
  return isRecord(given) && Object.keys(given).length === 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
