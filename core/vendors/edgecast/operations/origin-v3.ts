import type { Field, Operation } from '../../../kit';
import { GATEWAY } from './hosts';

const ORIGINS = '/cdn/origins/v0.5/{platform}';
const SCOPE = 'cdn.origins';

const PLATFORM: Field = {
  kind: 'enum',
  name: 'platform',
  label: 'Platform',
  description: 'Delivery platform of the origins',
  in: 'path',
  options: [
    { value: 'http-large', label: 'HTTP Large' },
    { value: 'adn', label: 'ADN' },
  ],
  default: 'http-large',
  required: true,
};

const GROUP_ID: Field = {
  kind: 'lookup',
  name: 'groupId',
  label: 'Origin Group',
  description: 'ID of the origin group',
  in: 'path',
  lookup: {
    operation: 'originV3.getGroups',
    value: 'id',
    label: 'name',
    params: { platform: '{platform}' },
  },
  required: true,
};

/** A bare list by the documents; a collection, as elsewhere on the gateway, is read too. */
const LIST = { items: ['items', ''] } as const;

/** Origins, version 3, of the gateway; the vendor calls it a beta. */
export const originV3Operations: readonly Operation[] = [
  {
    ...GATEWAY,
    resource: 'originV3',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many version 3 origins',
    description: 'List the origin entries of all groups',
    method: 'GET',
    path: ORIGINS,
    fields: [PLATFORM],
    answer: LIST,
    scope: SCOPE,
    evidence: {
      source: 'Origins/Get-All-Origin-Entries',
      confidence: 'documented',
    },
  },
  {
    ...GATEWAY,
    resource: 'originV3',
    operation: 'getGroups',
    name: 'Get Groups',
    action: 'Get version 3 origin groups',
    description: 'List the origin groups',
    method: 'GET',
    path: `${ORIGINS}/groups`,
    fields: [PLATFORM],
    answer: LIST,
    scope: SCOPE,
    evidence: {
      source: 'Origins/Get-All-Customer-Origin-Groups',
      confidence: 'documented',
    },
  },
  {
    ...GATEWAY,
    resource: 'originV3',
    operation: 'getGroup',
    name: 'Get Group',
    action: 'Get version 3 origin group',
    description: 'Get an origin group',
    method: 'GET',
    path: `${ORIGINS}/groups/{groupId}`,
    fields: [PLATFORM, GROUP_ID],
    scope: SCOPE,
    evidence: { source: 'C-SDK', confidence: 'client' },
  },
  {
    ...GATEWAY,
    resource: 'originV3',
    operation: 'getGroupOrigins',
    name: 'Get Group Origins',
    action: 'Get origins of version 3 origin group',
    description: 'List the origin entries of a group in failover order',
    method: 'GET',
    path: `${ORIGINS}/groups/{groupId}/origins`,
    fields: [PLATFORM, GROUP_ID],
    answer: LIST,
    scope: SCOPE,
    evidence: {
      source: 'Origins/Get-Origin-Entries-by-Customer-Origin-Group',
      confidence: 'documented',
    },
  },
  {
    ...GATEWAY,
    resource: 'originV3',
    operation: 'getGroupStatus',
    name: 'Get Group Status',
    action: 'Get status of version 3 origin group',
    description: 'Get the propagation status of a change of an origin group',
    method: 'GET',
    path: `${ORIGINS}/groups/{groupId}/status`,
    fields: [PLATFORM, GROUP_ID],
    scope: SCOPE,
    evidence: {
      source: 'Origins/Get-Customer-Origin-Group-Status',
      confidence: 'documented',
    },
  },
];
