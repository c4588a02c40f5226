import type { INodeProperties } from 'n8n-workflow';
import { LIST_FIELDS, PAGINATIONS } from '../../core';
import { optionsProperty } from '../shared/options';
import { pairsOf } from '../shared/form/pairs';
import { BODY } from './body-properties';

const REQUEST = { operation: ['request'] };

const METHOD_AND_PATH: INodeProperties[] = [
  {
    displayName: 'Method',
    name: 'method',
    type: 'options',
    options: [
      { name: 'DELETE', value: 'DELETE' },
      { name: 'GET', value: 'GET' },
      { name: 'HEAD', value: 'HEAD' },
      { name: 'OPTIONS', value: 'OPTIONS' },
      { name: 'PATCH', value: 'PATCH' },
      { name: 'POST', value: 'POST' },
      { name: 'PUT', value: 'PUT' },
    ],
    default: 'GET',
    displayOptions: { show: REQUEST },
    description: 'HTTP method of the request',
  },
  {
    displayName: 'Path',
    name: 'path',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. /api/version',
    displayOptions: { show: REQUEST },
    description:
      'Path below the base URL of the credential, or a whole URL on the same server. No other server gets the credential.',
  },
];

const QUERY_AND_HEADERS: INodeProperties[] = [
  {
    displayName: 'Query Parameters',
    name: 'query',
    ...pairsOf('Query Parameter'),
    displayOptions: { show: REQUEST },
    description: 'Names and values after the question mark; a name may have several values',
  },
  {
    displayName: 'Headers',
    name: 'headers',
    ...pairsOf('Header'),
    displayOptions: { show: REQUEST },
    description: 'Additional headers; the sign-in method adds its own',
  },
];

const PAGED = PAGINATIONS.map(({ value }) => value).filter((value) => value !== 'none');

/** What each kind of pagination asks for. */
const LIST: INodeProperties[] = LIST_FIELDS.map(
  ({ name, label, description, placeholder, default: standard, of }) => ({
    displayName: label,
    name,
    type: typeof standard === 'number' ? 'number' : 'string',
    default: standard,
    ...(placeholder === undefined ? {} : { placeholder: `e.g. ${placeholder}` }),
    displayOptions: { show: { ...REQUEST, pagination: [...of] } },
    description,
  }),
);

const ITEMS: INodeProperties[] = [
  {
    displayName: 'Items At',
    name: 'itemsAt',
    type: 'string',
    default: '',
    placeholder: 'e.g. data.items',
    displayOptions: { show: REQUEST },
    description:
      'JSON path of the list in the response. Empty: the elements of the response, or the response itself.',
  },
  {
    displayName: 'Pagination',
    name: 'pagination',
    type: 'options',
    options: PAGINATIONS.map(({ value, label, description }) => ({
      name: label,
      value,
      description,
    })),
    default: 'none',
    displayOptions: { show: REQUEST },
    description: 'Method by which the API splits a list into pages',
  },
  ...LIST,
  {
    displayName: 'Parameters In',
    name: 'pageIn',
    type: 'options',
    options: [
      { name: 'JSON or Form Body', value: 'body' },
      { name: 'Query', value: 'query' },
    ],
    default: 'query',
    displayOptions: { show: { ...REQUEST, pagination: PAGED } },
    description: 'Part of the request that holds the parameters of a page',
  },
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    default: false,
    displayOptions: { show: { ...REQUEST, pagination: PAGED } },
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 50,
    displayOptions: { show: { ...REQUEST, pagination: PAGED, returnAll: [false] } },
    description: 'Max number of results to return',
  },
];

const RESPONSE_FORMAT: INodeProperties = {
  displayName: 'Response Format',
  name: 'responseFormat',
  type: 'options',
  options: [
    {
      name: 'Autodetect',
      value: 'auto',
      description: 'JSON if the response is JSON, otherwise text',
    },
    { name: 'File', value: 'file', description: 'Body of the response as binary data' },
  ],
  default: 'auto',
  description: 'Format of the output',
};

/** The options of every node of ours that make sense here: there is no job to wait for. */
const OPTIONS: INodeProperties = {
  ...optionsProperty,
  displayOptions: { show: REQUEST },
  options: [...(optionsProperty.options ?? []), RESPONSE_FORMAT]
    .filter(({ name }) => name !== 'waitSeconds')
    .sort((a, b) => labelOf(a).localeCompare(labelOf(b))) as INodeProperties[],
};

function labelOf(item: { readonly name: string; readonly displayName?: string }): string {
  return item.displayName ?? item.name;
}

/** The form of a request, in the order of n8n's own HTTP Request node. */
export const requestProperties: INodeProperties[] = [
  ...METHOD_AND_PATH,
  ...QUERY_AND_HEADERS,
  ...BODY,
  ...ITEMS,
  OPTIONS,
];
