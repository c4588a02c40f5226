import { InputError } from '../errors';
import { basicCredentials } from '../model/basic';
import type { HeaderFields, RequestDraft } from '../model/http';
import { hasControlCharacter } from '../model/url';
import type { BasicPair, Request } from './grammar';
import type { Pairs } from './grammar-values';
import { baseOf, urlOf } from './origin';
import type { Allowed } from './origin';
import {
  asCookie,
  asCookies,
  asHeader,
  asText,
  asXml,
  fill,
  fillAnyway,
  fillJson,
  namesIn,
} from './template';
import type { Escape, Filled, Scope } from './template';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const XML_TYPE = 'application/xml';

/**
 * A request of a sign-in, complete with its credentials.
 * @throws InputError for a value that cannot stand in its place; nothing is sent.
 */
export function buildRequest(request: Request, scope: Scope, allowed: Allowed): RequestDraft {
  const body = bodyOf(request, scope);
  const url = urlOf(baseOf(request.base, scope, allowed), request.path, scope);
  const headers = { ...headersOf(request, scope) };
  const named = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  return {
    method: request.method ?? 'POST',
    url: withQuery(url, texts(fillPairs(request.query, scope, asText))),
    headers:
      body === undefined || named.has('content-type')
        ? headers
        : { 'Content-Type': body.type, ...headers },
    ...(body === undefined ? {} : { body: body.text }),
  };
}

function bodyOf(
  { json, form, xml }: Request,
  scope: Scope,
): { readonly type: string; readonly text: string } | undefined {
  if (json !== undefined) {
    return { type: JSON_TYPE, text: JSON.stringify(fillJson(json, scope)?.value ?? null) };
  }
  if (form !== undefined) {
    const fields = texts(fillPairs(form, scope, asText));
    return { type: FORM_TYPE, text: new URLSearchParams(fields).toString() };
  }
  if (xml === undefined) return undefined;
  return { type: XML_TYPE, text: fillAnyway(xml, scope, asXml).value };
}

function headersOf(request: Request, scope: Scope): HeaderFields {
  const cookies = Object.entries(fillCookies(request.cookies, scope));
  return {
    ...(request.basic === undefined ? {} : { Authorization: basicOf(request.basic, scope).value }),
    ...texts(fillPairs(request.headers, scope, asHeader)),
    ...(cookies.length === 0
      ? {}
      : { Cookie: cookies.map(([name, { value }]) => `${name}=${value}`).join('; ') }),
  };
}

function texts(filled: Readonly<Record<string, Filled<string>>>): Record<string, string> {
  return Object.fromEntries(Object.entries(filled).map(([name, { value }]) => [name, value]));
}

/** Filled pairs, in order; one that names an absent value is left out. */
export function fillPairs(
  pairs: Pairs | undefined,
  scope: Scope,
  escape: Escape,
): Readonly<Record<string, Filled<string>>> {
  return Object.fromEntries(
    Object.entries(pairs ?? {}).flatMap(([name, template]) => {
      const filled = fill(template, scope, escape);
      return filled === undefined ? [] : [[name, filled] as const];
    }),
  );
}

/** Cookies by name; from one text they are told apart at their semicolons. */
export function fillCookies(
  cookies: Request['cookies'],
  scope: Scope,
): Readonly<Record<string, Filled<string>>> {
  if (typeof cookies !== 'string') return fillPairs(cookies, scope, asCookie);
  const filled = fill(cookies, scope, asCookies);
  const pairs = (filled?.value ?? '').split(';').map((pair) => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, Math.max(0, equals)).trim(), pair.slice(equals + 1).trim()] as const;
  });
  return Object.fromEntries(
    pairs
      .filter(([name]) => name !== '')
      .map(([name, value]) => [name, { value, open: filled?.open === true }]),
  );
}

/**
 * `Basic` with user and password in UTF-8 (RFC 7617). An absent value is empty.
 * @throws InputError for a user with ":" and for control characters.
 */
export function basicOf({ user, password }: BasicPair, scope: Scope): Filled<string> {
  const name = fillAnyway(user, scope, asText).value;
  const secret = fillAnyway(password, scope, asText).value;
  const field = namesIn(user)[0] ?? 'document';
  if (name.includes(':') || hasControlCharacter(name)) {
    throw new InputError(
      field,
      `${field}: the user for HTTP Basic cannot contain ":" or control characters (RFC 7617). Enter another one.`,
    );
  }
  return { value: `Basic ${basicCredentials(name, secret)}`, open: false };
}

/** The URL with query parameters behind what stands in it already. */
function withQuery(url: string, query: Readonly<Record<string, string>>): string {
  const result = new URL(url);
  for (const [name, value] of Object.entries(query)) result.searchParams.append(name, value);
  return result.href;
}
