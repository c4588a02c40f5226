import { BinaryFile, isFile } from '../model/binary-file';
import { encode } from '../model/codecs';
import { isObject, ownOnly } from '../model/json';
import type { Json } from '../model/json';
import type { Field } from '../model/field';
import type { Operation, Params, ParamValue } from '../model/operation';
import { hasControlCharacter } from '../model/url';
import type { BodyValue } from './body';
import { mistake } from './mistake';
import { pair, putParameter, textOf } from './query';
import type { EncodedParameters } from './query';
import { bodyPath, wireName } from './wire-name';

/** Where the values of a call have gone. The client adds server, path and method. */
export interface Placed {
  readonly query: EncodedParameters;
  readonly headers: Record<string, string>;
  readonly cookies: readonly string[];
  readonly body: BodyValue;
}

interface Page {
  readonly in: 'query' | 'body';
  readonly values: Readonly<Record<string, string | number>>;
}

const NOTHING: NonNullable<Operation['fixed']> = ownOnly({});

/**
 * Puts each value where it belongs, over the fixed parts of the operation.
 * @throws InputError when a value cannot be written there.
 */
export function place(operation: Operation, params: Params, page: Page | undefined): Placed {
  const fixed = operation.fixed === undefined ? NOTHING : ownOnly(operation.fixed);
  const query: EncodedParameters = new Map();
  const headers: Record<string, string> = { ...fixed.headers };
  const cookies: string[] = [];
  const members: Record<string, unknown> = { ...fixed.body };
  let hasMembers = fixed.body !== undefined;
  let whole: ParamValue | undefined;
  for (const [name, value] of Object.entries(fixed.query ?? {})) query.set(name, pair(name, value));
  for (const field of operation.fields) {
    if (field.in === 'none' || field.in === 'path') continue;
    const value = params[field.name];
    if (value === undefined) continue;
    const wire = wireValue(operation, field, value);
    switch (field.in) {
      case 'query':
        putQuery(query, field, wire as Json);
        break;
      case 'header':
        headers[wireName(field)] = headerText(field, wire as Json);
        break;
      case 'cookie':
        cookies.push(`${wireName(field)}=${cookieText(field, wire as Json)}`);
        break;
      case 'body': {
        const path = bodyPath(field);
        if (path.length === 0) {
          whole = wire;
          break;
        }
        hasMembers = true;
        spread(field, path, wire, members);
      }
    }
  }
  if (page?.in === 'query') {
    for (const [name, value] of Object.entries(page.values)) query.set(name, pair(name, value));
  }
  const object = hasMembers ? (members as Readonly<Record<string, Json>>) : undefined;
  return { query, headers, cookies, body: whole === undefined ? object : whole };
}

/** A file stays a file where files can be sent; elsewhere it is base64 (OpenAPI: `format: byte`). */
function wireValue(operation: Operation, field: Field, value: ParamValue): ParamValue {
  if (!isFile(value)) return encode(field.codec, value as Json);
  const takesFiles = operation.body === 'multipart' || operation.body === 'octets';
  if (field.in === 'body' && takesFiles) return value;
  return base64(value instanceof BinaryFile ? value.bytes : value);
}

function putQuery(query: EncodedParameters, field: Field, value: Json): void {
  const name = wireName(field);
  if (field.codec === 'octets' && isObject(value)) {
    putParameter(query, name, value as Json, 'members');
  } else if (field.kind === 'map' && field.repeats === true) {
    const pairs = value as readonly (readonly [string, string])[];
    for (const [key, item] of pairs) {
      const before = query.get(key);
      const one = pair(key, item);
      query.set(key, before === undefined ? one : `${before}&${one}`);
    }
  } else {
    putParameter(query, name, value, field.style);
  }
}

/** A codec that gives an object (four octets) spreads its names; everything else has one name. */
function spread(
  field: Field,
  path: readonly string[],
  wire: ParamValue,
  members: Record<string, unknown>,
): void {
  if (field.codec !== 'octets' || !isObject(wire)) {
    setAt(members, path, wire);
    return;
  }
  for (const [name, value] of Object.entries(wire)) setAt(members, [name], value as Json);
}

function setAt(target: Record<string, unknown>, path: readonly string[], value: ParamValue): void {
  let current = target;
  for (const key of path.slice(0, -1)) {
    const next = Object.hasOwn(current, key) ? current[key] : undefined;
    // A copy: what is fixed belongs to the operation and not to this call.
    const object: Record<string, unknown> = isObject(next) ? { ...next } : {};
    current[key] = object;
    current = object;
  }
  current[String(path.at(-1))] = value;
}

/** A list is written with commas, as OpenAPI's style "simple" has it. */
function headerText(field: Field, value: Json): string {
  const text = Array.isArray(value)
    ? value.map((item) => textOf(item as Json)).join(',')
    : textOf(value);
  if (!hasControlCharacter(text)) return text;
  throw mistake(field, 'must not contain a line break');
}

/** What a cookie can hold (RFC 6265, cookie-octet). */
function cookieText(field: Field, value: Json): string {
  const text = Array.isArray(value)
    ? value.map((item) => textOf(item as Json)).join('.')
    : textOf(value);
  if (/^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/.test(text)) return text;
  throw mistake(
    field,
    'is sent as a cookie, which cannot hold spaces, quotes, commas, semicolons, backslashes or letters beyond ASCII',
  );
}

const SLICE = 0x8000;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += SLICE) {
    text += String.fromCharCode(...bytes.subarray(start, start + SLICE));
  }
  return btoa(text);
}
