import type { Vendor } from '../../kit';
import { guide } from './guide';
import { version1 } from './n8n-version-1';
import { dhcpOperations } from './operations/dhcp';
import { domainOperations } from './operations/domain';
import { networkOperations } from './operations/network';
import { objectOperations } from './operations/object';
import { organizationOperations } from './operations/organization';
import { recordOperations } from './operations/record';
import { searchOperations } from './operations/search';
import { subnetOperations } from './operations/subnet';
import { templateOperations } from './operations/template';
import { zoneOperations } from './operations/zone';
import { clientCertificate, sessionToken } from './schemes';

export const vendor: Vendor = {
  id: 'tcpwave',
  name: 'TCPWave',
  description: 'TCPWave IPAM (TIMS): addresses, DNS and DHCP of a network',
  aliases: ['tims', 'ipam', 'ddi', 'dns', 'dhcp', 'ip address'],
  n8n: { className: 'TcpWave', version1 },
  // Two hosts, a line between them, a wave below.
  glyph:
    'M7 5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM22 5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM7 4h10v2H7zM2 14c3.3-6 6.7-6 10 0s6.7 6 10 0v4c-3.3 6-6.7 6-10 0s-6.7-6-10 0z',
  color: '#8FC1E3',
  schemes: [sessionToken, clientCertificate],
  resources: {
    organization: { name: 'Organization' },
    domain: { name: 'Domain' },
    network: { name: 'Network' },
    subnet: { name: 'Subnet' },
    object: { name: 'Object' },
    objectRecord: { name: 'Object Record' },
    zone: { name: 'Zone' },
    zoneRecord: { name: 'Zone Record' },
    reverseZone: { name: 'Reverse Zone' },
    reverseRecord: { name: 'Reverse Record' },
    scope: { name: 'DHCP Scope' },
    dhcpServer: { name: 'DHCP Server' },
    search: { name: 'Search' },
    template: { name: 'Template' },
    classCode: { name: 'Object Class' },
    sessionToken: { name: 'Session Token' },
  },
  operations: [
    ...organizationOperations,
    ...domainOperations,
    ...networkOperations,
    ...subnetOperations,
    ...objectOperations,
    ...recordOperations,
    ...zoneOperations,
    ...dhcpOperations,
    ...searchOperations,
    ...templateOperations,
  ],
  guide,
};
