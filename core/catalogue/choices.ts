import type { Lookup } from '../model/field';
import { at, isObject } from '../model/json';
import type { Json } from '../model/json';

/** An entry of a live list. */
export interface Choice {
  readonly value: string;
  /** Names repeat: a host shows the value behind them. */
  readonly label: string;
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
  return items
    .filter((item) => wanted.every(({ member, value }) => hasOrLacks(item, member, value)))
    .flatMap((item) => {
      const value = upTo(textAt(item, lookup.value), lookup.upTo);
      const label = textAt(item, lookup.label);
      return value === '' ? [] : [{ value, label: label === '' ? value : label }];
    });
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
