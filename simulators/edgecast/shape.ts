import { isObject, type JsonObject } from '../routes';

export type Kind =
  | 'text'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'object'
  | 'list'
  | 'texts'
  | 'any'
  | readonly (string | number)[];

/** Property → kind (a list: its allowed values). A name with `!` is required; others are errors. */
export type Shape = Readonly<Record<string, Kind>>;

function fits(value: unknown, kind: Kind): boolean {
  if (typeof kind !== 'string') {
    return (typeof value === 'string' || typeof value === 'number') && kind.includes(value);
  }
  switch (kind) {
    case 'any':
      return true;
    case 'text':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'object':
      return isObject(value);
    case 'list':
      return Array.isArray(value);
    case 'texts':
      return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    default:
      return typeof value === kind;
  }
}

/** Names are case-sensitive. The error is made by the caller, in the shape of its generation. */
export function checkShape(
  shape: Shape,
  body: JsonObject,
  problem: (source: string, description: string) => Error,
): void {
  for (const name of Object.keys(body)) {
    if (!(name in shape) && !(`${name}!` in shape)) {
      throw problem(`/${name}`, `${name} is not a known property`);
    }
  }
  for (const [spelled, kind] of Object.entries(shape)) {
    const name = spelled.replace(/!$/, '');
    const value = body[name];
    if (value === undefined || value === null) {
      if (spelled !== name) throw problem(`/${name}`, `${name} is required`);
    } else if (!fits(value, kind)) {
      throw problem(`/${name}`, `${name} has an invalid value`);
    }
  }
}
