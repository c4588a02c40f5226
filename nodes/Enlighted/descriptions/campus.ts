// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const campusDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['campus'] } },
    options: [
      {
        name: 'Get Many',
        value: 'getMany',
        action: 'Get many campuses',
        description: 'List the campuses of a company',
      },
    ],
    default: 'getMany',
  },
  {
    displayName: 'Company ID',
    name: 'companyId',
    type: 'string',
    default: '1',
    required: true,
    displayOptions: { show: { resource: ['campus'], operation: ['getMany'] } },
    description: 'ID of the company, nearly always 1',
  },
];
