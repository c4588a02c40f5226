import { inexactNumber } from '../model/exact-numbers';
import { isObject } from '../model/json';
import type { Secret } from '../model/secret';
import { curlFault } from './curl-words';
import { readCurl, userAndPassword } from './curl-request';
import type { CurlRequest } from './curl-request';
import type { Description } from './grammar';
import type { JsonTemplate } from './grammar-values';
import { onInputError } from './on-input-error';
import { readDescription } from './read-description';
import { Replacements } from './replacements';

/** What a pasted login became. Holds no secret in clear. */
export interface CurlImport {
  /** A whole description; where the token stands is a guess until a trial shows the response. */
  readonly description: Description;
  /** The same as fields of the short form, where that can say it. */
  readonly shortForm?: Readonly<Record<string, string>>;
  readonly baseUrl: string;
  /** Values of fields that are no secret, to fill the account with. */
  readonly account: Readonly<Record<string, string>>;
  /** Values of the secret fields, for the form of the person who pasted them. */
  readonly secrets: Readonly<Record<string, Secret>>;
  /** What was replaced or left out, one sentence each. */
  readonly notes: readonly string[];
}

/** Headers that a browser adds and an API does not ask for. */
const BROWSER_HEADERS =
  /^(?:accept-.*|cache-control|connection|content-length|cookie|dnt|host|if-.*|keep-alive|origin|pragma|priority|referer|sec-.*|te|trailer|transfer-encoding|upgrade.*|user-agent|proxy-.*|expect|x-requested-with)$/i;

/**
 * Reads the curl command of a login and puts placeholders in place of what was typed.
 * @throws InputError that never holds a value of the command.
 */
export function importCurl(command: unknown, name = 'API'): CurlImport {
  if (typeof command !== 'string' || command.trim() === '') {
    throw curlFault('nothing was pasted. Copy the login request as a curl command');
  }
  if (command.length > 65_536)
    throw curlFault('the command is longer than 64 KiB. Paste only the login');
  const request = readCurl(command);
  const found = new Replacements();
  const step = stepOf(request, found);
  const account = found.fields();
  if (!account.some(({ secret }) => secret === true)) {
    throw curlFault(
      'no password, key or token was found in the command. Copy the request that logs in',
    );
  }
  const document = {
    name,
    fields: account,
    ...(request.basic?.digest === true
      ? { send: { digest: { user: '{username}', password: '{password}' } }, test: testOf(step) }
      : {
          signIn: [{ ...step, take: [{ as: 'token', json: 'token' }] }],
          send: { headers: { Authorization: 'Bearer {token}' } },
        }),
  };
  const shortForm = request.basic?.digest === true ? undefined : shortFormOf(step, found);
  return {
    description: readImported(document),
    ...(shortForm === undefined ? {} : { shortForm }),
    baseUrl: request.url.origin,
    account: found.openValues(),
    secrets: found.secretValues(),
    notes: [
      ...request.notes,
      ...found.notes(),
      'The place of the token is a guess: run the test and choose it in the response.',
    ],
  };
}

/** A mistake in the description comes from the command; its texts could be secrets. */
function readImported(document: unknown): Description {
  return onInputError(
    () => readDescription(document),
    () => {
      throw curlFault(
        'the request cannot be described. Check its path, headers and method, or write the description by hand',
      );
    },
  );
}

interface ImportedStep {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly basic?: { readonly user: string; readonly password: string };
  readonly json?: JsonTemplate;
  readonly form?: Readonly<Record<string, string>>;
  readonly xml?: string;
}

function testOf({ path, query }: ImportedStep): unknown {
  return { method: 'GET', path, ...(query === undefined ? {} : { query }) };
}

function stepOf(request: CurlRequest, found: Replacements): ImportedStep {
  const { url, basic } = request;
  const query = pairsOf(url.searchParams, found);
  const headers = headersOf(request, found);
  const fromHeader = basicHeader(request);
  const pair = basic ?? fromHeader;
  if (pair !== undefined) {
    found.put('username', pair.user);
    found.put('password', pair.password, { secret: true });
  }
  return {
    method: request.method,
    path: pathOf(url, found),
    ...(Object.keys(query).length === 0 ? {} : { query }),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(pair === undefined ? {} : { basic: { user: '{username}', password: '{password}' } }),
    ...bodyOf(request, found),
  };
}

/** A segment that looks like a key is one: the address of a webhook has its secret there. */
const KEY_IN_PATH = /^(?=(?:\D*\d){4})(?=.*[A-Za-z])[\w.~-]{20,}$/;

function pathOf(url: URL, found: Replacements): string {
  return url.pathname
    .split('/')
    .map((part) => (KEY_IN_PATH.test(part) ? found.secret('path', part) : part))
    .join('/')
    .replaceAll('%7B', '{')
    .replaceAll('%7D', '}');
}

