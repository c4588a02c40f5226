// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const ipRangeDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['ipRange'] } },
    options: [
      {
        name: 'Get',
        value: 'get',
        action: 'Get IP ranges',
        description:
          'Get the IPv4 and IPv6 blocks that the CDN fetches content from, for firewalls',
        displayOptions: { show: { authentication: ['edgecast/rest-token'] } },
      },
    ],
    default: 'get',
  },
];
