// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const deviceDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['device'] } },
    options: [
      {
        name: 'Get Many',
        value: 'getMany',
        action: 'Get many devices',
        description:
          'List the monitored devices of a tenant; the server has no filter by host name',
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
    displayOptions: { show: { resource: ['device'], operation: ['getMany'] } },
    options: [
      {
        displayName: 'Device Type',
        name: 'deviceEntityType',
        type: 'string',
        default: 'all',
        description: 'Entity type such as VmWare.Host, or all',
      },
      {
        displayName: 'Parent Device ID',
        name: 'parentDeviceId',
        type: 'string',
        default: '-1',
        description: 'ID of the device above; 0 gives those at the top, -1 gives all',
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
