import type { Field, NodeVersion1, Operation } from '../../kit';
import { dhcpOperations } from './operations/dhcp';
import { networkOperations } from './operations/network';
import { recordOperations } from './operations/record';
import { subnetOperations } from './operations/subnet';

const present = [...networkOperations, ...subnetOperations, ...recordOperations, ...dhcpOperations];

export const version1: NodeVersion1 = {
  operations: { zoneRecord: 'create', log: 'getMany' },
  resources: { log: { name: 'Log' } },
  rows: [
    ...withField('maskLength', shortestMask),
    ...withField('organization', organizationNeeded).filter(
      ({ resource, operation }) => resource === 'dhcpServer' && operation === 'getMany',
    ),
    {
      resource: 'scope',
      operation: 'getMany',
      name: 'Get Many',
      action: 'Get many scopes',
      description: 'List DHCP scopes',
      method: 'GET',
      path: '/scope/list',
      fields: [
        {
          kind: 'map',
          name: 'queryParameters',
          label: 'Query Parameters',
          description: 'Query parameters that narrow the list, such as subnetAddress and org_name',
          in: 'none',
          repeats: true,
        },
      ],
      answer: { items: ['rows', 'data', ''] },
      evidence: { source: 'PM', confidence: 'documented' },
      build: ({ queryParameters = [] }) => ({
        query: queryParameters as readonly (readonly [string, string])[],
      }),
    },
    {
      resource: 'log',
      operation: 'getMany',
      name: 'Get Many',
      action: 'Get many log categories',
      description: 'List the log categories of TCPWave',
      method: 'GET',
      path: '/logcat/list',
      fields: [],
      answer: { items: ['rows', 'data', ''] },
      evidence: { source: 'FSR', confidence: 'client' },
    },
  ],
};

function shortestMask(field: Field): Field {
  return field.name === 'maskLength' && field.kind === 'integer' ? { ...field, default: 1 } : field;
}

function organizationNeeded(field: Field): Field {
  return field.name === 'organization' ? { ...field, required: true } : field;
}

function withField(name: string, change: (field: Field) => Field): readonly Operation[] {
  return present
    .filter(({ fields }) => fields.some((field) => field.name === name))
    .map((row) => ({ ...row, fields: row.fields.map(change) }));
}
