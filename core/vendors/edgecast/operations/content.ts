import type { BuiltRequest, Field, Operation, Params } from '../../../kit';
import { REST } from './hosts';
import { MEDIA_TYPES } from './platforms';
import { wholeNumber } from './whole-number';

const EDGE = '/v2/mcc/customers/{accountNumber}/edge';

const PLATFORM: Field = {
  kind: 'enum',
  name: 'platform',
  label: 'Platform',
  description: 'Delivery platform of the URL',
  in: 'none',
  options: MEDIA_TYPES,
  default: '3',
  required: true,
};

const REGIONS: Field = {
  kind: 'list',
  name: 'regionIds',
  label: 'Region IDs',
  description: 'IDs of the regions from Get Regions; the whole network if empty',
  in: 'none',
};

const URLS = {
  kind: 'list',
  name: 'urls',
  label: 'URLs',
  in: 'body',
  to: 'MediaPath',
  // More than the server works on at once could never start (E-MM/Bulk-Purge-Content).
  max: 50,
  check: 'url',
  required: true,
} as const;

const REQUEST_ID: Field = {
  kind: 'string',
  name: 'requestId',
  byHand: 'The call that starts the job returns the ID',
  label: 'Request ID',
  description: 'ID of the submitted request',
  in: 'path',
  required: true,
};

/** The server runs 50 purges and 50 loads concurrently and answers 400 to one more (Bulk Purge Content). */
const PURGES = { name: 'purge', capacity: 50 } as const;
const LOADS = { name: 'load', capacity: 50 } as const;

const EVERY_SECONDS = 5;
const FOR_SECONDS = 900;

/** The parts of a purge or load whose numbers a form can only give as texts. */
function build(params: Params): BuiltRequest {
  const regions = Array.isArray(params['regionIds']) ? params['regionIds'] : [];
  return {
    body: {
      MediaType: wholeNumber('platform', params['platform']),
      ...(regions.length === 0
        ? {}
        : { EdgeNodeRegionIds: regions.map((region) => wholeNumber('regionIds', region)) }),
    },
  };
}

