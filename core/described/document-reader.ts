import { InputError } from '../errors';
import { isObject } from '../model/json';

/** Reads a value that stands at a place of a document; the place is part of every error. */
export type Reader<T> = (value: unknown, place: string) => T;

/** @throws InputError that names the place and the remedy. */
export function fail(place: string, sentence: string): never {
  const where = place === '' ? 'the document' : place;
  throw new InputError('document', `document: ${where} ${sentence}.`);
}

export function join(place: string, name: string): string {
  if (!/^[A-Za-z_$][\w$-]*$/.test(name)) return `${place}[${JSON.stringify(short(name))}]`;
  return place === '' ? name : `${place}.${name}`;
}

function short(name: string): string {
  return name.length > 40 ? `${name.slice(0, 37)}...` : name;
}

/** An object of a closed set of members. */
export class Members {
  readonly #members: Readonly<Record<string, unknown>>;

  constructor(
    value: unknown,
    readonly place: string,
    known: readonly string[],
  ) {
    if (!isObject(value)) fail(place, 'must be an object');
    const unknown = Object.keys(value).find((name) => !known.includes(name));
    if (unknown !== undefined) {
      fail(join(place, unknown), `is not known. Known here: ${known.join(', ')}`);
    }
    this.#members = value;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#members, name);
  }

  required<T>(name: string, read: Reader<T>): T {
    if (!this.has(name)) fail(join(this.place, name), 'is missing');
    return read(this.#members[name], join(this.place, name));
  }

  /** The member as an object to be spread: empty where it is absent. */
  optional<N extends string, T>(name: N, read: Reader<T>): { readonly [K in N]?: T } {
    if (!this.has(name)) return {};
    return { [name]: this.required(name, read) } as { readonly [K in N]?: T };
  }
}

export const readBoolean: Reader<boolean> = (value, place) =>
  typeof value === 'boolean' ? value : fail(place, 'must be true or false');

/** A text without the expressions of a host. */
export function text(
  limits: { readonly min?: number; readonly max?: number } = {},
): Reader<string> {
  const { min = 0, max = 8192 } = limits;
  return (value, place) => {
    if (typeof value !== 'string') fail(place, 'must be text');
    if (value.includes('{{')) {
      fail(
        place,
        'holds "{{", which is an expression. A description is data: write {name} with single braces',
      );
    }
    if (value.length < min) fail(place, 'must not be empty');
    if (new TextEncoder().encode(value).length > max) {
      fail(place, `must not be longer than ${String(max)} bytes`);
    }
    if (/\p{Surrogate}/u.test(value)) fail(place, 'contains half a character');
    return value;
  };
}

export function oneOf<const T extends string>(...allowed: readonly T[]): Reader<T> {
  return (value, place) =>
    allowed.find((item) => item === value) ?? fail(place, `must be one of ${allowed.join(', ')}`);
}

export function wholeNumber(min: number, max: number): Reader<number> {
  return (value, place) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? value
      : fail(place, `must be a whole number from ${String(min)} to ${String(max)}`);
}

export function list<T>(read: Reader<T>, min: number, max: number): Reader<readonly T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) fail(place, 'must be a list: put it in [ ]');
    if (value.length < min || value.length > max) {
      fail(place, `must have ${String(min)} to ${String(max)} elements`);
    }
    return value.map((item, index) => read(item, `${place}[${String(index)}]`));
  };
}

/** A list that is never empty. */
export function someOf<T>(read: Reader<T>, max: number): Reader<readonly [T, ...T[]]> {
  return (value, place) => {
    const [first, ...rest] = list<unknown>((item) => item, 1, max)(value, place);
    return [
      read(first, `${place}[0]`),
      ...rest.map((item, index) => read(item, `${place}[${String(index + 1)}]`)),
    ];
  };
}

/** Names and values; each name is checked. */
export function record<T>(
  name: Reader<string>,
  read: Reader<T>,
): Reader<Readonly<Record<string, T>>> {
  return (value, place) => {
    if (!isObject(value)) fail(place, 'must be an object of names and values');
    const entries = Object.entries(value).map(([key, item]): readonly [string, T] => {
      const at = join(place, key);
      if (key === '__proto__') fail(at, 'is not a usable name');
      return [name(key, at), read(item, at)];
    });
    if (entries.length > 50) fail(place, 'must have at most 50 members');
    return Object.fromEntries(entries);
  };
}

/** The one member of a group that is given. */
export function only<const K extends string>(members: Members, group: readonly K[]): K {
  const [first, ...more] = group.filter((item) => members.has(item));
  return first !== undefined && more.length === 0
    ? first
    : fail(members.place, `must have one of ${group.join(', ')}`);
}