function basicHeader({
  headers,
}: CurlRequest): { readonly user: string; readonly password: string } | undefined {
  const value = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';
  const [, encoded] = /^basic\s+([A-Za-z0-9+/]+=*)$/i.exec(value) ?? [];
  if (encoded === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    return userAndPassword(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function headersOf(request: CurlRequest, found: Replacements): Readonly<Record<string, string>> {
  const hasBasic = request.basic !== undefined || basicHeader(request) !== undefined;
  const kept = request.headers.flatMap(([name, value]): readonly (readonly [string, string])[] => {
    if (BROWSER_HEADERS.test(name) || value === '') return [];
    if (name.toLowerCase() === 'content-type' && isUsualType(value)) return [];
    // Whatever comes will do, which is what no header says.
    if (name.toLowerCase() === 'accept' && value.includes('*/*')) return [];
    if (name.toLowerCase() !== 'authorization') return [[name, found.replace(name, value)]];
    if (hasBasic) return [];
    const space = value.indexOf(' ');
    const token = found.secret('token', value.slice(space + 1).trim());
    return [[name, `${value.slice(0, space + 1)}${token}`]];
  });
  return Object.fromEntries(kept);
}

function isUsualType(value: string): boolean {
  return /^application\/(?:json|x-www-form-urlencoded)\s*(?:;.*)?$/i.test(value);
}

function pairsOf(params: URLSearchParams, found: Replacements): Readonly<Record<string, string>> {
  return Object.fromEntries([...params].map(([name, value]) => [name, found.replace(name, value)]));
}

function bodyOf(request: CurlRequest, found: Replacements): Pick<ImportedStep, 'json' | 'form'> {
  const { body, headers } = request;
  if (body === undefined || body === '') return {};
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const json = parse(body);
  if (json !== undefined && inexactNumber(body) !== undefined) {
    throw curlFault('the body has a number that would be rounded. Put it in quotes');
  }
  if (isObject(json) || Array.isArray(json)) return { json: found.inJson(json) };
  if (/json/i.test(type)) throw curlFault('the body is not valid JSON. Paste the whole command');
  if (type !== '' && !/x-www-form-urlencoded/i.test(type)) {
    throw curlFault('the body is neither JSON nor a form. Write the description by hand');
  }
  return { form: pairsOf(new URLSearchParams(body), found) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The short form of a step with one secret, and a user or none, in one flat place. */
function shortFormOf(
  step: ImportedStep,
  found: Replacements,
): Readonly<Record<string, string>> | undefined {
  const others = found.fields().filter(({ name }) => name !== 'username' && name !== 'password');
  if (others.length > 0) return undefined;
  const target = new URLSearchParams(step.query === undefined ? {} : plain(step.query)).toString();
  const signInRequest = `${step.method} ${step.path}${target === '' ? '' : `?${target}`}`;
  const base = { signInRequest, tokenIn: 'json', tokenName: 'token', sendAs: 'bearer' };
  const places = [
    ['json', step.json],
    ['form', step.form],
    ['query', step.query],
    ['headers', step.headers],
  ] as const;
  if (step.basic !== undefined) {
    const isBare = step.json === undefined && step.form === undefined && step.headers === undefined;
    return isBare ? { ...base, credentialsAs: 'basic' } : undefined;
  }
  const [only, ...more] = places.filter(([, values]) => usesPlaceholder(values));
  if (only === undefined || more.length > 0 || !isObject(only[1])) return undefined;
  const entries = Object.entries(only[1]);
  const user = entries.find(([, value]) => value === '{username}')?.[0];
  const secret = entries.find(([, value]) => value === '{password}')?.[0];
  const rest = entries.filter(([name]) => name !== user && name !== secret);
  const fits = secret !== undefined && !usesPlaceholder(Object.fromEntries(rest));
  const isElsewhere =
    (only[0] !== 'headers' && step.headers !== undefined) ||
    (only[0] === 'headers' && bodyGiven(step));
  // The form reads a dot in a name of a JSON body as a path.
  const apart = only[0] === 'json' ? /[,;"“”.]/ : /[,;"“”]/;
  if (!fits || isElsewhere || [user, secret].some((name) => apart.test(name ?? ''))) {
    return undefined;
  }
  return {
    ...base,
    credentialsAs: only[0],
    credentialNames: user === undefined ? secret : `${user}, ${secret}`,
    ...(rest.length === 0 || only[0] === 'query'
      ? {}
      : { furtherMembers: JSON.stringify(Object.fromEntries(rest)) }),
  };
}

function bodyGiven({ json, form }: ImportedStep): boolean {
  return json !== undefined || form !== undefined;
}

function plain(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => !usesPlaceholder(value)));
}

function usesPlaceholder(value: unknown): boolean {
  return /\{(?:username|password)\}/.test(JSON.stringify(value ?? ''));
}
