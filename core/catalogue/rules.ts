import { helpOf } from './help';
import { InputError } from '../errors';
import { isObject } from '../model/json';
import type { Field } from '../model/field';
import type { Operation, Params } from '../model/operation';

/**
 * Checks the rules between the fields of an operation: `neededWhen` of each field and `oneOf` of the
 * operation. What is empty counts as not given.
 * @throws InputError that names the field to fill in, before anything is sent.
 */
export function checkRules({ fields, oneOf = [] }: Operation, params: Params): void {
  for (const field of fields) {
    const { neededWhen } = field;
    if (neededWhen === undefined || isGiven(params[field.name])) continue;
    const conditions = Object.entries(neededWhen);
    if (conditions.every(([name, values]) => values.some((value) => value === params[name]))) {
      const when = conditions.map(
        ([name]) => `${labelOf(fields, name)} is ${said(fields, name, params)}`,
      );
      throw new InputError(
        field.name,
        `${field.name}: needed when ${when.join(' and ')}. ${helpOf(field)}.`,
      );
    }
  }
  for (const names of oneOf) {
    if (names.some((name) => isGiven(params[name]))) continue;
    const first = String(names[0]);
    const labels = names.map((name) => labelOf(fields, name));
    throw new InputError(first, `${first}: fill in at least one of ${labels.join(', ')}.`);
  }
}

function isGiven(value: Params[string] | undefined): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isObject(value) || value instanceof Uint8Array || Object.keys(value).length > 0;
}

function labelOf(fields: readonly Field[], name: string): string {
  return fields.flatMap((field) => (field.name === name ? [field.label] : [])).join('');
}

/** The chosen value as the form shows it. */
function said(fields: readonly Field[], name: string, params: Params): string {
  const value = String(params[name]);
  const labels = fields
    .flatMap((field) => (field.name === name && field.kind === 'enum' ? field.options : []))
    .flatMap((option) => (option.value === value ? [option.label] : []));
  return labels[0] ?? value;
}
