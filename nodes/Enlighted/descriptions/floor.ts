// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const floorDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['floor'] } },
    options: [
      {
        name: 'Get Many',
        value: 'getMany',
        action: 'Get many floors',
        description: 'List the floors that the user may see',
      },
    ],
    default: 'getMany',
  },
];