/** Purging and loading of content. Every call answers at once and goes on in the background. */
export const contentOperations: readonly Operation[] = [
  {
    ...REST,
    resource: 'content',
    operation: 'purge',
    name: 'Purge',
    action: 'Purge content',
    description: 'Purge the cached copies of a URL and wait until the purge is complete',
    method: 'PUT',
    path: `${EDGE}/purge`,
    body: 'json',
    fields: [
      {
        kind: 'string',
        name: 'url',
        label: 'URL',
        description: 'CDN or edge CNAME URL with protocol; * matches any characters',
        in: 'body',
        to: 'MediaPath',
        placeholder: 'https://cdn.example.com/images/*',
        check: 'url',
        required: true,
      },
      PLATFORM,
      REGIONS,
    ],
    wait: {
      id: 'Id',
      path: `${EDGE}/purge/{id}`,
      done: { path: 'CompleteDate', present: true },
      everySeconds: EVERY_SECONDS,
      forSeconds: FOR_SECONDS,
    },
    jobLimit: PURGES,
    evidence: { source: 'E-MM/Purge', confidence: 'documented' },
    build,
  },
  {
    ...REST,
    resource: 'content',
    operation: 'bulkPurge',
    name: 'Bulk Purge',
    action: 'Bulk purge content',
    description: 'Purge the cached copies of up to 50 URLs and wait until all purges are complete',
    method: 'PUT',
    path: `${EDGE}/bulkpurge`,
    body: 'json',
    fields: [
      {
        ...URLS,
        description: 'CDN or edge CNAME URLs with protocol; * matches any characters',
      },
      PLATFORM,
      REGIONS,
    ],
    wait: {
      id: 'Id',
      path: `${EDGE}/bulkpurge/{id}`,
      done: { path: 'Status_Details.Status', in: ['done'] },
      everySeconds: EVERY_SECONDS,
      forSeconds: FOR_SECONDS,
    },
    jobLimit: { ...PURGES, weight: 'urls' },
    evidence: { source: 'E-MM/Bulk-Purge-Content', confidence: 'documented' },
    build,
  },
  {
    ...REST,
    resource: 'content',
    operation: 'getRegions',
    name: 'Get Regions',
    action: 'Get regions for purge and load',
    description: 'List the regions that a purge or a load can be restricted to',
    method: 'GET',
    path: '/v2/mcc/lpqregions',
    fields: [{ ...PLATFORM, in: 'query', to: 'mediaTypes' }],
    evidence: { source: 'C-PY', confidence: 'client' },
  },
  {
    ...REST,
    resource: 'content',
    operation: 'getPurge',
    name: 'Get Purge',
    action: 'Get purge',
    description: 'Get a purge and its completion time',
    method: 'GET',
    path: `${EDGE}/purge/{requestId}`,
    fields: [REQUEST_ID],
    evidence: { source: 'E-MM/Get_Purge_Request', confidence: 'documented' },
  },
  {
    ...REST,
    resource: 'content',
    operation: 'getBulkPurge',
    name: 'Get Bulk Purge',
    action: 'Get bulk purge',
    description: 'Get the status of a bulk purge',
    method: 'GET',
    path: `${EDGE}/bulkpurge/{requestId}`,
    fields: [REQUEST_ID],
    evidence: { source: 'E-MM/Get-Bulk-Purge-Request', confidence: 'documented' },
  },
  {
    ...REST,
    resource: 'content',
    operation: 'load',
    name: 'Load',
    action: 'Load content',
    description: 'Load an asset into the caches before the first visitor and wait for completion',
    method: 'PUT',
    path: `${EDGE}/load`,
    body: 'json',
    fields: [
      {
        kind: 'string',
        name: 'url',
        label: 'URL',
        description: 'CDN or edge CNAME URL of one asset with protocol, without wildcards',
        in: 'body',
        to: 'MediaPath',
        placeholder: 'https://cdn.example.com/images/logo.png',
        check: 'url',
        required: true,
      },
      PLATFORM,
      REGIONS,
    ],
    wait: {
      id: 'Id',
      path: `${EDGE}/load/{id}`,
      done: { path: 'CompleteDate', present: true },
      everySeconds: EVERY_SECONDS,
      forSeconds: FOR_SECONDS,
    },
    jobLimit: LOADS,
    evidence: {
      source: 'E-MM/Load_Content, E-MM/Get-Load-Request',
      confidence: 'documented',
    },
    build,
  },
  {
    ...REST,
    resource: 'content',
    operation: 'bulkLoad',
    name: 'Bulk Load',
    action: 'Bulk load content',
    description: 'Load up to 50 assets into the caches and wait for completion',
    method: 'PUT',
    path: `${EDGE}/bulkload`,
    body: 'json',
    fields: [
      {
        ...URLS,
        description: 'CDN or edge CNAME URLs of assets with protocol, without wildcards',
      },
      PLATFORM,
      REGIONS,
    ],
    wait: {
      id: 'Id',
      path: `${EDGE}/bulkload/{id}`,
      done: { path: 'Status_Details.Status', in: ['done'] },
      everySeconds: EVERY_SECONDS,
      forSeconds: FOR_SECONDS,
    },
    jobLimit: { ...LOADS, weight: 'urls' },
    evidence: { source: 'E-MM/Bulk-Load-Content', confidence: 'documented' },
    build,
  },
  {
    ...REST,
    resource: 'content',
    operation: 'getLoad',
    name: 'Get Load',
    action: 'Get load',
    description: 'Get a load request and its completion time',
    method: 'GET',
    path: `${EDGE}/load/{requestId}`,
    fields: [REQUEST_ID],
    evidence: { source: 'E-MM/Get-Load-Request', confidence: 'documented' },
  },
  {
    ...REST,
    resource: 'content',
    operation: 'getBulkLoad',
    name: 'Get Bulk Load',
    action: 'Get bulk load',
    description: 'Get the status of a bulk load',
    method: 'GET',
    path: `${EDGE}/bulkload/{requestId}`,
    fields: [REQUEST_ID],
    evidence: { source: 'E-MM/Get-Bulk-Load-Request', confidence: 'documented' },
  },
];
