import type { Lookup } from '../model/field';
import { at, isObject } from '../model/json';
import type { Json } from '../model/json';

/** An entry of a live list. */
export interface Choice {
  readonly value: string;
  /** Name, and what tells it apart from others: `Demo Network (10.1.0.0/16)`, `Ground Floor, North (12)`. */
  readonly label: string;
}

interface Entry {
  readonly item: Json;
  readonly value: string;
  readonly name: string;
}

/** The field that `{field}` stands for; undefined for a fixed text. */
export function feederOf(text: string): string | undefined {
  return /^\{(\w+)\}$/u.exec(text)?.[1];
}

/** Names of the fields that a list is made for: it is another one when they change. */
export function feedersOf({ params = {}, where = {} }: Lookup): readonly string[] {
  const needed = Object.values(params).flatMap((text) => feederOf(text) ?? []);
  return [...needed, ...Object.values(where)];
}

/**
 * The choices that the items of a list are.
 * @param entered what the form holds in a field; undefined or empty: nothing yet.
 */
export function choicesOf(
  items: readonly Json[],
  lookup: Lookup,
  entered: (field: string) => unknown,
): readonly Choice[] {
  const wanted = Object.entries(lookup.where ?? {}).flatMap(([member, field]) => {
    const value = String(entered(field) ?? '');
    return value === '' ? [] : [{ member, value }];
  });
  const entries = items
    .filter((item) => wanted.every(({ member, value }) => hasOrLacks(item, member, value)))
    .flatMap((item): readonly Entry[] => {
      const value = upTo(textAt(item, lookup.value), lookup.upTo);
      return value === '' ? [] : [{ item, value, name: textAt(item, lookup.label) || value }];
    });
  const repeated = twice(entries.map(({ name }) => name));
  const chosen = wanted.map(({ member }) => member);
  const within = [...Object.keys(lookup.where ?? {}), ...(lookup.within ?? [])].filter(
    (member) => !chosen.includes(member),
  );
  const choices = entries.map((entry): Choice => {
    const places = repeated.has(entry.name) ? within : [];
    return { value: entry.value, label: labelOf(entry, places, lookup.mask) };
  });
  // Two that look the same and send the same are one.
  return [...new Map(choices.map((one) => [`${one.value} ${one.label}`, one])).values()];
}

function twice(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const name of names) (seen.has(name) ? repeated : seen).add(name);
  return repeated;
}

function labelOf(
  { item, value, name }: Entry,
  places: readonly string[],
  mask: string | undefined,
): string {
  const length = mask === undefined ? '' : textAt(item, mask);
  const sent = length === '' ? value : `${value}/${length}`;
  const isNamed = name !== value;
  const parts = [isNamed ? name : sent, ...places.map((member) => textAt(item, member))];
  const full = parts.filter((part) => part !== '').join(', ');
  return isNamed ? `${full} (${sent})` : full;
}

function hasOrLacks(item: Json, member: string, value: string): boolean {
  return !isObject(item) || [value, ''].includes(textAt(item, member));
}

function upTo(text: string, end: string | undefined): string {
  const ends = end === undefined ? -1 : text.indexOf(end);
  return ends < 0 ? text : text.slice(0, ends);
}

/** Of an item that is no object, the item itself. */
function textAt(item: Json, path: string): string {
  const value = isObject(item) ? at(item, path) : item;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
