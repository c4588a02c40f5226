import type { NodeVersion1 } from '../../kit';

export const version1: NodeVersion1 = {
  operations: {
    content: 'bulkLoad',
    origin: 'create',
    cname: 'create',
    usageReport: 'getBytesTransferred',
    policy: 'create',
    deployRequest: 'deployToProduction',
    report: 'create',
    logProfile: 'create',
    certificate: 'cancel',
    originV3: 'getGroup',
  },
};
