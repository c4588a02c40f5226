// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const userGroupDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['userGroup'] } },
    options: [
      {
        name: 'Get Many',
        value: 'getMany',
        action: 'Get many user groups',
        description: 'List the user groups of the user that is signed in',
        displayOptions: { show: { authentication: ['truesight/token'] } },
      },
    ],
    default: 'getMany',
  },
];
