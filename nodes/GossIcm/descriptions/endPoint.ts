// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const endPointDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['endPoint'] } },
    options: [
      {
        name: 'Call Open',
        value: 'callOpen',
        action: 'Call open end point',
        description:
          'Call an end point of ajaxlibrary, for at most two minutes unless it runs asynchronously',
      },
      {
        name: 'Call Secure',
        value: 'callSecure',
        action: 'Call secure end point',
        description:
          'Call an end point of securelibrary, for at most two minutes unless it runs asynchronously',
      },
    ],
    default: 'callSecure',
  },
  {
    displayName: 'End Point',
    name: 'endPoint',
    type: 'string',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['endPoint'], operation: ['callSecure'] } },
    placeholder: 'e.g. Anytown.Waste.getCollectionDates',
    description: 'Full dotted name of the end point',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['endPoint'], operation: ['callSecure'] } },
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
    displayName: 'End Point',
    name: 'endPoint',
    type: 'string',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['endPoint'], operation: ['callOpen'] } },
    placeholder: 'e.g. Anytown.Waste.getCollectionDates',
    description: 'Full dotted name of the end point',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['endPoint'], operation: ['callOpen'] } },
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
];
