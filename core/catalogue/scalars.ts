import { dateText } from '../model/date-value';
import { losesDigits } from '../model/exact-numbers';
import type { ElementType, Field, Option, StringCheck } from '../model/field';
import { hasControlCharacter } from '../model/url';
import { mistake } from './mistake';
import { TEXT_CHECKS } from './text-checks';

/** Reads one value. Throws an InputError that names the field. */
export type Reader<T> = (given: unknown) => T;

type Scalar = string | number | boolean;

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** A text of one or more lines; numbers, booleans and dates are texts as well. */
export function text(field: Field): Reader<string> {
  return (given) => {
    if (typeof given === 'string') return given;
    if (typeof given === 'number' || typeof given === 'boolean') return String(given);
    const date = dateText(given);
    if (date !== undefined) return date;
    throw mistake(field, 'must be text');
  };
}

/** A text of one line that may have to be an address, a date and the like. */
export function line(field: Field, check: StringCheck | undefined): Reader<string> {
  const read = text(field);
  const rule = check === undefined ? undefined : TEXT_CHECKS[check];
  return (given) => {
    const found = (check === 'date' ? dayOf(given) : undefined) ?? read(given);
    if (hasControlCharacter(found)) {
      throw mistake(field, 'contains a line break or another control character; remove it');
    }
    if (rule !== undefined && !rule.test(found)) {
      throw mistake(field, `must be ${rule.says}, not "${found}"`);
    }
    return found;
  };
}

/** The day of a date object. */
function dayOf(given: unknown): string | undefined {
  return dateText(given)?.slice(0, 10);
}

/** In digits, as JSON has it. */
const WRITTEN = /^\s*-?\d+(?:\.\d+)?(?:e[+-]?\d+)?\s*$/i;

export function number(field: Field, bounds: Bounds, kind: 'integer' | 'number'): Reader<number> {
  const isOne = kind === 'integer' ? Number.isSafeInteger : Number.isFinite;
  const noun = kind === 'integer' ? 'a whole number' : 'a number';
  const { min = -Infinity, max = Infinity } = bounds;
  const low = bounds.min === undefined ? '' : ` from ${String(min)}`;
  const high = bounds.max === undefined ? '' : ` to ${String(max)}`;
  return (given) => {
    const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
    if (typeof given === 'string' && WRITTEN.test(given) && losesDigits(given.trim())) {
      throw mistake(field, 'has more digits than a number can hold, and would be rounded');
    }
    if (typeof value !== 'number' || !isOne(value)) throw mistake(field, `must be ${noun}`);
    if (value < min || value > max) throw mistake(field, `must be ${noun}${low}${high}`);
    return value;
  };
}

export function boolean(field: Field): Reader<boolean> {
  return (given) => {
    if (given === true || given === 'true') return true;
    if (given === false || given === 'false') return false;
    throw mistake(field, 'must be true or false');
  };
}

/** One of the options, as what it is on the wire. */
export function option(
  field: Field,
  options: readonly Option[],
  of: ElementType | undefined,
): Reader<Scalar> {
  const read = text(field);
  const typed = element(field, of, undefined);
  const known = new Map(options.map(({ value }) => [value, typed(value)]));
  return (given) => {
    const found = known.get(read(given));
    if (found === undefined) throw mistake(field, `must be one of ${[...known.keys()].join(', ')}`);
    return found;
  };
}

/** An element of a list. */
export function element(
  field: Field,
  of: ElementType | undefined,
  check: StringCheck | undefined,
): Reader<Scalar> {
  if (of === 'boolean') return boolean(field);
  if (of === 'integer' || of === 'number') return number(field, {}, of);
  return line(field, check);
}
