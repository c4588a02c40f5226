import { InputError } from '../errors';
import { decodeText, encodeText } from './charset';
import { inexactNumber } from './exact-numbers';
import type { ClientCertificate, HeaderFields, RequestDraft, SignedRequest } from './http';
import { isObject, ownOnly } from './json';
import type { Json } from './json';

/** A value of a stamp that everybody may see: a user name, a time. */
export interface OpenValue {
  readonly open: string;
}

/** A text is secret unless it is marked as open. */
export type StampValue = string | OpenValue;

/**
 * What a way to sign in adds to a request. Everything in it is secret unless it says otherwise, so
 * that masks and redaction follow from it.
 */
export interface Stamp {
  /** Replace a header field of the same name, whatever its case. */
  readonly headers?: Readonly<Record<string, StampValue>>;
  /** Appended to the query as it stands, in this order. */
  readonly query?: Readonly<Record<string, StampValue>>;
  /** Put behind the cookies of other names that the request has. The values are cookie-octets (RFC 6265, 4.1.1). */
  readonly cookies?: Readonly<Record<string, StampValue>>;
  /** Members of a JSON object or fields of a form; a request without a body gets what `emptyBody` says. */
  readonly body?: Readonly<Record<string, Json>>;
  /** What a request without a body gets: a JSON object unless said. */
  readonly emptyBody?: 'form';
  /** The texts within `body` that are secret; all of them unless said. */
  readonly secretBody?: readonly string[];
  /** Shown in the TLS handshake. */
  readonly certificate?: ClientCertificate;
}

/** Marks a value that is no secret. */
export function open(value: string): OpenValue {
  return { open: value };
}

export function textOfValue(value: StampValue): string {
  return typeof value === 'string' ? value : value.open;
}

/**
 * The only place where a stamp is put on; both hosts use it. Nothing that the stamp does not name changes
 * a byte.
 * @throws InputError when the body cannot take the stamp's members.
 */
export function applyStamp(request: RequestDraft, stamp: Stamp): SignedRequest {
  const {
    headers = {},
    query,
    cookies = {},
    body: members,
    emptyBody,
    certificate,
  } = ownOnly(stamp);
  const body = members === undefined ? undefined : withMembers(request, members, emptyBody);
  return {
    ...request,
    url: query === undefined ? request.url : withStampQuery(request.url, query),
    headers: headersWith(body?.headers ?? request.headers, headers, cookies),
    ...(body === undefined ? {} : { body: body.text }),
    ...(certificate === undefined ? {} : { certificate }),
  };
}

function headersWith(
  headers: HeaderFields,
  stamped: NonNullable<Stamp['headers']>,
  cookies: NonNullable<Stamp['cookies']>,
): HeaderFields {
  const added = Object.keys(stamped);
  // Field by field: a copy that gets further fields costs ten times as much.
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!added.some((other) => isSameName(name, other))) fields[name] = value;
  }
  for (const [name, value] of Object.entries(stamped)) fields[name] = textOfValue(value);
  return withCookies(fields, cookies);
}

/** Names of header fields have no case. */
function isSameName(one: string, other: string): boolean {
  return one.length === other.length && one.toLowerCase() === other.toLowerCase();
}

