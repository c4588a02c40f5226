// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const applicationDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['application'] } },
    options: [
      {
        name: 'Get Many',
        value: 'getMany',
        action: 'Get many applications',
        description: 'List the applications that App Visibility watches',
        displayOptions: { show: { authentication: ['truesight/token'] } },
      },
    ],
    default: 'getMany',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['application'], operation: ['getMany'] } },
    options: [
      {
        displayName: 'Synthetic Only',
        name: 'syntheticOnly',
        type: 'boolean',
        default: true,
        description: 'Whether only applications with synthetic monitoring are wanted',
      },
    ],
  },
];
