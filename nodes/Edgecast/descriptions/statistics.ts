// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const statisticsDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['statistics'] } },
    options: [
      {
        name: 'Get Bandwidth',
        value: 'getBandwidth',
        action: 'Get bandwidth',
        description: 'Get the present bandwidth in bits per second',
        displayOptions: { show: { authentication: ['edgecast/rest-token'] } },
      },
      {
        name: 'Get Cache Statuses',
        value: 'getCacheStatuses',
        action: 'Get cache statuses',
        description: 'Get the present number of requests per second for each cache status',
        displayOptions: { show: { authentication: ['edgecast/rest-token'] } },
      },
      {
        name: 'Get Connections',
        value: 'getConnections',
        action: 'Get connections',
        description: 'Get the present number of new connections per second',
        displayOptions: { show: { authentication: ['edgecast/rest-token'] } },
      },
      {
        name: 'Get Status Codes',
        value: 'getStatusCodes',
        action: 'Get status codes',
        description: 'Get the present number of requests per second for each HTTP status',
        displayOptions: { show: { authentication: ['edgecast/rest-token'] } },
      },
    ],
    default: 'getBandwidth',
  },
  {
    displayName: 'Platform',
    name: 'platform',
    type: 'options',
    options: [
      { name: 'ADN', value: '14' },
      { name: 'HTTP Large', value: '3' },
      { name: 'HTTP Small', value: '8' },
    ],
    default: '3',
    required: true,
    displayOptions: { show: { resource: ['statistics'], operation: ['getBandwidth'] } },
    description: 'Delivery platform that is measured',
  },
  {
    displayName: 'Platform',
    name: 'platform',
    type: 'options',
    options: [
      { name: 'ADN', value: '14' },
      { name: 'HTTP Large', value: '3' },
      { name: 'HTTP Small', value: '8' },
    ],
    default: '3',
    required: true,
    displayOptions: { show: { resource: ['statistics'], operation: ['getConnections'] } },
    description: 'Delivery platform that is measured',
  },
  {
    displayName: 'Platform',
    name: 'platform',
    type: 'options',
    options: [
      { name: 'ADN', value: '14' },
      { name: 'HTTP Large', value: '3' },
      { name: 'HTTP Small', value: '8' },
    ],
    default: '3',
    required: true,
    displayOptions: { show: { resource: ['statistics'], operation: ['getCacheStatuses'] } },
    description: 'Delivery platform that is measured',
  },
  {
    displayName: 'Platform',
    name: 'platform',
    type: 'options',
    options: [
      { name: 'ADN', value: '14' },
      { name: 'HTTP Large', value: '3' },
      { name: 'HTTP Small', value: '8' },
    ],
    default: '3',
    required: true,
    displayOptions: { show: { resource: ['statistics'], operation: ['getStatusCodes'] } },
    description: 'Delivery platform that is measured',
  },
];
