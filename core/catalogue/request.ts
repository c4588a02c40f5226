import type { AnyAccount } from '../model/account-field';
import { InputError } from '../errors';
import type { HeaderFields, Method, RequestDraft } from '../model/http';
import { isObject, ownOnly } from '../model/json';
import type { Json, JsonObject } from '../model/json';
import { hasControlCharacter, joinUrl, withQuery } from '../model/url';
import { encode } from '../model/codecs';
import { operationId } from '../model/operation';
import type { BuiltRequest, Field, Operation, Params } from '../model/operation';

type Query = Readonly<Record<string, string | readonly string[]>>;

/** The parts of a request before base URL and body form are applied. */
interface Parts {
  readonly method: Method;
  readonly server: string | undefined;
  readonly form: Operation['body'];
  readonly path: string;
  readonly query: Query;
  readonly headers: HeaderFields;
  readonly body: Json | string | undefined;
}

/** The parameters that ask for one page. */
export interface PageParams {
  readonly in: 'query' | 'body';
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * The unsigned request of an operation. Pure.
 * @throws InputError when a value cannot be put where it belongs.
 */
export function buildRequest(
  row: Operation,
  params: Params,
  account: AnyAccount,
  servers: Readonly<Record<string, string>>,
  page?: PageParams,
): RequestDraft {
  const parts = partsOf(row, params, account, page);
  const base = serverOf(
    parts.server === undefined ? row : { ...row, server: parts.server },
    servers,
  );
  const url = withQuery(joinUrl('path', base, parts.path), parts.query);
  const body = bodyOf(row, parts.form, params, parts.body);
  return {
    method: parts.method,
    url,
    headers: withDefaults(parts.headers, {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': body.type }),
    }),
    ...(body === undefined ? {} : { body: body.content }),
  };
}

/** Names of header fields have no case: `content-type` takes the place of `Content-Type`. */
function withDefaults(headers: HeaderFields, defaults: HeaderFields): HeaderFields {
  const given = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const missing = Object.entries(defaults).filter(([name]) => !given.has(name.toLowerCase()));
  return { ...Object.fromEntries(missing), ...headers };
}

/**
 * The base URL that a row is sent to.
 * @throws InputError when the account has no address for that server.
 */
export function serverOf(
  row: Pick<Operation, 'server' | 'resource' | 'operation'>,
  servers: Readonly<Record<string, string>>,
): string {
  const names = Object.keys(servers);
  const name = row.server ?? names[0] ?? '';
  const base = Object.hasOwn(servers, name) ? servers[name] : undefined;
  if (base !== undefined) return base;
  const has = names.length === 0 ? 'none' : names.join(', ');
  throw new InputError(
    name === '' ? 'baseUrl' : name,
    `${operationId(row)} is sent to the server "${name}", and the account has no address for it (it has: ${has}). Add the address to the account.`,
  );
}

function partsOf(
  row: Operation,
  params: Params,
  account: AnyAccount,
  page: PageParams | undefined,
): Parts {
  const fixed: NonNullable<Operation['fixed']> = ownOnly(row.fixed ?? {});
  const query: Record<string, string | readonly string[]> = { ...fixed.query };
  const headers: Record<string, string> = { ...fixed.headers };
  const body: Record<string, unknown> = structuredClone(fixed.body ?? {});
  let hasBody = fixed.body !== undefined;
  for (const field of row.fields) {
    const value = params[field.name];
    if (value === undefined || value instanceof Uint8Array) continue;
    const wire = encode(field.codec, value);
    if (field.in === 'query') spread(field, wire, (name, item) => (query[name] = toQuery(item)));
    if (field.in === 'header') headers[field.to ?? field.name] = headerValue(field, wire);
    if (field.in === 'body') {
      hasBody = true;
      spread(field, wire, (name, item) => {
        setAt(body, name, item);
      });
    }
  }
  for (const [name, value] of Object.entries(page?.values ?? {})) {
    if (page?.in === 'query') query[name] = String(value);
    else setAt(body, name, value);
  }
  const built: BuiltRequest = ownOnly(row.build?.(params) ?? {});
  return {
    method: built.method ?? row.method,
    server: built.server,
    form: built.form ?? row.body,
    path: built.path ?? fillPath(row, params, account),
    query: { ...query, ...built.query },
    headers: { ...headers, ...built.headers },
    body: mergeBody(hasBody || page?.in === 'body' ? (body as JsonObject) : undefined, built.body),
  };
}

/** A `build` that gives an object adds to the declared body fields; anything else takes their place. */
function mergeBody(
  declared: JsonObject | undefined,
  built: Json | string | undefined,
): Json | string | undefined {
  if (built === undefined) return declared;
  if (declared !== undefined && isObject(built)) return { ...declared, ...built } as JsonObject;
  return built;
}

/** A codec that gives an object (four octets) spreads its names; everything else has one name. */
function spread(field: Field, wire: Json, put: (name: string, value: Json) => void): void {
  const spreads = field.codec === 'octets' && isObject(wire);
  if (!spreads) {
    put(field.to ?? field.name, wire);
    return;
  }
  for (const [name, value] of Object.entries(wire)) put(name, value as Json);
}

function toQuery(value: Json): string | readonly string[] {
  if (Array.isArray(value)) return value.map((item) => String(item));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function headerValue(field: Field, value: Json): string {
  const text = String(value);
  if (!hasControlCharacter(text)) return text;
  throw new InputError(field.name, `${field.name}: ${field.label} must not contain a line break.`);
}

function setAt(target: Record<string, unknown>, path: string, value: Json): void {
  const keys = path.split('.');
  const last = String(keys.pop());
  let current = target;
  for (const key of keys) {
    const next = Object.hasOwn(current, key) ? current[key] : undefined;
    const object: Record<string, unknown> = isObject(next) ? next : {};
    current[key] = object;
    current = object;
  }
  current[last] = value;
}

/** `{name}` in a path: a field placed `path`, else a text field of the account; percent-encoded. */
function fillPath(row: Operation, params: Params, account: AnyAccount): string {
  return fillTemplate(row.path, (name) => {
    const field = row.fields.find((item) => item.in === 'path' && (item.to ?? item.name) === name);
    const value = field === undefined ? account[name] : params[field.name];
    if (value === undefined || value === '') {
      throw new InputError(
        field?.name ?? name,
        field === undefined
          ? `${name}: ${operationId(row)} needs it. Fill it in on the account.`
          : `${field.name}: ${field.label} is needed for ${operationId(row)}.`,
      );
    }
    const text = String(field === undefined ? value : encode(field.codec, value as Json));
    if (text === '.' || text === '..') {
      throw new InputError(name, `${name}: "${text}" cannot be used in an address.`);
    }
    return text;
  });
}

/** Fills `{names}` of a path with percent-encoded values. */
export function fillTemplate(path: string, valueOf: (name: string) => string): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) =>
    // Half of a surrogate pair, cut off somewhere, would throw; query parameters replace it as well.
    encodeURIComponent(valueOf(name).replace(/\p{Surrogate}/gu, '\uFFFD')),
  );
}

