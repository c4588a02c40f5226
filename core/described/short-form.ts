import { InputError } from '../errors';
import { isObject } from '../model/json';
import type { Description } from './grammar';
import { onInputError } from './on-input-error';
import { readDescription } from './read-description';
import { SHORT_FORM_FIELDS } from './short-form-fields';

/** The short form as a host stores it: texts by field name. Absent and empty are the same. */
export type ShortForm = Readonly<Record<string, unknown>>;

/** Which part of the description each field makes, for errors in the words of the form. */
const PLACES: readonly (readonly [string, string])[] = [
  ['signIn[0].take[1]', 'secondValue'],
  ['signIn[0].take[2]', 'life'],
  ['signIn[0].take', 'tokenName'],
  ['signIn[0].path', 'signInRequest'],
  ['signIn[0].query', 'signInRequest'],
  ['signIn[0].method', 'signInRequest'],
  ['signIn[0].json', 'furtherMembers'],
  ['signIn[0].form', 'furtherMembers'],
  ['signIn[0]', 'credentialNames'],
  ['life', 'life'],
  ['signOut', 'signOut'],
  ['send.writes', 'secondHeader'],
  ['send', 'sendName'],
  ['replies.stale', 'expiredWhen'],
  ['replies.refused', 'refusedWhen'],
  ['test', 'testPath'],
];

/**
 * The description that a short form stands for.
 * @param name what the API is called.
 * @throws InputError that names the field of the form and the remedy.
 */
export function readShortForm(form: ShortForm, name = 'API'): Description {
  const document = documentOf((field) => valueOf(form, field), name);
  return onInputError(
    () => readDescription(document),
    (error) => {
      throw inFormWords(error);
    },
  );
}

type Get = (field: string) => string;

function valueOf(form: ShortForm, name: string): string {
  const given = Object.hasOwn(form, name) ? form[name] : undefined;
  const field = SHORT_FORM_FIELDS.find((item) => item.name === name);
  const text = isObject(given) ? JSON.stringify(given) : String(given ?? '').trim();
  if (text.includes('{{')) throw fault(name, 'holds an expression. Enter fixed text');
  const value = text === '' ? (field?.default ?? '') : text;
  const options = field?.options?.map((option) => option.value);
  if (options !== undefined && !options.includes(value)) {
    throw fault(name, `must be one of ${options.join(', ')}`);
  }
  if (field?.required === true && value === '') throw fault(name, 'is missing. Fill it in');
  return value;
}

function fault(name: string, sentence: string): InputError {
  const label = SHORT_FORM_FIELDS.find((field) => field.name === name)?.label;
  return new InputError(name, `${name}: ${String(label)} ${sentence}.`);
}

function inFormWords(error: InputError): InputError {
  const text = error.message.replace(/^document: /, '');
  const [, field = 'signInRequest'] = PLACES.find(([place]) => text.startsWith(place)) ?? [];
  const sentence = text.replace(/^(?:[^\s"]|"(?:[^"\\]|\\.)*")+ /, '').replace(/\.$/, '');
  return fault(field, sentence);
}

function documentOf(get: Get, name: string): unknown {
  const send = sendOf(get);
  const second = secondOf(get);
  const stale = conditions('expiredWhen', get);
  const refused = conditions('refusedWhen', get);
  const test = get('testPath');
  const signOut = get('signOut');
  const { take, life } = lifeOf(get);
  return {
    name,
    fields: fieldsOf(get),
    signIn: [{ ...signInOf(get), take: [tokenOf(get), ...second.take, ...take] }],
    ...(life === undefined ? {} : { life }),
    ...(signOut === ''
      ? {}
      : { signOut: signOutOf(lineOf('signOut', signOut, 'POST'), send, second) }),
    send: { ...send, ...second.send },
    ...(stale.length + refused.length === 0
      ? {}
      : {
          replies: {
            ...(stale.length === 0 ? {} : { stale }),
            ...(refused.length === 0 ? {} : { refused }),
          },
        }),
    ...(test === '' ? {} : { test: lineOf('testPath', test, 'GET') }),
  };
}

/** It carries what the calls carry. */
function signOutOf(line: Line, send: Carry, second: Second): unknown {
  const headers = { ...send.headers, ...second.headers };
  const query = { ...line.query, ...send.query };
  return {
    ...line,
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(Object.keys(query).length === 0 ? {} : { query }),
    ...(send.cookies === undefined ? {} : { cookies: send.cookies }),
  };
}

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
  return second === undefined ? [undefined, first] : [first, second];
}

function fieldsOf(get: Get): readonly unknown[] {
  const [user] = credentialNames(get);
  return [
    ...(user === undefined ? [] : [{ name: 'username', label: 'User Name' }]),
    { name: 'password', label: user === undefined ? 'Password or Key' : 'Password', secret: true },
  ];
}

function signInOf(get: Get): Readonly<Record<string, unknown>> {
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
    return { ...request, [as]: { ...more, ...pairs } };
  }
  const hasMore = Object.keys(more).length > 0;
  if (as === 'basic') {
    const basic = { user: '{username}', password: '{password}' };
    if (!hasMore) return { ...request, basic };
    return request.method === 'GET'
      ? { ...request, basic, query: { ...request.query, ...more } }
      : { ...request, basic, json: more };
  }
  if (as === 'query') return { ...request, query: { ...request.query, ...more, ...pairs } };
  return { ...request, headers: { ...more, ...pairs } };
}

function furtherMembers(get: Get): Readonly<Record<string, unknown>> {
  const text = get('furtherMembers');
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Said below.
  }
  throw fault('furtherMembers', 'must be a JSON object, such as { "loginMode": 1 }');
}

