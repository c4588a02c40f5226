import type { Field, JsonObject, Operation, Params } from '../../../kit';
import { objectOf } from '../param-values';

const PARAMETERS = [
  {
    kind: 'map',
    name: 'parameters',
    label: 'Parameters',
    description: 'Parameters of the method by name, sent as text',
    in: 'none',
  },
  {
    kind: 'json',
    name: 'parametersJson',
    label: 'Parameters (JSON)',
    description: 'Parameters of other types as a JSON object',
    in: 'none',
  },
  {
    kind: 'boolean',
    name: 'runAsync',
    label: 'Run Asynchronously',
    description:
      'Whether to return a request ID immediately and continue the work in the background',
    default: false,
    in: 'none',
  },
] as const satisfies readonly Field[];

const END_POINT = {
  kind: 'string',
  name: 'endPoint',
  byHand: 'The site defines its end points; Get Directory of Worker lists them where enabled',
  label: 'End Point',
  description: 'Full dotted name of the end point',
  placeholder: 'Anytown.Waste.getCollectionDates',
  required: true,
  in: 'none',
} as const satisfies Field;

const WORKER = {
  kind: 'string',
  name: 'worker',
  byHand: 'The workers depend on the site; no method lists the names',
  label: 'Worker',
  description: 'Name of the worker in the URL',
  default: 'securelibrary',
  required: true,
  in: 'path',
} as const satisfies Field;

/** `_async` among the parameters makes the call asynchronous (article 3010). */
function callParams(params: Params): { readonly body: JsonObject } {
  return {
    body: {
      ...objectOf(params, 'parameters', 'parametersJson'),
      ...(params.runAsync === true ? { _async: {} } : {}),
    },
  };
}

/** Calls by name: the customer's own end points, and any method of any worker. */
export const callOperations = [
  {
    resource: 'endPoint',
    operation: 'callSecure',
    name: 'Call Secure',
    action: 'Call secure end point',
    description: 'Call an end point of securelibrary (two minutes at most unless asynchronous)',
    method: 'POST',
    path: '/securelibrary',
    fields: [END_POINT, ...PARAMETERS],
    body: 'json-rpc',
    rpcMethod: '{endPoint}',
    answer: { items: 'result' },
    evidence: {
      source: 'article 5964, article 3010, endpointworkers',
      confidence: 'documented',
    },
    build: callParams,
  },
  {
    resource: 'endPoint',
    operation: 'callOpen',
    name: 'Call Open',
    action: 'Call open end point',
    description: 'Call an end point of ajaxlibrary (two minutes at most unless asynchronous)',
    method: 'POST',
    path: '/ajaxlibrary',
    fields: [END_POINT, ...PARAMETERS],
    body: 'json-rpc',
    rpcMethod: '{endPoint}',
    answer: { items: 'result' },
    evidence: { source: 'article 5964, article 3010', confidence: 'documented' },
    build: callParams,
  },
  {
    resource: 'worker',
    operation: 'call',
    name: 'Call',
    action: 'Call worker',
    description: 'Call any method of any worker (two minutes at most unless asynchronous)',
    method: 'POST',
    path: '/{worker}',
    fields: [
      WORKER,
      {
        kind: 'string',
        name: 'workerMethod',
        byHand: 'Get Directory lists the methods where the site allows',
        label: 'Method',
        description: 'Name of the method',
        placeholder: 'getHistory',
        required: true,
        in: 'none',
      },
      ...PARAMETERS,
    ],
    body: 'json-rpc',
    rpcMethod: '{workerMethod}',
    answer: { items: 'result' },
    evidence: { source: 'article 2188, article 3010', confidence: 'documented' },
    build: callParams,
  },
  {
    resource: 'worker',
    operation: 'getDirectory',
    name: 'Get Directory',
    action: 'Get directory of worker',
    description: 'List the methods of an end point worker, if enabled in the configuration',
    method: 'POST',
    path: '/{worker}',
    fields: [WORKER],
    body: 'json-rpc',
    rpcMethod: '_directory',
    answer: { items: 'result' },
    repeatable: true,
    evidence: { source: 'endpointworkers', confidence: 'documented' },
  },
  {
    resource: 'worker',
    operation: 'getDocumentation',
    name: 'Get Documentation',
    action: 'Get documentation of worker',
    description: 'Get the documentation of an end point worker, if enabled in the configuration',
    method: 'POST',
    path: '/{worker}',
    fields: [WORKER],
    body: 'json-rpc',
    rpcMethod: '_documentation',
    answer: { items: 'result' },
    repeatable: true,
    evidence: { source: 'endpointworkers', confidence: 'documented' },
  },
] as const satisfies readonly Operation[];
