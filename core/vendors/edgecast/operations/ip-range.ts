import type { Operation } from '../../../kit';
import { REST } from './hosts';

/** The addresses that the CDN comes from. */
export const ipRangeOperations: readonly Operation[] = [
  {
    ...REST,
    resource: 'ipRange',
    operation: 'get',
    name: 'Get',
    action: 'Get IP ranges',
    description: 'Get the IPv4 and IPv6 blocks of the CDN, for firewall rules',
    method: 'GET',
    path: '/v2/mcc/customers/superblocks',
    fields: [],
    evidence: { source: 'C-SDK', confidence: 'client' },
  },
];
