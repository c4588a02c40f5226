import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { BinaryFile } from '../../core';
import type { Field, Operation } from '../../core';

/** The collection that holds an operation's optional fields. */
export const ADDITIONAL = 'additionalFields';

/**
 * The parameters of an operation as n8n holds them, in the core's terms. Required fields are
 * parameters of their own; the optional ones lie in a collection.
 */
export async function readParameters(
  context: IExecuteFunctions,
  row: Operation,
  index: number,
): Promise<Readonly<Record<string, unknown>>> {
  const additional = context.getNodeParameter(ADDITIONAL, index, {}) as IDataObject;
  const params: Record<string, unknown> = {};
  for (const field of row.fields) {
    const given: unknown =
      field.required === true
        ? context.getNodeParameter(field.name, index, undefined)
        : additional[field.name];
    if (given === undefined) continue;
    if (given === null && field.nullable !== true) continue;
    if (given === '' && field.emptyAllowed !== true) continue;
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
      return field.repeats === true ? entriesOf(given) : fromEntries(given);
    case 'binary':
      return fileOf(context, index, String(given));
    default:
      return given;
  }
}

async function fileOf(
  context: IExecuteFunctions,
  index: number,
  property: string,
): Promise<BinaryFile> {
  const { fileName, mimeType } = context.helpers.assertBinaryData(index, property);
  const bytes = await context.helpers.getBinaryDataBuffer(index, property);
  return new BinaryFile(bytes, fileName, mimeType);
}

/** A fixed collection `{ entry: [{ name, value }] }` as its list; anything else is passed on as it is. */
function entriesOf(given: unknown): unknown {
  if (!isRecord(given) || !Array.isArray(given['entry'])) return given;
  return given['entry']
    .filter(isRecord)
    .map((entry) => [String(entry['name'] ?? ''), entry['value'] ?? '']);
}

/** The same as one object; of a name that stands there twice the last value counts. */
function fromEntries(given: unknown): unknown {
  const entries = entriesOf(given);
  return Array.isArray(entries) && entries !== given
    ? Object.fromEntries(entries as [string, unknown][])
    : given;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
