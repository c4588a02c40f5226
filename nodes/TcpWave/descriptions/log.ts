// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const logDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['log'] } },
    options: [
      {
        name: 'Get Many',
        value: 'getMany',
        action: 'Get many log categories',
        description: 'Get the log categories of TCPWave',
      },
    ],
    default: 'getMany',
  },
];
