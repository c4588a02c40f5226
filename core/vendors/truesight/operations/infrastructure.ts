import { InputError } from '../../../kit';
import type { Operation } from '../../../kit';
import { listOrWhole } from '../answers';
import { MONITOR_TYPE, TENANT, textOf, TSPS } from '../fields';

const OMPROVIDER = '/tsws/10.0/api/omprovider';

/** What the Presentation Server knows of the monitored world. */
export const infrastructureOperations = [
  {
    ...TSPS,
    resource: 'device',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many devices',
    description: 'List the monitored devices of a tenant (no filter by host name)',
    method: 'GET',
    path: `${OMPROVIDER}/devices`,
    fields: [
      TENANT,
      {
        kind: 'string',
        name: 'deviceEntityType',
        label: 'Device Type',
        description: 'Entity type such as VmWare.Host, or all',
        in: 'query',
        default: 'all',
      },
      {
        kind: 'string',
        name: 'parentDeviceId',
        label: 'Parent Device ID',
        description: 'ID of the parent device; 0 for top-level devices, -1 for all',
        in: 'query',
        default: '-1',
      },
    ],
    answer: { items: 'responseContent.deviceList' },
    evidence: { source: 'T-DEV', confidence: 'documented' },
  },
  {
    ...TSPS,
    resource: 'instance',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many monitor instances',
    description: 'List the monitor instances of a device or of a monitor type',
    method: 'GET',
    path: `${OMPROVIDER}/instances`,
    fields: [
      TENANT,
      {
        kind: 'lookup',
        name: 'deviceId',
        label: 'Device',
        description: 'ID of the device',
        in: 'query',
        lookup: {
          operation: 'device.getMany',
          value: 'deviceId',
          label: 'dispName',
          params: { tenantId: '{tenantId}' },
        },
      },
      MONITOR_TYPE,
    ],
    answer: { items: 'responseContent.instanceList' },
    evidence: { source: 'T-INST', confidence: 'documented' },
    build: (params) => {
      if (textOf(params, 'deviceId') === undefined && textOf(params, 'monitorType') === undefined) {
        throw new InputError('deviceId', 'deviceId: give a device, a monitor type or both.');
      }
      return {};
    },
  },
  {
    ...TSPS,
    resource: 'monitorType',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many monitor types',
    description: 'List the monitor types of a tenant',
    method: 'GET',
    path: `${OMPROVIDER}/monitortypes`,
    fields: [
      TENANT,
      {
        kind: 'string',
        name: 'monitorCategory',
        label: 'Category',
        description: 'Category of the monitor types, or all',
        in: 'query',
        default: 'all',
      },
    ],
    answer: { items: 'responseContent.monitorTypeList' },
    evidence: { source: 'C-PS', confidence: 'documented' },
  },
  {
    ...TSPS,
    resource: 'tenant',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many tenants',
    description: 'List the tenants that the user may see',
    method: 'GET',
    path: `${OMPROVIDER}/tenants`,
    fields: [],
    answer: { items: 'responseContent.tenantList' },
    evidence: { source: 'C-PS', confidence: 'documented' },
  },
  {
    ...TSPS,
    resource: 'agent',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many agents',
    description: 'List servers with their integration services and PATROL agents',
    method: 'POST',
    path: '/tsws/10.0/api/unifiedadmin/Server/details',
    body: 'json',
    repeatable: true,
    fields: [
      {
        kind: 'string',
        name: 'agentFilterCriteria',
        label: 'Agent Filter',
        description: 'Filter for the agents, in the syntax of agent selection criteria',
        placeholder: 'OS CONTAINS "Windows"',
        required: true,
        in: 'body',
      },
    ],
    answer: { items: 'response.serverList' },
    evidence: { source: 'C-PS; not documented', confidence: 'client' },
  },
  {
    ...TSPS,
    resource: 'application',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many applications',
    description: 'List the applications of App Visibility',
    method: 'GET',
    path: '/tsws/10.0/api/appvis/synthetic/api/applications/getAll',
    fields: [
      {
        kind: 'boolean',
        name: 'syntheticOnly',
        label: 'Synthetic Only',
        description: 'Whether to return applications with synthetic monitoring only',
        in: 'none',
        default: true,
      },
    ],
    evidence: { source: 'client code', confidence: 'client' },
    build: (params) => ({
      query: params['syntheticOnly'] === true ? { isSynthetic: 'TRUE' } : {},
    }),
    read: (reply) => listOrWhole(reply, ['response', 'responseContent']),
  },
] as const satisfies readonly Operation[];
