// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const dhcpServerDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['dhcpServer'] } },
    options: [
      {
        name: 'Get Leases',
        value: 'getLeases',
        action: 'Get leases of DHCP server',
        description: 'Get the active leases of a DHCP server, some of which never answer',
      },
      {
        name: 'Get Many',
        value: 'getMany',
        action: 'Get many DHCP servers',
        description: 'Get the DHCP servers of an organization',
      },
    ],
    default: 'getMany',
  },
  {
    displayName: 'Organization',
    name: 'organization',
    type: 'resourceLocator',
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        typeOptions: { searchListMethod: 'searchOrganizationGetManyName', searchable: true },
      },
      { displayName: 'By Value', name: 'id', type: 'string' },
    ],
    required: true,
    displayOptions: { show: { resource: ['dhcpServer'], operation: ['getMany'] } },
    description: 'Name of the organization',
  },
  {
    displayName: 'Server Address',
    name: 'serverIp',
    type: 'string',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['dhcpServer'], operation: ['getLeases'] } },
    placeholder: 'e.g. 10.1.10.87',
    description: 'Address of the DHCP server',
  },
];