interface Line {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** `POST /api/login?x=1`; the method may be missing. */
function lineOf(field: string, text: string, method: string): Line {
  const match = /^(?:([A-Za-z]+)\s+)?(\/[^\s?]*)(?:\?(\S*))?$/.exec(text);
  if (match === null) {
    throw fault(field, `must be a method and a path, such as ${method} /api/login`);
  }
  const [, given = method, path, search] = match;
  const query = Object.fromEntries(new URLSearchParams(search));
  return {
    method: given.toUpperCase(),
    path: String(path),
    ...(search === undefined ? {} : { query }),
  };
}

function tokenOf(get: Get): Readonly<Record<string, unknown>> {
  const place = get('tokenIn');
  const name = get('tokenName');
  if (place === 'text') return { as: 'token', text: true };
  if (name === '' && place !== 'json') throw fault('tokenName', 'is missing. Fill it in');
  return { as: 'token', [place]: name };
}

interface Carry {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
}

function sendOf(get: Get): Carry {
  const as = get('sendAs');
  if (as === 'bearer') return { headers: { Authorization: 'Bearer {token}' } };
  const [, name = '', prefix = ''] = /^([^:\s]*)(?::\s*(.*))?$/.exec(get('sendName')) ?? [];
  if (name === '') throw fault('sendName', 'is missing. Enter the name that carries the token');
  const value = prefix === '' ? '{token}' : `${prefix} {token}`;
  if (as === 'header') return { headers: { [name]: value } };
  if (prefix !== '')
    throw fault('sendName', 'can have a word in front of the token in a header only');
  return as === 'query' ? { query: { [name]: value } } : { cookies: { [name]: value } };
}

interface Second {
  readonly take: readonly unknown[];
  readonly send?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

function secondOf(get: Get): Second {
  const value = get('secondValue');
  const header = get('secondHeader');
  if (value === '' && header === '') return { take: [] };
  const match = /^(json|header|cookie|xml)\s+(\S+)$/i.exec(value);
  if (match === null) {
    throw fault(
      'secondValue',
      'must be a part and a name, such as header X-CSRF-Token or json data.csrf',
    );
  }
  if (header === '')
    throw fault('secondHeader', 'is missing. Enter the header that carries the second value');
  const [, place, name] = match;
  const headers = { [header]: '{second}' };
  const send =
    get('secondOn') === 'all'
      ? { headers: { ...sendOf(get).headers, ...headers } }
      : { writes: { headers } };
  return { take: [{ as: 'second', [String(place).toLowerCase()]: name }], send, headers };
}

interface FormLife {
  readonly take: readonly unknown[];
  readonly life?: Readonly<Record<string, unknown>>;
}

const UNITS: readonly string[] = [
  ...['seconds', 'minutes', 'milliseconds', 'epochSeconds', 'epochMilliseconds', 'date'],
];

function lifeOf(get: Get): FormLife {
  const text = get('life').replace(/\s+idle$/i, '');
  const sliding = text === get('life') ? {} : { sliding: true };
  if (text === '') return { take: [] };
  if (/^\d+$/.test(text)) return { take: [], life: { minutes: Number(text), ...sliding } };
  if (text.toLowerCase() === 'jwt') return { take: [], life: { jwt: 'token', ...sliding } };
  const [, json, unit = ''] = /^(\S+)\s+(\S+)$/.exec(text) ?? [];
  if (json === undefined || !UNITS.includes(unit)) {
    throw fault(
      'life',
      'must be minutes (30), "30 idle", a JSON path with its unit (expires_in seconds), or jwt',
    );
  }
  const take = [{ as: 'life', json, public: true, optional: true }];
  return { take, life: { [unit]: '{life}', ...sliding } };
}

/** `403; errorCode = -1200; 403 code = 6`. */
function conditions(field: string, get: Get): readonly unknown[] {
  return get(field)
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item) => conditionOf(field, item));
}

function conditionOf(field: string, text: string): Readonly<Record<string, unknown>> {
  const [, status, json, value] = /^([1-5]\d\d)?\s*(?:([^\s=]+)\s*=\s*(.+))?$/.exec(text) ?? [];
  if (status === undefined && json === undefined) {
    throw fault(
      field,
      'must be a status (403), a JSON path with its value (errorCode = -1200), or both (403 code = 6)',
    );
  }
  return {
    ...(status === undefined ? {} : { status: [Number(status)] }),
    ...(json === undefined ? {} : { json, is: [scalarOf(String(value))] }),
  };
}

function scalarOf(text: string): string | number | boolean | null {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  return text === 'null' ? null : text.replace(/^"(.*)"$/, '$1');
}
