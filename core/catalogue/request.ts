import type { AnyAccount } from '../model/account-field';
import { InputError } from '../errors';
import { BinaryFile } from '../model/binary-file';
import { encodeText } from '../model/charset';
import type { HeaderFields, RequestDraft } from '../model/http';
import { isObject, ownOnly } from '../model/json';
import type { Json } from '../model/json';
import { joinUrl, readWholeUrl } from '../model/url';
import { encode } from '../model/codecs';
import { operationId } from '../model/operation';
import type { BuiltRequest, Operation, Params } from '../model/operation';
import { bodyOf } from './body';
import type { Body, BodyValue } from './body';
import { withPage, withPageOnce } from './page-place';
import type { PageParams } from './page-place';
import { place } from './place';
import { joined, pair, textOf, withParameters } from './query';
import type { EncodedParameters } from './query';
import { wireName } from './wire-name';

/**
 * The unsigned request of an operation. Pure.
 * @throws InputError when a value cannot be put where it belongs.
 */
export function buildRequest(
  operation: Operation,
  params: Params,
  account: AnyAccount,
  servers: Readonly<Record<string, string>>,
  page?: PageParams,
): RequestDraft {
  const placed = place(operation, params, page);
  const built: BuiltRequest = ownOnly(operation.build?.(params) ?? {});
  const base = serverOf(
    built.server === undefined ? operation : { ...operation, server: built.server },
    servers,
  );
  const query = queryOf(placed.query, built.query);
  const url =
    built.url === undefined
      ? joinUrl(
          'path',
          base,
          withParameters(built.path ?? fillPath(operation, params, account), query),
        )
      : readWholeUrl('path', withParameters(built.url, query));
  const form = built.form ?? operation.body;
  const content = withPage(mergeBody(placed.body, built.body), form, page);
  const body = form === undefined ? undefined : bodyOf(operation, form, params, content);
  const headers = {
    ...placed.headers,
    ...(placed.cookies.length === 0 ? {} : { Cookie: placed.cookies.join('; ') }),
    ...built.headers,
  };
  const whole = withDefaults(headers, built.mediaType ?? operation.mediaType, form, body);
  return {
    method: built.method ?? operation.method,
    url: withPageOnce(url, page),
    headers: whole,
    ...(body === undefined ? {} : { body: inCharset(body.content, whole) }),
  };
}

/** A text in the charset that its type names, or a server would read other letters than were written. */
function inCharset(content: string | Uint8Array, headers: HeaderFields): string | Uint8Array {
  if (typeof content !== 'string') return content;
  const [type] = Object.entries(headers).flatMap(([name, value]) =>
    name.toLowerCase() === 'content-type' ? [value] : [],
  );
  const written = encodeText(content, type);
  if (written !== undefined) return written;
  throw new InputError(
    'headers',
    `headers: the body cannot be written in the charset of "Content-Type: ${String(type).slice(0, 80)}". Use charset=utf-8.`,
  );
}

/**
 * Names of header fields have no case: `content-type` takes the place of `Content-Type`. The boundary
 * of a multipart body is known here only, so nobody else can name its type.
 */
function withDefaults(
  headers: HeaderFields,
  mediaType: string | undefined,
  form: Operation['body'],
  body: Body | undefined,
): HeaderFields {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const accept = names.includes('accept') ? {} : { Accept: 'application/json' };
  if (body === undefined) return { ...accept, ...headers };
  if (form === 'multipart') {
    const others = Object.entries(headers).filter(
      ([name]) => name.toLowerCase() !== 'content-type',
    );
    return { ...accept, 'Content-Type': body.type, ...Object.fromEntries(others) };
  }
  const type = names.includes('content-type') ? {} : { 'Content-Type': mediaType ?? body.type };
  return { ...accept, ...type, ...headers };
}

/**
 * The base URL that an operation is sent to.
 * @throws InputError when the account has no address for that server.
 */
export function serverOf(
  operation: Pick<Operation, 'id' | 'server' | 'resource' | 'operation'>,
  servers: Readonly<Record<string, string>>,
): string {
  const names = Object.keys(servers);
  const name = operation.server ?? names[0] ?? '';
  const base = Object.hasOwn(servers, name) ? servers[name] : undefined;
  if (base !== undefined) return base;
  const has = names.length === 0 ? 'none' : names.join(', ');
  throw new InputError(
    name === '' ? 'baseUrl' : name,
    `${operationId(operation)} is sent to the server "${name}", and the account has no URL for it (it has: ${has}). Add the URL to the account.`,
  );
}

/** What `build` names takes the place of a declared parameter; its pairs are added. */
function queryOf(declared: EncodedParameters, built: BuiltRequest['query']): string {
  if (built === undefined) return joined(declared);
  if (isPairs(built)) {
    const added = built.map(([name, value]) => pair(name, value));
    return [joined(declared), ...added].filter((part) => part !== '').join('&');
  }
  for (const [name, value] of Object.entries(built)) {
    const values = typeof value === 'string' ? [value] : value;
    declared.set(name, values.map((item) => pair(name, item)).join('&'));
  }
  return joined(declared);
}

function isPairs(
  query: NonNullable<BuiltRequest['query']>,
): query is readonly (readonly [string, string])[] {
  return Array.isArray(query);
}

/** A `build` that gives an object adds to the declared body fields; anything else takes their place. */
function mergeBody(declared: BodyValue, built: BuiltRequest['body']): BodyValue {
  if (built === undefined) return declared;
  if (isPlain(declared) && isPlain(built)) return { ...declared, ...built };
  return built;
}

function isPlain(value: BodyValue): value is Readonly<Record<string, Json>> {
  return isObject(value) && !(value instanceof Uint8Array) && !(value instanceof BinaryFile);
}

/** `{name}` in a path: a field placed `path`, else a text field of the account; percent-encoded. */
function fillPath(operation: Operation, params: Params, account: AnyAccount): string {
  return fillTemplate(operation.path, (name) => {
    const field = operation.fields.find((item) => item.in === 'path' && wireName(item) === name);
    const value = field === undefined ? account[name] : params[field.name];
    if (value === undefined || value === '' || value === null) {
      throw new InputError(
        field?.name ?? name,
        field === undefined
          ? `${name}: ${operationId(operation)} needs it. Enter it in the account.`
          : `${field.name}: ${field.label} is needed for ${operationId(operation)}.`,
      );
    }
    const text = field === undefined ? String(value) : pathText(encode(field.codec, value as Json));
    if (text === '.' || text === '..') {
      throw new InputError(
        name,
        `${name}: "${text}" cannot be part of a path. Enter another value.`,
      );
    }
    return text;
  });
}

/** A list is written with commas, as OpenAPI's style "simple" has it. */
function pathText(value: Json): string {
  return Array.isArray(value) ? value.map((item) => textOf(item as Json)).join(',') : textOf(value);
}

/** Fills `{names}` of a path with percent-encoded values. */
export function fillTemplate(path: string, valueOf: (name: string) => string): string {
  if (!path.includes('{')) return path;
  return path.replace(/\{([^{}/]+)\}/g, (_, name: string) =>
    // Half of a surrogate pair, cut off somewhere, would throw; query parameters replace it as well.
    encodeURIComponent(valueOf(name).replace(/\p{Surrogate}/gu, '\uFFFD')),
  );
}
