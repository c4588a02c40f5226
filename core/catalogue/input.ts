import { InputError } from '../errors';
import type { Json } from '../model/json';
import { isObject, ownOnly } from '../model/json';
import { hasControlCharacter } from '../model/url';
import { isDateTime } from '../model/date-time';
import type { Field, Operation, Params, StringCheck } from '../model/operation';
import { operationId } from '../model/operation';
import { checkRules } from './rules';

/**
 * Checks what a person or a message gave for an operation. Only declared fields come through; empty
 * texts and null count as "not given", since forms cannot say it otherwise.
 * @throws InputError that names the field and the remedy, before anything is sent.
 */
export function readParams(row: Operation, raw: Readonly<Record<string, unknown>>): Params {
  const known = new Set(row.fields.map((field) => field.name));
  for (const name of Object.keys(raw)) {
    if (!known.has(name)) {
      const names = [...known].join(', ');
      throw new InputError(
        name,
        `${name}: ${operationId(row)} has no such field. Its fields are: ${names === '' ? 'none' : names}.`,
      );
    }
  }
  const params: Record<string, Json | Uint8Array> = ownOnly({});
  for (const field of row.fields) {
    const given = Object.hasOwn(raw, field.name) ? raw[field.name] : undefined;
    const value = isEmpty(given) ? defaultOf(field) : readValue(field, given);
    if (value !== undefined) {
      params[field.name] = value;
    } else if (field.required === true) {
      throw new InputError(
        field.name,
        `${field.name}: ${field.label} is needed for ${operationId(row)}. ${field.description}.`,
      );
    }
  }
  checkRules(row, params);
  return params;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

function defaultOf(field: Field): Json | undefined {
  return 'default' in field ? field.default : undefined;
}

function readValue(field: Field, given: unknown): Json | Uint8Array {
  switch (field.kind) {
    case 'string':
    case 'lookup':
      return readText(field, given, field.kind === 'string' ? field.check : undefined);
    case 'text':
      return scalar(field, given);
    case 'integer':
      return readInteger(field, given);
    case 'boolean':
      return readBoolean(field, given);
    case 'enum':
      return readOption(field, scalar(field, given), field.options);
    case 'multi':
      return toList(field, given).map((item) => readOption(field, item, field.options));
    case 'dateTime':
      return readDateTime(field, given);
    case 'map':
      return readMap(field, given);
    case 'list':
      return readList(field, given);
    case 'binary':
      if (given instanceof Uint8Array) return given;
      throw mistake(field, 'must be binary data');
    case 'json':
      return readJson(field, given);
  }
}

function mistake(field: Field, rule: string): InputError {
  return new InputError(field.name, `${field.name}: ${field.label} ${rule}.`);
}

function scalar(field: Field, given: unknown): string {
  if (typeof given === 'string') return given;
  if (typeof given === 'number' || typeof given === 'boolean') return String(given);
  throw mistake(field, 'must be a text');
}

function readText(field: Field, given: unknown, check: StringCheck | undefined): string {
  const text = scalar(field, given);
  if (hasControlCharacter(text)) {
    throw mistake(field, 'contains a line break or another control character; remove it');
  }
  if (check !== undefined && !CHECKS[check].test(text)) {
    throw mistake(field, `must be ${CHECKS[check].says}, not "${text}"`);
  }
  return text;
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IPV4 = `${OCTET}(?:\\.${OCTET}){3}`;

const CHECKS: Readonly<
  Record<StringCheck, { readonly says: string; test(text: string): boolean }>
> = {
  ipv4: {
    says: 'an IPv4 address such as 10.1.2.3',
    test: (text) => new RegExp(`^${IPV4}$`).test(text),
  },
  cidr: {
    says: 'an IPv4 network such as 10.1.2.0/24',
    test: (text) => new RegExp(`^${IPV4}/(?:3[0-2]|[12]?\\d)$`).test(text),
  },
  url: { says: 'an address that begins with http:// or https://', test: isHttpUrl },
  date: {
    says: 'a date such as 2027-01-31',
    test: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDateTime(text),
  },
  email: {
    says: 'an e-mail address such as name@example.org',
    test: (text) => /^[^\s@]+@[^\s@]+$/.test(text),
  },
};

function isHttpUrl(text: string): boolean {
  return /^https?:\/\/./i.test(text) && URL.canParse(text);
}

function readInteger(field: Field & { readonly kind: 'integer' }, given: unknown): number {
  const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw mistake(field, 'must be a whole number');
  }
  if (value < (field.min ?? -Infinity) || value > (field.max ?? Infinity)) {
    const low = field.min === undefined ? '' : ` from ${String(field.min)}`;
    const high = field.max === undefined ? '' : ` to ${String(field.max)}`;
    throw mistake(field, `must be a whole number${low}${high}`);
  }
  return value;
}

function readBoolean(field: Field, given: unknown): boolean {
  if (given === true || given === 'true') return true;
  if (given === false || given === 'false') return false;
  throw mistake(field, 'must be true or false');
}

function readOption(
  field: Field,
  text: string,
  options: readonly { readonly value: string }[],
): string {
  if (options.some((option) => option.value === text)) return text;
  throw mistake(field, `must be one of ${options.map((option) => option.value).join(', ')}`);
}

function readDateTime(field: Field, given: unknown): string {
  const text = given instanceof Date ? given.toISOString() : scalar(field, given);
  if (isDateTime(text)) return text;
  throw mistake(field, 'must be a date and time such as 2027-01-31T08:00:00');
}

function toList(field: Field, given: unknown): readonly string[] {
  if (Array.isArray(given)) return given.map((item) => scalar(field, item));
  return scalar(field, given)
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function readList(field: Field & { readonly kind: 'list' }, given: unknown): readonly string[] {
  const items = toList(field, given);
  if (items.length > (field.max ?? Infinity)) {
    throw mistake(field, `takes at most ${String(field.max)} entries, not ${String(items.length)}`);
  }
  return items.map((item) => readText(field, item, field.check));
}

/** Also takes JSON text, which is what forms and expressions hand over. */
function readMap(field: Field, given: unknown): Json {
  const value = typeof given === 'string' ? parse(field, given) : given;
  if (!isObject(value)) throw mistake(field, 'must be names with values');
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, scalar(field, item)]),
  );
}

function readJson(field: Field & { readonly kind: 'json' }, given: unknown): Json {
  if (typeof given !== 'string') return plain(field, given);
  if (field.orText !== true) return parse(field, given);
  try {
    return JSON.parse(given) as Json;
  } catch {
    return given;
  }
}

function parse(field: Field, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (fault) {
    throw mistake(field, `is not valid JSON (${String(fault)})`);
  }
}

/** A value from a message may hold anything; what JSON cannot say is refused, not dropped in silence. */
function plain(field: Field, given: unknown): Json {
  try {
    return JSON.parse(JSON.stringify(given, refuseLosses)) as Json;
  } catch {
    throw mistake(field, 'must be a value that JSON can hold');
  }
}

function refuseLosses(_name: string, value: unknown): unknown {
  const isLost = typeof value === 'number' ? !Number.isFinite(value) : typeof value === 'function';
  if (isLost) throw new TypeError('JSON has no such value.');
  return value;
}
