import { isAddress } from './ipv4';
import { TIMS, TimsError } from './tims-error';

/**
 * Kinds of values, as the calls spell them. `flag` is 0 or 1, `yesNo` is "yes" or "no"; the
 * vendor mixes both with real booleans.
 */
type FieldKind =
  | 'text'
  | 'integer'
  | 'boolean'
  | 'yesNo'
  | 'flag'
  | 'scalar'
  | 'ipv4'
  | 'octet'
  | 'list'
  | 'object'
  | 'recordType'
  | 'filterRules';

/** Field name → kind. A name with `!` at its end is required. Names that are not listed are errors. */
export type Fields = Readonly<Record<string, FieldKind>>;

export type Values = Readonly<Record<string, unknown>>;

const RECORD_TYPES = ['A', 'AAAA', 'CNAME', 'MX', 'NAPTR', 'NS', 'PTR', 'SRV', 'TXT'];

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isInteger(value: unknown): boolean {
  return Number.isInteger(value) || (isText(value) && /^\d+$/.test(value));
}

function isRules(value: unknown): boolean {
  if (!isText(value)) return false;
  try {
    return Array.isArray(JSON.parse(value));
  } catch {
    return false;
  }
}

const FITS: Readonly<Record<FieldKind, (value: unknown) => boolean>> = {
  text: isText,
  integer: isInteger,
  boolean: (value) => typeof value === 'boolean',
  yesNo: (value) => value === 'yes' || value === 'no',
  flag: (value) => value === 0 || value === 1,
  scalar: (value) => ['string', 'number', 'boolean'].includes(typeof value),
  ipv4: (value) => isText(value) && isAddress(value),
  octet: (value) => isInteger(value) && Number(value) < 256,
  list: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  recordType: (value) => isText(value) && RECORD_TYPES.includes(value),
  filterRules: isRules,
};

/**
 * Checks the spelling and the kind of every field. A field may be null when it is optional, and an
 * empty text counts as absent, because the vendor's own samples send both.
 *
 * @throws {TimsError}
 */
export function checkFields(fields: Fields, values: Values, where = 'parameter'): void {
  for (const name of Object.keys(values)) {
    if (!(name in fields) && !(`${name}!` in fields)) {
      throw new TimsError(TIMS.unknownParameter, `Unrecognized ${where} "${name}"`);
    }
  }
  for (const [spelled, kind] of Object.entries(fields)) {
    const required = spelled.endsWith('!');
    const name = required ? spelled.slice(0, -1) : spelled;
    const value = values[name];
    if (value === undefined || value === null || value === '') {
      if (required) throw new TimsError(TIMS.missingParameter, `Missing ${where} "${name}"`);
      continue;
    }
    if (!FITS[kind](value)) {
      throw new TimsError(TIMS.badParameter, `Invalid value of ${where} "${name}"`);
    }
  }
}

export const OCTETS: Fields = {
  'addr1!': 'octet',
  'addr2!': 'octet',
  'addr3!': 'octet',
  'addr4!': 'octet',
};

/** `start` and `length` of a paged list, and what may come with them. */
export const PAGE: Fields = {
  'start!': 'integer',
  'length!': 'integer',
  sort: 'text',
  order: 'text',
  draw: 'integer',
  filterRules: 'filterRules',
};

export function addressOf(values: Values): string {
  return [values.addr1, values.addr2, values.addr3, values.addr4].map(Number).join('.');
}

export function textOf(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function listOf(values: Values, name: string): readonly Values[] {
  const value = values[name];
  return Array.isArray(value) ? value.filter((entry): entry is Values => FITS.object(entry)) : [];
}
