// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const instanceDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['instance'] } },
    options: [
      {
        name: 'Get Configuration',
        value: 'getConfiguration',
        action: 'Get monitor instance configuration',
        description: 'Get the configuration data of monitor instances',
        displayOptions: { show: { authentication: ['truesight/token'] } },
      },
      {
        name: 'Get Many',
        value: 'getMany',
        action: 'Get many monitor instances',
        description: 'List the monitor instances of a device or of a monitor type',
        displayOptions: { show: { authentication: ['truesight/token'] } },
      },
      {
        name: 'Get Performance',
        value: 'getPerformance',
        action: 'Get monitor instance performance',
        description: 'Get measured values of monitor instances',
        displayOptions: { show: { authentication: ['truesight/token'] } },
      },
    ],
    default: 'getConfiguration',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['instance'], operation: ['getMany'] } },
    options: [
      {
        displayName: 'Device',
        name: 'deviceId',
        type: 'resourceLocator',
        default: { mode: 'list', value: '' },
        modes: [
          {
            displayName: 'From List',
            name: 'list',
            type: 'list',
            typeOptions: {
              searchListMethod: 'searchDeviceGetManyDeviceIdDispNameTenantId',
              searchable: true,
            },
          },
          { displayName: 'By Value', name: 'id', type: 'string' },
        ],
        description: 'ID of the device',
      },
      {
        displayName: 'Monitor Type',
        name: 'monitorType',
        type: 'resourceLocator',
        default: { mode: 'list', value: '' },
        modes: [
          {
            displayName: 'From List',
            name: 'list',
            type: 'list',
            typeOptions: {
              searchListMethod: 'searchMonitorTypeGetManyMonUniqueNameName',
              searchable: true,
            },
          },
          { displayName: 'By Value', name: 'id', type: 'string' },
        ],
        description: 'Unique name of the monitor type, such as NT_CPU',
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
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['instance'], operation: ['getConfiguration'] } },
    options: [
      {
        displayName: 'Instance Keys',
        name: 'instanceKeys',
        type: 'string',
        typeOptions: { multipleValues: true },
        default: [],
        description:
          'Monitor instances as serverId/monTypeId/monInstId, such as 1/21013/2; not read when a monitor type is given',
      },
      {
        displayName: 'Monitor Type',
        name: 'monitorType',
        type: 'resourceLocator',
        default: { mode: 'list', value: '' },
        modes: [
          {
            displayName: 'From List',
            name: 'list',
            type: 'list',
            typeOptions: {
              searchListMethod: 'searchMonitorTypeGetManyMonUniqueNameName',
              searchable: true,
            },
          },
          { displayName: 'By Value', name: 'id', type: 'string' },
        ],
        description: 'Unique name of the monitor type, such as NT_CPU',
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
  {
    displayName: 'Attributes',
    name: 'attributes',
    type: 'string',
    typeOptions: { multipleValues: true },
    default: [],
    required: true,
    displayOptions: { show: { resource: ['instance'], operation: ['getPerformance'] } },
    description: 'Unique names of the attributes, such as ProcessorTime',
  },
  {
    displayName: 'Start Time',
    name: 'startTime',
    type: 'dateTime',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['instance'], operation: ['getPerformance'] } },
    description: 'Begin of the time span, which may be 1 to 24 hours long',
  },
  {
    displayName: 'End Time',
    name: 'endTime',
    type: 'dateTime',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['instance'], operation: ['getPerformance'] } },
    description: 'End of the time span; values arrive up to two hours late',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['instance'], operation: ['getPerformance'] } },
    options: [
      {
        displayName: 'Computation',
        name: 'computation',
        type: 'string',
        default: 'avg',
        description: 'How values of a time step are put together',
      },
      {
        displayName: 'Data Type',
        name: 'dataType',
        type: 'string',
        default: 'rate',
        description: 'Which form of the values is wanted',
      },
      {
        displayName: 'Instance Keys',
        name: 'instanceKeys',
        type: 'string',
        typeOptions: { multipleValues: true },
        default: [],
        description:
          'Monitor instances as serverId/monTypeId/monInstId, such as 1/21013/2; not read when a monitor type is given',
      },
      {
        displayName: 'Monitor Type',
        name: 'monitorType',
        type: 'resourceLocator',
        default: { mode: 'list', value: '' },
        modes: [
          {
            displayName: 'From List',
            name: 'list',
            type: 'list',
            typeOptions: {
              searchListMethod: 'searchMonitorTypeGetManyMonUniqueNameName',
              searchable: true,
            },
          },
          { displayName: 'By Value', name: 'id', type: 'string' },
        ],
        description: 'Unique name of the monitor type, such as NT_CPU',
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
