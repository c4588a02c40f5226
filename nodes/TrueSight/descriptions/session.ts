// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const sessionDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['session'] } },
    options: [
      {
        name: 'Get',
        value: 'get',
        action: 'Get session',
        description: 'Get the user and tenant of the token',
        displayOptions: { show: { authentication: ['truesight/token'] } },
      },
      {
        name: 'Sign Out',
        value: 'signOut',
        action: 'Sign out of session',
        description: 'End the token that this account is signed in with',
        displayOptions: { show: { authentication: ['truesight/token'] } },
      },
    ],
    default: 'get',
  },
];
