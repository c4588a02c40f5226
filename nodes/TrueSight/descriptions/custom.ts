// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const customDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['custom'] } },
    options: [
      {
        name: 'Request',
        value: 'request',
        action: 'Make custom request',
        description: 'Call any path of the API with the sign-in of the account',
      },
    ],
    default: 'request',
  },
  {
    displayName: 'Path',
    name: 'path',
    type: 'string',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['custom'], operation: ['request'] } },
    placeholder: 'e.g. /path',
    description: 'Path after the base URL of the account, with a leading slash',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['custom'], operation: ['request'] } },
    options: [
      {
        displayName: 'Body',
        name: 'payload',
        type: 'json',
        default: '{}',
        description: 'JSON value sent as the body; a text is sent as it is',
      },
      {
        displayName: 'Headers',
        name: 'headers',
        type: 'fixedCollection',
        typeOptions: { multipleValues: true },
        placeholder: 'Add Entry',
        default: {},
        options: [
          {
            displayName: 'Entry',
            name: 'entry',
            values: [
              { displayName: 'Name', name: 'name', type: 'string', default: '' },
              { displayName: 'Value', name: 'value', type: 'string', default: '' },
            ],
          },
        ],
        description: 'Additional header fields; the sign-in adds its own',
      },
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
        description: 'HTTP method of the call',
      },
      {
        displayName: 'Query Parameters',
        name: 'query',
        type: 'fixedCollection',
        typeOptions: { multipleValues: true },
        placeholder: 'Add Entry',
        default: {},
        options: [
          {
            displayName: 'Entry',
            name: 'entry',
            values: [
              { displayName: 'Name', name: 'name', type: 'string', default: '' },
              { displayName: 'Value', name: 'value', type: 'string', default: '' },
            ],
          },
        ],
        description: 'Names and values after the question mark',
      },
      {
        displayName: 'Server',
        name: 'server',
        type: 'options',
        options: [
          { name: 'TSIM', value: 'tsim' },
          { name: 'TSPS', value: 'tsps' },
        ],
        default: 'tsim',
        description: 'Which of the servers of the account is called; its first one unless chosen',
      },
    ],
  },
];
