import type { Vendor } from '../../vendor';
import { clientCredentials } from './client-credentials';
import { guide } from './guide';
import { certificateOperations } from './operations/certificate';
import { cnameOperations } from './operations/cname';
import { contentOperations } from './operations/content';
import { deployRequestOperations } from './operations/deploy-request';
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
  n8n: { className: 'Edgecast' },
  // A globe of meridians with an arrow that leaves it.
  glyph:
    'M11 3a9 9 0 1 0 9 9h-2a7 7 0 0 1-1.100 3.800H14.800c.3-1.200.4-2.500.4-3.800h-2c0 1.400-.2 2.700-.5 3.800H9.300A15 15 0 0 1 8.800 12c0-1.400.2-2.700.5-3.800H12v-2h-2c.4-.8.800-1.200 1-1.200h1V3.050A9 9 0 0 0 11 3zM7.700 6a12 12 0 0 0-.5 1.200l-.2 1H5.200A7 7 0 0 1 7.700 6zM4.300 10.200h2.600a17 17 0 0 0 0 3.600H4.300a7 7 0 0 1 0-3.600zm.9 5.600H7c.2.800.4 1.500.7 2.200a7 7 0 0 1-2.500-2.200zm4.200 0h3.200c-.4 2-1.100 3.200-1.600 3.200s-1.200-1.200-1.600-3.200zm5.300 0h2.100a7 7 0 0 1-2.500 2.200c.2-.7.4-1.400.4-2.200zM15 2v2h3.600l-5.300 5.300 1.400 1.400L20 5.400V9h2V2z',
  color: '#7FCFC0',
  schemes: [restToken, clientCredentials],
  resources: {
    content: { name: 'Content' },
    origin: { name: 'Origin' },
    cname: { name: 'Edge CNAME' },
    ipRange: { name: 'IP Range' },
    statistics: { name: 'Real-Time Statistics' },
    usageReport: { name: 'Usage Report' },
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
    ...policyOperations,
    ...deployRequestOperations,
    ...reportOperations,
    ...logProfileOperations,
    ...certificateOperations,
    ...originV3Operations,
  ],
  guide,
};
