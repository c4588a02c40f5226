import { InputError } from '../errors';
import { METHODS } from '../model/http';
import type { Method } from '../model/http';
import { isObject } from '../model/json';
import type { Json } from '../model/json';
import type { Operation, Params } from '../model/operation';

/** Headers that belong to the connection or to the sign-in and are never the person's to set. */
const RESERVED = [
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'authorization',
  'proxy-authorization',
  'cookie',
];

/** `custom.request`: any call that the catalogue lacks, signed like every other. Each vendor has it. */
export function customRequest(
  servers: readonly string[],
  secretHeaders: readonly string[],
): Operation {
  const reserved = new Set([...RESERVED, ...secretHeaders]);
  return {
    resource: 'custom',
    operation: 'request',
    name: 'Request',
    action: 'Make custom request',
    description: 'Call any path of the API with the sign-in of the account',
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
              description:
                'Which of the servers of the account is called; its first one unless chosen',
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
        description: 'Names and values after the question mark',
        in: 'none',
      },
      {
        kind: 'map',
        name: 'headers',
        label: 'Headers',
        description: 'Additional header fields; the sign-in adds its own',
        in: 'none',
      },
      {
        kind: 'json',
        name: 'payload',
        label: 'Body',
        description: 'JSON value sent as the body; a text is sent as it is',
        in: 'none',
        orText: true,
      },
    ],
    evidence: { source: 'any call', confidence: 'documented' },
    build: (params) => {
      const headers = textsOf(params, 'headers');
      for (const name of Object.keys(headers)) {
        if (reserved.has(name.toLowerCase())) {
          throw new InputError(
            'headers',
            `headers: "${name}" is set by the sign-in; leave it out.`,
          );
        }
      }
      const payload = params['payload'] as Json | undefined;
      return {
        method: String(params['method']) as Method,
        ...(params['server'] === undefined ? {} : { server: String(params['server']) }),
        path: String(params['path']),
        query: textsOf(params, 'query'),
        headers,
        ...(payload === undefined
          ? {}
          : { body: payload, form: typeof payload === 'string' ? 'text' : 'json' }),
      };
    },
  };
}

/** `TSPS`, `REST`, `Gateway`: short names of servers are abbreviations. */
function serverLabel(name: string): string {
  return name.length <= 4 ? name.toUpperCase() : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function textsOf(params: Params, name: string): Readonly<Record<string, string>> {
  const value = params[name];
  return isObject(value) ? (value as Readonly<Record<string, string>>) : {};
}