function bodyOf(
  row: Operation,
  form: Operation['body'],
  params: Params,
  body: Json | string | undefined,
): { readonly type: string; readonly content: string } | undefined {
  if (form === undefined) return undefined;
  switch (form) {
    case 'json':
      return { type: 'application/json', content: JSON.stringify(body ?? {}) };
    case 'array':
      return {
        type: 'application/json',
        content: JSON.stringify(Array.isArray(body) ? body : [body ?? {}]),
      };
    case 'form':
      return { type: 'application/x-www-form-urlencoded', content: formText(body) };
    case 'xml':
      return { type: 'application/xml', content: String(body ?? '') };
    case 'text':
      return { type: 'text/plain', content: String(body ?? '') };
    case 'json-rpc': {
      const method = (row.rpcMethod ?? '').replace(/\{(\w+)\}/g, (_, name: string) =>
        String(params[name] ?? ''),
      );
      const request = { jsonrpc: '2.0', id: 1, method, params: body ?? {} };
      return { type: 'application/json', content: JSON.stringify(request) };
    }
  }
}

function formText(body: Json | string | undefined): string {
  if (!isObject(body)) return typeof body === 'string' ? body : '';
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) {
    for (const item of Array.isArray(value) ? value : [value]) form.append(name, String(item));
  }
  return form.toString();
}
