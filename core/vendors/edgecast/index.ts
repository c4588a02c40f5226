import type { Vendor } from '../../kit';
import { clientCredentials } from './client-credentials';
import { guide } from './guide';
import { version1 } from './n8n-version-1';
import { certificateOperations } from './operations/certificate';
import { cnameOperations } from './operations/cname';
import { contentOperations } from './operations/content';
import { deployRequestOperations } from './operations/deploy-request';
import { eventLogOperations } from './operations/event-log';
import { ipRangeOperations } from './operations/ip-range';
import { logProfileOperations } from './operations/log-profile';
import { originOperations } from './operations/origin';
import { originV3Operations } from './operations/origin-v3';
import { policyOperations } from './operations/policy';
import { reportOperations } from './operations/report';
import { statisticsOperations } from './operations/statistics';
import { usageReportOperations } from './operations/usage-report';
import { restToken } from './rest-token';

export const vendor: Vendor = {
  id: 'edgecast',
  name: 'Edgecast',
  description: 'Edgecast (VDMS) content delivery network: REST API and API gateway',
  aliases: ['cdn', 'edgio', 'vdms', 'purge', 'cache', 'certificates'],
  n8n: { className: 'Edgecast', version1 },
  // One source and the points at the edge that it serves.
  glyph:
    'M8.6 12a3.4 3.4 0 1 1 6.8 0a3.4 3.4 0 1 1 -6.8 0zM14.97 12.85L19.82 15.65L19.07 16.95L14.22 14.15zM17.25 16.3a2.2 2.2 0 1 1 4.4 0a2.2 2.2 0 1 1 -4.4 0zM12.75 15L12.75 20.6L11.25 20.6L11.25 15zM9.8 20.6a2.2 2.2 0 1 1 4.4 0a2.2 2.2 0 1 1 -4.4 0zM9.78 14.15L4.93 16.95L4.18 15.65L9.03 12.85zM2.35 16.3a2.2 2.2 0 1 1 4.4 0a2.2 2.2 0 1 1 -4.4 0zM9.03 11.15L4.18 8.35L4.93 7.05L9.78 9.85zM2.35 7.7a2.2 2.2 0 1 1 4.4 0a2.2 2.2 0 1 1 -4.4 0zM11.25 9L11.25 3.4L12.75 3.4L12.75 9zM9.8 3.4a2.2 2.2 0 1 1 4.4 0a2.2 2.2 0 1 1 -4.4 0zM14.22 9.85L19.07 7.05L19.82 8.35L14.97 11.15zM17.25 7.7a2.2 2.2 0 1 1 4.4 0a2.2 2.2 0 1 1 -4.4 0z',
  color: '#7FCFC0',
  schemes: [restToken, clientCredentials],
  resources: {
    content: { name: 'Content' },
    origin: { name: 'Origin' },
    cname: { name: 'Edge CNAME' },
    ipRange: { name: 'IP Range' },
    statistics: { name: 'Real-Time Traffic' },
    usageReport: { name: 'Usage Report' },
    eventLog: { name: 'Event Log' },
    policy: { name: 'Policy' },
    deployRequest: { name: 'Deploy Request' },
    report: { name: 'Report' },
    logProfile: { name: 'Log Profile' },
    certificate: { name: 'Certificate' },
    originV3: { name: 'Origin (Version 3)' },
  },
  operations: [
    ...contentOperations,
    ...originOperations,
    ...cnameOperations,
    ...ipRangeOperations,
    ...statisticsOperations,
    ...usageReportOperations,
    ...eventLogOperations,
    ...policyOperations,
    ...deployRequestOperations,
    ...reportOperations,
    ...logProfileOperations,
    ...certificateOperations,
    ...originV3Operations,
  ],
  guide,
};
