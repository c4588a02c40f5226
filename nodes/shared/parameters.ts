import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../../core';
import type { Field, Operation } from '../../core';
import { fileOf } from './file';
import { INPUT_DATA_FIELD, takesFile } from './form/input-data';
import { ADDITIONAL, inFirstView } from './form/placement';
import type { FormVersion } from './form/version';

/**
 * The parameters of an operation as n8n holds them, in the core's terms. What stands in the form is
 * a parameter of its own; the rest lies in a collection.
 */
export async function readParameters(
  context: IExecuteFunctions,
  row: Operation,
  index: number,
  version: FormVersion = 'present',
): Promise<Readonly<Record<string, unknown>>> {
  const additional = context.getNodeParameter(ADDITIONAL, index, {}) as IDataObject;
  const shown = new Set(inFirstView(row, version));
  const params: Record<string, unknown> = {};
  for (const field of row.fields) {
    // n8n has no value for a field that another one's value hides.
    const given: unknown = shown.has(field)
      ? context.getNodeParameter(field.name, index, null)
      : additional[field.name];
    const property = takesFile(field) ? context.getNodeParameter(INPUT_DATA_FIELD, index, '') : '';
    if (property !== '') {
      if (!isEmpty(given)) throw eitherOf(field);
      params[field.name] = await fileOf(context, index, String(property));
      continue;
    }
    if (isEmpty(given) && !(field.name in additional && isValue(field, given))) continue;
    params[field.name] = await fromN8n(context, field, given, index);
  }
  return params;
}

function eitherOf({ name, label }: Field): InputError {
  return new InputError(
    name,
    `${name}: ${label} and Input Data Field Name are both filled in, and one of them is sent. Empty the other.`,
  );
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
      return entriesOf(given);
    case 'binary':
      return fileOf(context, index, String(given));
    default:
      return given;
  }
}

/**
 * A fixed collection `{ entry: [{ name, value }] }` as its list, without rows that nobody has filled in;
 * anything else is passed on as it is. An object would lose a name that stands there twice.
 */
function entriesOf(given: unknown): unknown {
  if (!isRecord(given) || !Array.isArray(given['entry'])) return given;
  return given['entry']
    .filter(isRecord)
    .map((entry) => [String(entry['name'] ?? ''), entry['value'] ?? ''])
    .filter(([name, value]) => name !== '' || value !== '');
}

/** Nothing and null are values where the field says so and somebody has added it to the collection. */
function isValue(field: Field, given: unknown): boolean {
  return given === null ? field.nullable === true : given === '' && field.emptyAllowed === true;
}

/** What a field of the form holds that nobody has touched. */
function isEmpty(given: unknown): boolean {
  if (given === undefined || given === null || given === '') return true;
  // A Date has no properties of its own either.
  return isRecord(given) && !(given instanceof Date) && Object.keys(given).length === 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
