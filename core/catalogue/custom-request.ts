import { InputError } from '../errors';
import { filledPath } from './filled-path';
import { holdsFile, isFile } from '../model/binary-file';
import { METHODS } from '../model/http';
import type { Method } from '../model/http';
import { isObject, ownOnly } from '../model/json';
import type { BuiltRequest, Operation, Params, ParamValue } from '../model/operation';

/** Header fields that are made from the connection and the body that is sent. */
const OF_THE_CONNECTION = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** A body is sent with these as well if a message brings one; no form asks for it. */
const WITHOUT_BODY: readonly Method[] = ['GET', 'HEAD', 'OPTIONS'];

const OF_THE_SIGN_IN = ['authorization', 'proxy-authorization'];

/**
 * `custom.request`: any call that the catalogue lacks, signed like every other. Each vendor has it.
 * @param of whom the API is: a call of a described one may bring cookies, which stand before those of the
 * sign-in, and its path may name values of the token.
 */
export function customRequest(
  servers: readonly string[],
  secretHeaders: readonly string[],
  of: 'vendor' | 'description' = 'vendor',
): Operation & Required<Pick<Operation, 'build'>> {
  const ofDescription = of === 'description';
  const signed = new Set([...OF_THE_SIGN_IN, 'cookie', ...secretHeaders]);
  if (ofDescription) signed.delete('cookie');
  return {
    resource: 'custom',
    operation: 'request',
    name: 'Request',
    action: 'Make custom request',
    description: 'Call any path of the API, authenticated by the account',
    method: 'GET',
    path: '/',
    fields: [
      {
        kind: 'enum',
        name: 'method',
        label: 'Method',
        description: 'HTTP method of the call',
        in: 'none',
        options: METHODS.map((value) => ({ value, label: value })),
        default: 'GET',
      },
      ...(servers.length > 1
        ? ([
            {
              kind: 'enum',
              name: 'server',
              label: 'Server',
              description: 'Server of the account to call; the first one if empty',
              in: 'none',
              options: servers.map((value) => ({ value, label: serverLabel(value) })),
            },
          ] as const)
        : []),
      {
        kind: 'string',
        name: 'path',
        label: 'Path',
        description: 'Path after the base URL of the account, with a leading slash',
        placeholder: '/path',
        in: 'none',
        required: true,
      },
      {
        kind: 'map',
        name: 'query',
        label: 'Query Parameters',
        description: 'Names and values after the question mark; a name may have several values',
        in: 'none',
        repeats: true,
      },
      {
        kind: 'map',
        name: 'headers',
        label: 'Headers',
        description: 'Additional headers; the sign-in method adds its own',
        in: 'none',
        repeats: true,
      },
      {
        kind: 'json',
        name: 'payload',
        label: 'Body',
        description:
          'Body of the request. Text and bytes are sent unchanged; a JSON value is sent as JSON, or as a form if the Content-Type says so',
        in: 'none',
        asGiven: true,
        shownWhen: { method: METHODS.filter((method) => !WITHOUT_BODY.includes(method)) },
      },
    ],
    evidence: { source: 'any call', confidence: 'documented' },
    build: (params) => {
      const headers = headersOf(pairsOf(params, 'headers'), signed);
      const payload = params['payload'];
      return {
        method: String(params['method']) as Method,
        ...(params['server'] === undefined ? {} : { server: String(params['server']) }),
        path: filledPath(String(params['path']), ofDescription),
        query: pairsOf(params, 'query'),
        headers,
        ...(payload === undefined ? {} : bodyOf(payload, contentTypeOf(headers))),
      };
    },
  };
}

type Pairs = readonly (readonly [string, string])[];

function pairsOf(params: Params, name: string): Pairs {
  return (params[name] ?? []) as Pairs;
}

/**
 * Several values of a header are one field with commas (RFC 9110, 5.3), of cookies with semicolons
 * (RFC 6265, 5.4). Names differ by more than their case.
 */
function headersOf(pairs: Pairs, signed: ReadonlySet<string>): Readonly<Record<string, string>> {
  const headers = new Map<string, readonly [name: string, value: string]>();
  for (const [name, value] of pairs) {
    const lower = name.toLowerCase();
    if (OF_THE_CONNECTION.includes(lower)) throw reserved(name, 'is set by the connection');
    if (signed.has(lower)) throw reserved(name, 'is set by the sign-in');
    if (lower === 'set-cookie') throw reserved(name, 'is a header of responses');
    const [known, before] = headers.get(lower) ?? [name, undefined];
    if (before !== undefined && lower === 'content-type') throw twice(name);
    const separator = lower === 'cookie' ? '; ' : ', ';
    headers.set(lower, [known, before === undefined ? value : `${before}${separator}${value}`]);
  }
  return ownOnly(Object.fromEntries(headers.values()));
}

/** A body has one type; with two, each end would go by the one that it sees first. */
function twice(name: string): InputError {
  return new InputError(
    'headers',
    `headers: ${JSON.stringify(name)} is there twice, and a request has one; remove one of the two.`,
  );
}

function reserved(name: string, why: string): InputError {
  return new InputError('headers', `headers: "${name}" ${why}; leave it out.`);
}

function contentTypeOf(headers: Readonly<Record<string, string>>): string {
  const given = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type');
  return given === undefined ? '' : given[1].toLowerCase();
}

/** Bytes and texts go as they are; any other value by the content type, JSON unless it says otherwise. */
function bodyOf(
  payload: ParamValue,
  contentType: string,
): Pick<BuiltRequest, 'body' | 'form' | 'mediaType'> {
  if (isFile(payload)) return { body: payload, form: 'octets' };
  if (typeof payload === 'string') {
    return {
      body: payload,
      form: 'text',
      ...(isJson(payload) ? { mediaType: 'application/json' } : {}),
    };
  }
  if (isObject(payload) && contentType.startsWith('multipart/form-data')) {
    return { body: payload, form: 'multipart' };
  }
  if (isObject(payload) && holdsFile(payload)) {
    throw new InputError(
      'payload',
      'payload: Body has a file among its members; set the header Content-Type to multipart/form-data, or send the file alone.',
    );
  }
  if (isObject(payload) && contentType.startsWith('application/x-www-form-urlencoded')) {
    return { body: payload, form: 'form' };
  }
  return { body: payload, form: 'json' };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** `TSPS`, `REST`, `Gateway`: short names of servers are abbreviations. */
function serverLabel(name: string): string {
  return name.length <= 4 ? name.toUpperCase() : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
