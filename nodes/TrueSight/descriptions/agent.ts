// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const agentDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['agent'] } },
    options: [
      {
        name: 'Get Many',
        value: 'getMany',
        action: 'Get many agents',
        description: 'List servers with their integration services and PATROL agents',
        displayOptions: { show: { authentication: ['truesight/token'] } },
      },
    ],
    default: 'getMany',
  },
  {
    displayName: 'Agent Filter',
    name: 'agentFilterCriteria',
    type: 'string',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['agent'], operation: ['getMany'] } },
    placeholder: 'e.g. OS CONTAINS "Windows"',
    description: 'Which agents are wanted, in the words of the agent selection criteria',
  },
];