function withCookies(headers: HeaderFields, cookies: NonNullable<Stamp['cookies']>): HeaderFields {
  const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${textOfValue(value)}`);
  if (pairs.length === 0) return headers;
  const name = Object.keys(headers).find((item) => item.toLowerCase() === 'cookie') ?? 'Cookie';
  // A session of that name from somewhere else, such as a reply of another node, must not stand first.
  const others = (headers[name] ?? '').split(/; */).filter((pair) => {
    const own = pair.slice(0, Math.max(0, pair.indexOf('='))).trim();
    return pair.trim() !== '' && !Object.hasOwn(cookies, own);
  });
  return { ...headers, [name]: [...others, ...pairs].join('; ') };
}

function withStampQuery(url: string, query: NonNullable<Stamp['query']>): string {
  const values = Object.entries(query).map(([name, value]): [string, string] => [
    name,
    textOfValue(value),
  ]);
  const pairs = new URLSearchParams(values).toString();
  if (pairs === '') return url;
  const end = url.includes('#') ? url.indexOf('#') : url.length;
  const before = url.slice(0, end);
  const joint = !before.includes('?') ? '?' : /[?&]$/.test(before) ? '' : '&';
  return `${before}${joint}${pairs}${url.slice(end)}`;
}

const FORM = 'application/x-www-form-urlencoded';

function withMembers(
  request: RequestDraft,
  members: Readonly<Record<string, Json>>,
  emptyBody: Stamp['emptyBody'],
): { readonly headers: HeaderFields; readonly text: string | Uint8Array } | undefined {
  const { body, headers } = request;
  // GET and HEAD have no body that a server would read (RFC 9110, 9.3.1).
  if (body === undefined && (request.method === 'GET' || request.method === 'HEAD'))
    return undefined;
  if (body === undefined || body === '') {
    return emptyBody === 'form'
      ? { headers: withType(headers, FORM), text: formWith('', members) }
      : { headers: withType(headers, 'application/json'), text: JSON.stringify(members) };
  }
  const type = contentType(headers);
  const text = typeof body === 'string' ? body : decodeText(body, type);
  const whole = type.startsWith(FORM) ? formWith(text, members) : jsonWith(text, members);
  return { headers, text: typeof body === 'string' ? whole : (encodeText(whole, type) ?? whole) };
}

function contentType(headers: HeaderFields): string {
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type');
  return (found?.[1] ?? '').toLowerCase();
}

function withType(headers: HeaderFields, type: string): HeaderFields {
  return contentType(headers) === '' ? { ...headers, 'Content-Type': type } : headers;
}

function formWith(text: string, members: Readonly<Record<string, Json>>): string {
  const form = new URLSearchParams(text);
  for (const [name, value] of Object.entries(members)) {
    form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return form.toString();
}

function jsonWith(text: string, members: Readonly<Record<string, Json>>): string {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    given = undefined;
  }
  if (!isObject(given)) {
    throw new InputError(
      'payload',
      'payload: this API carries its sign-in inside the body, so the body must be a JSON object or a form.',
    );
  }
  const names = Object.keys(members);
  // What the person wrote stays byte for byte: numbers beyond 2^53 would lose digits in a second reading.
  const twice = names.find((name) => Object.hasOwn(given, name));
  if (twice !== undefined) {
    if (inexactNumber(text) === undefined) return JSON.stringify({ ...given, ...members });
    throw new InputError(
      'payload',
      `payload: the body has "${twice}", which the sign-in sets, and a number that would be rounded if the body were written anew. Remove "${twice}" from the body.`,
    );
  }
  const added = JSON.stringify(members).slice(1, -1);
  const end = text.lastIndexOf('}');
  const joint = Object.keys(given).length === 0 ? '' : ',';
  return `${text.slice(0, end).trimEnd()}${joint}${added}${text.slice(end)}`;
}

/** Every secret text of a stamp, with the part that follows the scheme's word (`Bearer x` and `x`). */
export function secretsOfStamp(stamp: Stamp): readonly string[] {
  const texts: string[] = [];
  const add = (text: string): void => {
    if (text === '') return;
    texts.push(text);
    const word = text.search(/[ :]/);
    const rest = word > 0 ? text.slice(word + 1).trimStart() : '';
    if (rest !== '') texts.push(rest);
  };
  for (const values of [stamp.headers, stamp.query, stamp.cookies]) {
    if (values === undefined) continue;
    for (const value of Object.values(values)) if (typeof value === 'string') add(value);
  }
  for (const text of stamp.secretBody ?? leavesOf(stamp.body ?? {})) add(text);
  return texts;
}

function leavesOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((item) => leavesOf(item as Json));
}
