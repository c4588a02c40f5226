import { dateText } from '../model/date-value';
import { isObject } from '../model/json';
import type { Json } from '../model/json';
import { membersOf } from '../model/json-members';
import type { Field } from '../model/field';
import { mistake } from './mistake';
import { parseAsTexts } from './parse';
import type { Reader } from './scalars';

type Entry = readonly [name: string, value: unknown];

/** Names and values, each name once: what else was given for it would be lost. */
export function map(field: Field): Reader<Json> {
  return (given) => {
    const values = new Map<string, string>();
    for (const [name, value] of entriesOf(field, given)) {
      if (values.has(name)) {
        throw mistake(
          field,
          `has ${JSON.stringify(name)} twice, and each name takes one value; remove one of the two`,
        );
      }
      values.set(name, valueOf(field, name, value));
    }
    return Object.fromEntries(values);
  };
}

/** Pairs of names and values; a name that has a list of values gives one for each. */
export function pairs(field: Field): Reader<Json> {
  return (given) =>
    entriesOf(field, given).flatMap(([name, item]) =>
      Array.isArray(item)
        ? item.map((one): Json => [name, valueOf(field, name, one)])
        : [[name, valueOf(field, name, item)]],
    );
}

/** An object, a list of pairs, or either as JSON text, which is what forms and expressions hand over. */
function entriesOf(field: Field, given: unknown): readonly Entry[] {
  const value = typeof given === 'string' ? parseAsTexts(field, given) : given;
  if (Array.isArray(value)) return value.map((entry) => pairOf(field, entry));
  if (!isObject(value)) throw mistake(field, 'must be key-value pairs');
  const entries = typeof given === 'string' ? membersOf(given) : Object.entries(value);
  return entries.map(([name, item]) => pairOf(field, [name, item]));
}

/** `['name', 'value']` or `{ name, value }`. */
function pairOf(field: Field, entry: unknown): Entry {
  const pair: readonly unknown[] = isObject(entry)
    ? [entry['name'], entry['value']]
    : [entry].flat();
  const [name, value] = pair;
  if (typeof name !== 'string' || pair.length !== 2) {
    throw mistake(field, 'must be pairs of a name and a value');
  }
  if (name === '') throw mistake(field, 'has a value without a name; enter the name');
  return [name, value];
}

function valueOf(field: Field, name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const date = dateText(value);
  if (date !== undefined) return date;
  throw mistake(field, `"${name}" must be text`);
}
