// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const workerDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['worker'] } },
    options: [
      {
        name: 'Call',
        value: 'call',
        action: 'Call worker',
        description:
          'Call any method of any worker, for at most two minutes unless it runs asynchronously',
      },
      {
        name: 'Get Directory',
        value: 'getDirectory',
        action: 'Get directory of worker',
        description: 'List the methods of an end point worker, where its configuration allows it',
      },
      {
        name: 'Get Documentation',
        value: 'getDocumentation',
        action: 'Get documentation of worker',
        description:
          'Get what an end point worker says of its methods, where its configuration allows it',
      },
    ],
    default: 'call',
  },
  {
    displayName: 'Worker',
    name: 'worker',
    type: 'string',
    default: 'securelibrary',
    required: true,
    displayOptions: { show: { resource: ['worker'], operation: ['call'] } },
    description: 'Name of the worker, as it stands in its address',
  },
  {
    displayName: 'Method',
    name: 'workerMethod',
    type: 'string',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['worker'], operation: ['call'] } },
    placeholder: 'e.g. getHistory',
    description: 'Name of the method',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['worker'], operation: ['call'] } },
    options: [
      {
        displayName: 'Parameters',
        name: 'parameters',
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
        description: 'Names and values that the method takes, all sent as text',
      },
      {
        displayName: 'Parameters (JSON)',
        name: 'parametersJson',
        type: 'json',
        default: '{}',
        description: 'Parameters that are not text, as a JSON object',
      },
      {
        displayName: 'Run Asynchronously',
        name: 'runAsync',
        type: 'boolean',
        default: false,
        description:
          'Whether to get a request ID at once and let the work go on, for work that takes longer than the two minutes a call may last',
      },
    ],
  },
  {
    displayName: 'Worker',
    name: 'worker',
    type: 'string',
    default: 'securelibrary',
    required: true,
    displayOptions: { show: { resource: ['worker'], operation: ['getDirectory'] } },
    description: 'Name of the worker, as it stands in its address',
  },
  {
    displayName: 'Worker',
    name: 'worker',
    type: 'string',
    default: 'securelibrary',
    required: true,
    displayOptions: { show: { resource: ['worker'], operation: ['getDocumentation'] } },
    description: 'Name of the worker, as it stands in its address',
  },
];
