import { helpOf } from './help';
import { InputError } from '../errors';
import { ownOnly } from '../model/json';
import { operationId } from '../model/operation';
import type { Field } from '../model/field';
import type { Operation, Params, ParamValue } from '../model/operation';
import { readerOf } from './read-value';
import { checkRules } from './rules';

/** Checks what a person or a message gave for an operation. */
export type ParamsReader = (raw: Readonly<Record<string, unknown>>) => Params;

/**
 * Prepares the check of an operation's parameters. Only declared fields come through. Empty texts,
 * empty lists and null count as "not given", since forms cannot say it otherwise, unless the field
 * takes them as values.
 *
 * The reader throws an InputError that names the field and the remedy, before anything is sent.
 */
export function prepareInput(operation: Operation): ParamsReader {
  const id = operationId(operation);
  const fields = operation.fields.map((field) => ({
    field,
    read: readerOf(field),
    standard: 'default' in field ? field.default : undefined,
    shownWhen: Object.entries(field.shownWhen ?? {}),
  }));
  const known = new Set(operation.fields.map((field) => field.name));
  return (raw) => {
    for (const name of Object.keys(raw)) {
      if (!known.has(name)) throw unknownField(id, name, known);
    }
    const params: Record<string, ParamValue> = ownOnly({});
    for (const { field, read, standard, shownWhen } of fields) {
      const given = Object.hasOwn(raw, field.name) ? raw[field.name] : undefined;
      const value = isGiven(field, given) ? readOrNull(given, read) : standard;
      // A default that has no meaning with what stands above it is none.
      if (value === standard && !holds(shownWhen, params)) continue;
      if (value !== undefined) {
        params[field.name] = value;
      } else if (field.required === true) {
        throw new InputError(
          field.name,
          `${field.name}: ${field.label} is needed for ${id}. ${helpOf(field)}.`,
        );
      }
    }
    checkRules(operation, params);
    return params;
  };
}

/** One call by itself: {@link prepareInput} for those who have no operation prepared. */
export function readParams(operation: Operation, raw: Readonly<Record<string, unknown>>): Params {
  return prepareInput(operation)(raw);
}

function unknownField(id: string, name: string, known: ReadonlySet<string>): InputError {
  const names = known.size === 0 ? 'none' : [...known].join(', ');
  return new InputError(name, `${name}: ${id} has no such field. Its fields are: ${names}.`);
}

function isGiven(field: Field, value: unknown): boolean {
  if (value === undefined) return false;
  if (value === null) return field.nullable === true;
  const isEmpty = value === '' || (Array.isArray(value) && value.length === 0);
  return !isEmpty || field.emptyAllowed === true;
}

function holds(
  conditions: readonly (readonly [string, readonly unknown[]])[],
  params: Params,
): boolean {
  return conditions.every(([name, values]) => values.includes(params[name]));
}

function readOrNull(given: unknown, read: (given: unknown) => ParamValue): ParamValue {
  return given === null ? null : read(given);
}
