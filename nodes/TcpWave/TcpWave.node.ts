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
            name: 'Client certificate',
            value: 'tcpwave/client-certificate',
            description:
              'Shows a TLS client certificate that is linked to an admin of the TCPWave IPAM',
          },
          {
            name: 'Session token',
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
      searchOrganizationgetOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchOrganizationupdateOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchOrganizationdeleteOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchNetworkgetOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchNetworkgetByIpOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchNetworkcreateOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchNetworkdeleteOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchNetworkdeleteNetworkAddress: searchList('tcpwave', {
        operation: 'network.getMany',
        value: 'address',
        label: 'name',
      }),
      searchSubnetgetManyOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchSubnetgetManyNetworkAddress: searchList('tcpwave', {
        operation: 'network.getMany',
        value: 'address',
        label: 'name',
      }),
      searchSubnetgetOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchSubnetgetOfObjectOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchSubnetcreateOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchSubnetcreateNetworkAddress: searchList('tcpwave', {
        operation: 'network.getMany',
        value: 'address',
        label: 'name',
      }),
      searchSubnetcreateNextOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchSubnetupdateOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchSubnetdeleteOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchObjectgetNextFreeIpOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchObjectgetNextFreeIpAsTextOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchObjectgetManyOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchObjectcheckExistsOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchObjectcreateOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchObjectdeleteOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchObjectreclaimOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchObjectRecordcreateOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchObjectRecorddeleteOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchZoneRecordcreateOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchZoneRecordcreateZone: searchList('tcpwave', {
        operation: 'zone.getMany',
        value: 'name',
        label: 'name',
      }),
      searchZoneRecorddeleteOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchZoneRecorddeleteZone: searchList('tcpwave', {
        operation: 'zone.getMany',
        value: 'name',
        label: 'name',
      }),
      searchReverseRecordcreateOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchZonegetOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchZonegetZone: searchList('tcpwave', {
        operation: 'zone.getMany',
        value: 'name',
        label: 'name',
      }),
      searchZonecreateOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchZoneupdateOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchZoneupdateZone: searchList('tcpwave', {
        operation: 'zone.getMany',
        value: 'name',
        label: 'name',
      }),
      searchZonedeleteOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchScopecreateOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchScopecreateDhcpServer: searchList('tcpwave', {
        operation: 'dhcpServer.getMany',
        value: 'name',
        label: 'name',
        params: { organization: '{organization}' },
      }),
      searchScopedeleteOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchDhcpServergetManyOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
      searchSearchfindOrganization: searchList('tcpwave', {
        operation: 'organization.getMany',
        value: 'name',
        label: 'name',
      }),
    },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await runOperations.call(this, 'tcpwave');
  }
}
