// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const postcodeDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['postcode'] } },
    options: [
      {
        name: 'Search',
        value: 'search',
        action: 'Search addresses by postcode',
        description: 'Find the addresses of a UK postcode',
      },
    ],
    default: 'search',
  },
  {
    displayName: 'Postcode',
    name: 'postcode',
    type: 'string',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['postcode'], operation: ['search'] } },
    placeholder: 'e.g. PL6 7TL',
    description: 'UK postcode',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['postcode'], operation: ['search'] } },
    options: [
      {
        displayName: 'Provider',
        name: 'provider',
        type: 'string',
        default: '',
        description: 'Name of the postcode provider, when it is not the default',
      },
    ],
  },
];
