import type { BuiltRequest, Field, Operation, Params } from '../../../kit';
import { ORGANIZATION, organization, subnet, ttl } from './common-fields';

const RANGE = [
  {
    kind: 'string',
    name: 'startIp',
    label: 'First Address',
    description: 'First address of the range',
    placeholder: '10.1.10.201',
    check: 'ipv4',
    required: true,
    in: 'none',
  },
  {
    kind: 'string',
    name: 'endIp',
    label: 'Last Address',
    description: 'Last address of the range',
    placeholder: '10.1.10.210',
    check: 'ipv4',
    required: true,
    in: 'none',
  },
] as const satisfies readonly Field[];

/** DHCP: ranges that addresses are leased from, servers, leases. */
export const dhcpOperations: readonly Operation[] = [
  {
    resource: 'scope',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many scopes',
    description: 'Get DHCP scopes',
    method: 'GET',
    path: '/scope/list',
    fields: [
      {
        kind: 'map',
        name: 'queryParameters',
        label: 'Query Parameters',
        description:
          'What your version takes to narrow the list, such as subnet_address and org_name',
        in: 'none',
      },
    ],
    answer: { items: ['rows', 'data', ''] },
    evidence: { source: 'facts 1.4 #34 (PM)', confidence: 'documented' },
    build: (params) => ({
      query: Object.fromEntries(
        Object.entries(params.queryParameters ?? {}).map(([name, value]) => [name, String(value)]),
      ),
    }),
  },
  {
    resource: 'scope',
    operation: 'create',
    name: 'Create',
    action: 'Create scope',
    description: 'Create a DHCP scope from a range of addresses of a subnet',
    method: 'POST',
    path: '/scope/create',
    fields: [
      ORGANIZATION,
      subnet('subnetAddress', 'body'),
      ...RANGE,
      {
        kind: 'lookup',
        name: 'dhcpServer',
        label: 'DHCP Server',
        description: 'Name of the primary DHCP server',
        lookup: {
          operation: 'dhcpServer.getMany',
          value: 'name',
          label: 'name',
          params: { organization: '{organization}' },
        },
        required: true,
        in: 'none',
      },
      {
        kind: 'string',
        name: 'templateName',
        label: 'Template',
        description: 'Name of the DHCP option template',
        required: true,
        in: 'none',
      },
      {
        kind: 'string',
        name: 'classCode',
        label: 'Class',
        description: 'Kind of the objects in the scope, as it is called in TCPWave',
        default: 'Others',
        required: true,
        in: 'none',
      },
      ttl('asText'),
    ],
    body: 'json',
    evidence: { source: 'facts 1.4 #34 (REST, ANS, PM)', confidence: 'documented' },
    build: buildScope,
  },
  {
    resource: 'scope',
    operation: 'delete',
    name: 'Delete',
    action: 'Delete scope',
    description: 'Delete a DHCP scope',
    method: 'POST',
    path: '/scope/delete',
    fields: [organization('organization_name', 'body'), subnet('subnetAddress', 'body'), ...RANGE],
    body: 'array',
    evidence: { source: 'facts 1.4 #34 (REST)', confidence: 'documented' },
    build: (params) => ({
      body: { addressRange: `${String(params.startIp)}-${String(params.endIp)}` },
    }),
  },
  {
    resource: 'dhcpServer',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many DHCP servers',
    description: 'Get the DHCP servers of an organization',
    method: 'GET',
    path: '/dhcpserver/list',
    fields: [organization('orgName', 'query')],
    evidence: { source: 'facts 1.4 #35 (AIO, PM)', confidence: 'documented' },
  },
  {
    resource: 'dhcpServer',
    operation: 'getLeases',
    name: 'Get Leases',
    action: 'Get leases of DHCP server',
    description: 'Get the active leases of a DHCP server, some of which never answer',
    method: 'GET',
    path: '/dhcpserver/dhcpActiveLeases',
    fields: [
      {
        kind: 'string',
        name: 'serverIp',
        label: 'Server Address',
        description: 'Address of the DHCP server',
        placeholder: '10.1.10.87',
        check: 'ipv4',
        required: true,
        in: 'query',
      },
    ],
    answer: { items: 'rows' },
    evidence: { source: 'facts 1.4 #35 (AIO)', confidence: 'client' },
  },
];

function buildScope(params: Params): BuiltRequest {
  return {
    body: {
      scope: {
        class_code: String(params.classCode),
        organization_name: String(params.organization),
        primary_dhcp_server: String(params.dhcpServer),
        template_name: String(params.templateName),
        allocation_type: 'dynamic',
        addressRanges: [{ startIP: String(params.startIp), endIP: String(params.endIp) }],
      },
    },
  };
}
