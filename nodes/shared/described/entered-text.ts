import { dateText } from '../../../core';

/** A field for text, where an expression may give anything: a date in ISO 8601, a list or object as JSON, nothing as ''. */
export function textOf(value: unknown): string {
  const date = dateText(value);
  if (date !== undefined) return date;
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return String(value ?? '');
}
