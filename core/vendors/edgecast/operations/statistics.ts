import type { Field, Operation } from '../../../kit';
import { REST } from './hosts';
import { MEDIA_TYPES } from './platforms';

const MEDIA = '/v2/realtimestats/customers/{accountNumber}/media/{platform}';

const FIELDS: readonly Field[] = [
  {
    kind: 'enum',
    name: 'platform',
    label: 'Platform',
    description: 'Delivery platform to measure',
    in: 'path',
    options: MEDIA_TYPES,
    default: '3',
    required: true,
  },
];

/** What goes through the CDN at this moment. */
export const statisticsOperations: readonly Operation[] = [
  {
    ...REST,
    resource: 'statistics',
    operation: 'getBandwidth',
    name: 'Get Bandwidth',
    action: 'Get bandwidth',
    description: 'Get the current bandwidth in bits per second',
    method: 'GET',
    path: `${MEDIA}/bandwidth`,
    fields: FIELDS,
    evidence: {
      source: 'Real-Time_Statistics/Get_Current_Bandwidth',
      confidence: 'documented',
    },
  },
  {
    ...REST,
    resource: 'statistics',
    operation: 'getConnections',
    name: 'Get Connections',
    action: 'Get connections',
    description: 'Get the current number of new connections per second',
    method: 'GET',
    path: `${MEDIA}/connections`,
    fields: FIELDS,
    evidence: {
      source: 'Real-Time_Statistics/Get_Current_Total_Connections',
      confidence: 'documented',
    },
  },
  {
    ...REST,
    resource: 'statistics',
    operation: 'getCacheStatuses',
    name: 'Get Cache Statuses',
    action: 'Get cache statuses',
    description: 'Get the current number of requests per second for each cache status',
    method: 'GET',
    path: `${MEDIA}/cachestatus`,
    fields: FIELDS,
    evidence: {
      source: 'Real-Time_Statistics/Get_Current_Cache_Status_Statistics',
      confidence: 'documented',
    },
  },
  {
    ...REST,
    resource: 'statistics',
    operation: 'getStatusCodes',
    name: 'Get Status Codes',
    action: 'Get status codes',
    description: 'Get the current number of requests per second for each HTTP status',
    method: 'GET',
    path: `${MEDIA}/statuscode`,
    fields: FIELDS,
    evidence: {
      source: 'Reporting/RTS; the path word is a guess',
      confidence: 'guess',
    },
  },
  {
    ...REST,
    resource: 'statistics',
    operation: 'getByCountry',
    name: 'Get by Country',
    action: 'Get statistics by country',
    description: 'Get current statistics of edge CNAMEs with custom reports by country',
    method: 'GET',
    path: '/v2/reporting/customers/{accountNumber}/countryrealtimestats/{platform}',
    fields: [
      {
        kind: 'enum',
        name: 'platform',
        label: 'Platform',
        description: 'Delivery platform to measure',
        in: 'path',
        options: [
          { value: 'cache', label: 'HTTP Large' },
          { value: 'wac', label: 'HTTP Small' },
          { value: 'adn', label: 'ADN' },
        ],
        default: 'cache',
        required: true,
      },
      {
        kind: 'string',
        name: 'cname',
        label: 'Edge CNAME',
        description: 'Edge CNAME to return, in upper and lower case as configured; all if empty',
        placeholder: 'cdn.example.com',
        in: 'query',
      },
      {
        kind: 'string',
        name: 'country',
        label: 'Country',
        description: 'ISO 3166 code of the country to return; all if empty',
        placeholder: 'US',
        in: 'query',
      },
    ],
    evidence: { source: 'E-REP/Get-RTS-Country-EC', confidence: 'documented' },
  },
];
