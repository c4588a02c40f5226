// Generated from core/vendors by "npm run generate". Do not edit.
import type {
  IExecuteFunctions,
  INodeExecutionData,
  INodeType,
  INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { searchList } from '../shared/list-search';
import { optionsProperty } from '../shared/options';
import { runOperations } from '../shared/run';
import { organizationDescription } from './descriptions/organization';
import { networkDescription } from './descriptions/network';
import { subnetDescription } from './descriptions/subnet';
import { objectDescription } from './descriptions/object';
import { objectRecordDescription } from './descriptions/objectRecord';
import { zoneRecordDescription } from './descriptions/zoneRecord';
import { reverseRecordDescription } from './descriptions/reverseRecord';
import { zoneDescription } from './descriptions/zone';
import { reverseZoneDescription } from './descriptions/reverseZone';
import { scopeDescription } from './descriptions/scope';
import { dhcpServerDescription } from './descriptions/dhcpServer';
import { searchDescription } from './descriptions/search';
import { logDescription } from './descriptions/log';
import { customDescription } from './descriptions/custom';

export class TcpWave implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'TCPWave',
    name: 'tcpWave',
    icon: { light: 'file:../../icons/tcpwave.svg', dark: 'file:../../icons/tcpwave.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
    description: 'TCPWave IPAM (TIMS): addresses, DNS and DHCP of a network',
    defaults: { name: 'TCPWave' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [
      {
        name: 'tcpWaveTokenApi',
        required: true,
        displayOptions: { show: { authentication: ['tcpwave/session-token'] } },
      },
      {
        name: 'tcpWaveCertificateApi',
        required: true,
        displayOptions: { show: { authentication: ['tcpwave/client-certificate'] } },
      },
    ],
    properties: [
      {
        displayName: 'Authentication',
        name: 'authentication',
        type: 'options',
        noDataExpression: true,
        options: [
          {
            name: 'Client Certificate',
            value: 'tcpwave/client-certificate',
            description:
              'Shows a TLS client certificate that is linked to an admin of the TCPWave IPAM',
          },
          {
            name: 'Session Token',
            value: 'tcpwave/session-token',
            description:
              'Sends a session token made in the TCPWave IPAM for the IP address of this machine',
          },
        ],
        default: 'tcpwave/session-token',
      },
      {
        displayName: 'Resource',
        name: 'resource',
        type: 'options',
        noDataExpression: true,
        options: [
          { name: 'Custom', value: 'custom' },
          { name: 'DHCP Scope', value: 'scope' },
          { name: 'DHCP Server', value: 'dhcpServer' },
          { name: 'Log', value: 'log' },
          { name: 'Network', value: 'network' },
          { name: 'Object', value: 'object' },
          { name: 'Object Record', value: 'objectRecord' },
          { name: 'Organization', value: 'organization' },
          { name: 'Reverse Record', value: 'reverseRecord' },
          { name: 'Reverse Zone', value: 'reverseZone' },
          { name: 'Search', value: 'search' },
          { name: 'Subnet', value: 'subnet' },
          { name: 'Zone', value: 'zone' },
          { name: 'Zone Record', value: 'zoneRecord' },
        ],
        default: 'organization',
      },
      ...organizationDescription,
      ...networkDescription,
      ...subnetDescription,
      ...objectDescription,
      ...objectRecordDescription,
      ...zoneRecordDescription,
      ...reverseRecordDescription,
      ...zoneDescription,
      ...reverseZoneDescription,
      ...scopeDescription,
      ...dhcpServerDescription,
      ...searchDescription,
      ...logDescription,
      ...customDescription,
      optionsProperty,
    ],
  };

  methods = {
    listSearch: {
      searchOrganizationGetManyName: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchNetworkGetManyAddressName: searchList('tcpwave', {
        operation: 'network.getMany',
        value: 'address',
        label: 'name',
      }),
      searchZoneGetManyName: searchList('tcpwave', {
        operation: 'zone.getMany',
        value: 'name',
        label: 'name',
      }),
      searchDhcpServerGetManyNameOrganization: searchList('tcpwave', {
        operation: 'dhcpServer.getMany',
        value: 'name',
        label: 'name',
        params: { organization: '{organization}' },
      }),
    },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await runOperations.call(this, 'tcpwave');
  }
}
