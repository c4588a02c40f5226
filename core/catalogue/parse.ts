import type { Json } from '../model/json';
import type { Field } from '../model/field';
import { mistake } from './mistake';

/** The JSON of a field's text. Throws an InputError that names the field. */
export function parse(field: Field, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (fault) {
    throw mistake(field, `is not valid JSON (${String(fault)})`);
  }
}
