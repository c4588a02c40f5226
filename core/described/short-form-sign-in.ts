import { inexactNumber } from '../model/exact-numbers';
import { isObject } from '../model/json';
import type { DescribedField } from './grammar';
import { jsonMistake } from './json-mistake';
import { SHORT_FORM_FIELDS } from './short-form-fields';
import { fault } from './short-form-value';
import type { Get } from './short-form-value';

/** User name and password, or the one secret. */
function credentialNames(get: Get): readonly [user: string | undefined, secret: string] {
  if (get('credentialsAs') === 'basic') return ['username', 'password'];
  const names = get('credentialNames')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const [first, second] = names;
  if (first === undefined || names.length > 2)
    throw fault('credentialNames', 'must be one or two names');
  if (first === second || /["“”;]/.test(names.join())) {
    throw fault(
      'credentialNames',
      'must be two different names without quotes, separated by a comma',
    );
  }
  return second === undefined ? [undefined, first] : [first, second];
}

export function fieldsOf(get: Get): readonly DescribedField[] {
  const [user] = credentialNames(get);
  return [
    ...(user === undefined ? [] : [{ name: 'username', label: 'User Name' }]),
    { name: 'password', label: user === undefined ? 'Password or Key' : 'Password', secret: true },
  ];
}

export function signInOf(get: Get): Readonly<Record<string, unknown>> {
  const request = lineOf('signInRequest', get('signInRequest'), 'POST');
  const [user, secret] = credentialNames(get);
  const pairs = { ...(user === undefined ? {} : { [user]: '{username}' }), [secret]: '{password}' };
  const more = furtherMembers(get);
  const as = get('credentialsAs');
  if (as === 'json' || as === 'form') {
    if (request.method === 'GET') {
      throw fault(
        'signInRequest',
        'is a GET request, which has no body. Choose POST, or send the credentials as query',
      );
    }
    return { ...request, [as]: as === 'json' ? nested(more, pairs) : { ...texts(more), ...pairs } };
  }
  const hasMore = Object.keys(more).length > 0;
  if (as === 'basic') {
    const basic = { user: '{username}', password: '{password}' };
    if (!hasMore) return { ...request, basic };
    return request.method === 'GET'
      ? { ...request, basic, query: { ...request.query, ...texts(more) } }
      : { ...request, basic, json: more };
  }
  if (as === 'query') return { ...request, query: { ...request.query, ...texts(more), ...pairs } };
  return { ...request, headers: { ...texts(more), ...pairs } };
}

type Names = Readonly<Record<string, unknown>>;

/** Names as paths, as Token Name is one: `user.email, user.password` for `{ "user": { "email": ... } }`. */
function nested(more: Names, pairs: Readonly<Record<string, string>>): Names {
  return Object.entries(pairs).reduce((body, [path, value]) => withMember(body, path, value), more);
}

function withMember(body: Names, path: string, value: string): Names {
  const dot = path.indexOf('.');
  if (dot < 0) return { ...body, [path]: value };
  const name = path.slice(0, dot);
  const given = Object.hasOwn(body, name) ? body[name] : undefined;
  return {
    ...body,
    [name]: withMember(isObject(given) ? given : {}, path.slice(dot + 1), value),
  };
}

/** Numbers and yes or no as they stand in a form, a query or a header. */
function texts(more: Names): Names {
  return Object.fromEntries(
    Object.entries(more).map(([name, value]) => {
      if (typeof value === 'object') {
        throw fault('furtherMembers', `must have text for "${name}": only a JSON body holds more`);
      }
      return [name, String(value)];
    }),
  );
}

function furtherMembers(get: Get): Readonly<Record<string, unknown>> {
  const text = get('furtherMembers');
  if (text === '') return {};
  const mistake = jsonMistake(text);
  const wanted = 'must be a JSON object, such as { "loginMode": 1 }';
  if (mistake !== undefined) throw fault('furtherMembers', `${wanted}. It ${mistake}`);
  const value: unknown = JSON.parse(text);
  if (isObject(value) && inexactNumber(text) === undefined) return value;
  throw fault('furtherMembers', `${wanted}; put numbers beyond 2^53 in quotes`);
}

export interface Line {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** `POST /api/login?x=1`; the method may be missing. */
export function lineOf(field: string, text: string, method: string): Line {
  const match = /^(?:([A-Za-z]+)\s+)?(\/[^\s?]*)(?:\?(\S*))?$/.exec(text);
  if (match === null) {
    const shown = SHORT_FORM_FIELDS.find(({ name }) => name === field)?.placeholder;
    const example = `${method} ${String(shown).replace(/^[A-Z]+ /, '')}`;
    const hint = text.includes('://') ? '. Leave out what Base URL has' : '';
    throw fault(field, `must be a method and a path, such as ${example}${hint}`);
  }
  const [, given = method, path, search] = match;
  const query = Object.fromEntries(new URLSearchParams(search));
  return {
    method: given.toUpperCase(),
    path: String(path),
    ...(search === undefined ? {} : { query }),
  };
}

export function tokenOf(get: Get): Readonly<Record<string, unknown>> {
  const place = get('tokenIn');
  const name = get('tokenName');
  if (place === 'text') return { as: 'token', text: true };
  if (name === '' && place !== 'json') throw fault('tokenName', 'is missing. Fill it in');
  return { as: 'token', [place]: name };
}
