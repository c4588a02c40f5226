import { InputError } from '../../../kit';

/**
 * The whole number that a text holds. Lists and choices give texts, the API wants numbers.
 * @throws InputError that names the field.
 */
export function wholeNumber(field: string, text: unknown): number {
  const value = Number(text);
  if (String(text).trim() !== '' && Number.isSafeInteger(value)) return value;
  throw new InputError(
    field,
    `${field}: "${String(text)}" must be a whole number, as the API gives IDs.`,
  );
}
