// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const monitorTypeDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['monitorType'] } },
    options: [
      {
        name: 'Get Many',
        value: 'getMany',
        action: 'Get many monitor types',
        description: 'List the monitor types of a tenant',
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
    displayOptions: { show: { resource: ['monitorType'], operation: ['getMany'] } },
    options: [
      {
        displayName: 'Category',
        name: 'monitorCategory',
        type: 'string',
        default: 'all',
        description: 'Category of the monitor types, or all',
      },
      {
        displayName: 'Tenant',
        name: 'tenantId',
        type: 'resourceLocator',
        default: { mode: 'id', value: '*' },
        modes: [
          {
            displayName: 'From List',
            name: 'list',
            type: 'list',
            typeOptions: { searchListMethod: 'searchTenantGetManyTenantId', searchable: true },
          },
          { displayName: 'By Value', name: 'id', type: 'string' },
        ],
        description: 'Tenant to read from, or * for all that the user may see',
      },
    ],
  },
];
