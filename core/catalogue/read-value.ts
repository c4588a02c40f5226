import { holdsFile, isFile } from '../model/binary-file';
import { isDateTime } from '../model/date-time';
import { dateOfMilliseconds, dateText } from '../model/date-value';
import { isObject } from '../model/json';
import type { Json } from '../model/json';
import type { Field } from '../model/field';
import type { ParamValue, Part, Parts } from '../model/operation';
import { mistake } from './mistake';
import { parse } from './parse';
import { map, pairs } from './read-pairs';
import { boolean, element, line, number, option, text } from './scalars';
import type { Reader } from './scalars';

/** The reader of a field's values, made once for an operation. */
export function readerOf(field: Field): Reader<ParamValue> {
  switch (field.kind) {
    case 'string':
    case 'lookup':
      return line(field, field.check);
    case 'text':
      return text(field);
    case 'integer':
    case 'number':
      return number(field, field, field.kind);
    case 'boolean':
      return boolean(field);
    case 'enum':
      return option(field, field.options, field.of);
    case 'multi':
      return list(field, option(field, field.options, field.of));
    case 'dateTime':
      return dateTime(field);
    case 'map':
      return field.repeats === true ? pairs(field) : map(field);
    case 'list':
      return list(field, element(field, field.of, field.check), field.max);
    case 'binary':
      return binary(field);
    case 'json':
      return field.asGiven === true ? asGiven(field) : json(field);
  }
}

function dateTime(field: Field): Reader<string> {
  return (given) => {
    const found = dateOfMilliseconds(given) ?? dateText(given) ?? given;
    if (typeof found === 'string' && isDateTime(found.trim())) return found.trim();
    throw mistake(
      field,
      'must be a date and time such as 2027-01-31T08:00:00, or milliseconds since 1970',
    );
  };
}

/** A list, or a text whose lines or comma-separated parts are one. */
function list(field: Field, read: Reader<Json>, max = Infinity): Reader<Json> {
  const whole = text(field);
  const split = (given: unknown): readonly unknown[] =>
    whole(given)
      .split(/[\n,]/)
      .map((item) => item.trim())
      .filter((item) => item !== '');
  return (given) => {
    const items: readonly unknown[] = Array.isArray(given) ? given : split(given);
    if (items.length > max) {
      throw mistake(field, `takes at most ${String(max)} entries, not ${String(items.length)}`);
    }
    return items.map(read);
  };
}

function binary(field: Field): Reader<ParamValue> {
  return (given) => {
    if (isFile(given)) return given;
    throw mistake(field, 'must be binary data');
  };
}

function json(field: Field): Reader<Json> {
  return (given) => (typeof given === 'string' ? parse(field, given) : plain(field, given));
}

/** A body as it is: parsing and writing a text anew would change its bytes (large numbers, spaces). */
function asGiven(field: Field): Reader<ParamValue> {
  return (given) => {
    if (typeof given === 'string' || isFile(given)) return given;
    return isObject(given) && holdsFile(given) ? parts(field, given) : plain(field, given);
  };
}

function parts(field: Field, given: Readonly<Record<string, unknown>>): Parts {
  const part = (value: unknown): Part => (isFile(value) ? value : plain(field, value));
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(part) : part(value),
    ]),
  );
}

/** A value from a message may hold anything; what JSON cannot say is refused, not dropped in silence. */
function plain(field: Field, given: unknown): Json {
  try {
    return JSON.parse(JSON.stringify(given, refuseLosses)) as Json;
  } catch {
    throw mistake(field, 'must be a valid JSON value');
  }
}

/** What JSON makes `{}` or an object of numbers of. By name: a host's sandbox has classes of its own. */
const LOST =
  /^\[object (?:(?:Weak)?(?:Map|Set)|RegExp|Promise|Error|DataView|(?:Shared)?ArrayBuffer|\w+Array)\]$/;

/** Looks at the value itself: a Buffer has turned into an object of numbers before this is asked. */
function refuseLosses(
  this: Readonly<Record<string, unknown>>,
  name: string,
  value: unknown,
): unknown {
  const own = this[name];
  const isLost =
    typeof own === 'number'
      ? !Number.isFinite(own)
      : typeof own === 'function' ||
        typeof own === 'symbol' ||
        LOST.test(Object.prototype.toString.call(own));
  if (isLost) throw new TypeError('JSON has no such value.');
  return value;
}
