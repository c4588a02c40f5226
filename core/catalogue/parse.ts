import { inexactNumber, withExactNumbers } from '../model/exact-numbers';
import type { Json } from '../model/json';
import type { Field } from '../model/field';
import { mistake } from './mistake';

/** The JSON of a field's text. Throws an InputError that names the field. */
export function parse(field: Field, text: string): Json {
  const value = read(field, text);
  const number = inexactNumber(text);
  if (number === undefined) return value;
  throw mistake(
    field,
    `has the number ${short(number)}, which would be rounded before it is sent. Put it in quotes if the API takes text, or send the whole body as text with custom.request`,
  );
}

/** The same where every value becomes a text in the end: numbers keep their digits. */
export function parseAsTexts(field: Field, text: string): Json {
  const value = read(field, text);
  return inexactNumber(text) === undefined ? value : (JSON.parse(withExactNumbers(text)) as Json);
}

function read(field: Field, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (fault) {
    throw mistake(field, `is not valid JSON (${String(fault)})`);
  }
}

function short(number: string): string {
  return number.length > 40 ? `${number.slice(0, 40)}...` : number;
}
