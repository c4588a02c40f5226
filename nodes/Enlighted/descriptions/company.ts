// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const companyDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['company'] } },
    options: [
      {
        name: 'Get',
        value: 'get',
        action: 'Get company',
        description: 'Get the company with its campuses, time zone and energy price',
      },
    ],
    default: 'get',
  },
];
