import { InputError } from '../errors';
import { isObject } from '../model/json';
import { SHORT_FORM_FIELDS } from './short-form-fields';

/** The short form as a host stores it: texts by field name. Absent and empty are the same. */
export type ShortForm = Readonly<Record<string, unknown>>;

/** The text of a field by its name. */
export type Get = (field: string) => string;

/** @throws InputError for an expression, another choice than those offered, or a field that is missing. */
export function valueOf(form: ShortForm, name: string): string {
  const given = Object.hasOwn(form, name) ? form[name] : undefined;
  const field = SHORT_FORM_FIELDS.find((item) => item.name === name);
  const text = isObject(given) ? JSON.stringify(given) : String(given ?? '').trim();
  if (text.includes('{{')) throw fault(name, 'holds an expression. Enter fixed text');
  const value = text === '' ? (field?.default ?? '') : text;
  const options = field?.options?.map((option) => option.value);
  if (options !== undefined && !options.includes(value)) {
    throw fault(name, `must be one of ${options.join(', ')}`);
  }
  if (field?.required === true && value === '') throw fault(name, 'is missing. Fill it in');
  return value;
}

/** What is wrong with a field, by the name that the form shows. */
export function fault(name: string, sentence: string): InputError {
  const label = SHORT_FORM_FIELDS.find((field) => field.name === name)?.label;
  return new InputError(name, `${name}: ${String(label)} ${sentence}.`);
}
