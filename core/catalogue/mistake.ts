import { InputError } from '../errors';
import type { Field } from '../model/field';

/** The error about a field: which one it is, and what it must be. */
export function mistake(field: Field, rule: string): InputError {
  return new InputError(field.name, `${field.name}: ${field.label} ${rule}.`);
}
