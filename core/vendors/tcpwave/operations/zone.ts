import type { BuiltRequest, Field, Operation, Params } from '../../../kit';
import { DESCRIPTION, ORGANIZATION, PAGING, organization } from './common-fields';

const ZONE = {
  kind: 'lookup',
  name: 'zone',
  label: 'Zone',
  description: 'Name of the zone',
  placeholder: 'example.com',
  lookup: { operation: 'zone.getMany', value: 'name', label: 'name' },
  required: true,
  in: 'body',
  to: 'name',
} as const satisfies Field;

const NAME_CONTAINS = {
  kind: 'string',
  name: 'nameContains',
  label: 'Name Contains',
  description: 'Part of the name, where empty means all',
  in: 'none',
} as const satisfies Field;

const SETTINGS = [
  {
    kind: 'string',
    name: 'templateName',
    label: 'Template',
    description: 'Name of the zone template',
    required: true,
    in: 'body',
    to: 'template_name',
  },
  {
    kind: 'boolean',
    name: 'dnssecEnable',
    label: 'Enable DNSSEC',
    description: 'Whether the zone is signed',
    default: false,
    in: 'body',
    to: 'dnssec_enable',
    codec: 'yesNo',
  },
  {
    kind: 'boolean',
    name: 'restrictedZone',
    label: 'Restricted',
    description: 'Whether only some admins may change the zone',
    default: false,
    in: 'body',
    codec: 'yesNo',
  },
  {
    kind: 'boolean',
    name: 'monitoringService',
    label: 'Monitoring',
    description: 'Whether TCPWave watches the zone',
    default: true,
    in: 'body',
    codec: 'yesNo',
  },
  DESCRIPTION,
] as const satisfies readonly Field[];

/** Forward zones, and the list of reverse zones. */
export const zoneOperations: readonly Operation[] = [
  {
    resource: 'zone',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many zones',
    description: 'Get all zones',
    method: 'GET',
    path: '/zone/page',
    fields: [NAME_CONTAINS],
    answer: { items: 'data' },
    paging: PAGING,
    evidence: { source: 'facts 1.4 #31 (PM)', confidence: 'documented' },
    build: filterRules,
  },
  {
    resource: 'zone',
    operation: 'get',
    name: 'Get',
    action: 'Get zone',
    description: 'Get a zone by its name',
    method: 'POST',
    path: '/zone/getZone',
    fields: [organization('organization_name', 'body'), ZONE],
    body: 'json',
    repeatable: true,
    evidence: { source: 'facts 1.4 #30 (PM)', confidence: 'documented' },
  },
  {
    resource: 'zone',
    operation: 'create',
    name: 'Create',
    action: 'Create zone',
    description: 'Create a zone',
    method: 'POST',
    path: '/zone/add',
    fields: [
      organization('organization_name', 'body'),
      {
        kind: 'string',
        name: 'zoneName',
        label: 'Name',
        description: 'Name of the zone',
        placeholder: 'example.com',
        required: true,
        in: 'body',
        to: 'name',
      },
      ...SETTINGS,
    ],
    fixed: { body: { zoneRR: [] } },
    body: 'json',
    evidence: { source: 'facts 1.4 #26 (REST, ANS, PM)', confidence: 'documented' },
  },
  {
    resource: 'zone',
    operation: 'update',
    name: 'Update',
    action: 'Update zone',
    description: 'Change a zone, or several of its records at once',
    method: 'POST',
    path: '/zone/update',
    fields: [
      organization('organization_name', 'body'),
      { ...ZONE, description: 'Name that the zone has now', to: 'old_name' },
      {
        kind: 'string',
        name: 'zoneName',
        label: 'New Name',
        description: 'Name that it shall have, where empty keeps it',
        in: 'none',
      },
      ...SETTINGS,
      {
        kind: 'json',
        name: 'addedRecords',
        label: 'Added Records (JSON)',
        description: 'List of records to add, each with owner, rrclass, rrtype, ttl and data',
        default: [],
        in: 'body',
        to: 'addedRRs',
      },
      {
        kind: 'json',
        name: 'deletedRecords',
        label: 'Deleted Records (JSON)',
        description: 'List of records to delete, each with owner, rrclass, rrtype, ttl and data',
        default: [],
        in: 'body',
        to: 'deletedRRs',
      },
    ],
    body: 'json',
    evidence: { source: 'facts 1.4 #29 (REST, PM)', confidence: 'documented' },
    build: (params) => ({ body: { name: String(params.zoneName ?? params.zone) } }),
  },
  {
    resource: 'zone',
    operation: 'delete',
    name: 'Delete',
    action: 'Delete zones',
    description: 'Delete one or more zones',
    method: 'POST',
    path: '/zone/multidelete',
    fields: [
      ORGANIZATION,
      {
        kind: 'list',
        name: 'zones',
        label: 'Zones',
        description: 'Names of the zones',
        required: true,
        in: 'none',
      },
    ],
    body: 'json',
    confirm: 'Deletes the zones with all of their records',
    evidence: { source: 'facts 1.4 #32 (REST, PM)', confidence: 'documented' },
    build: buildDelete,
  },
  {
    resource: 'reverseZone',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many reverse zones',
    description: 'Get all reverse zones',
    method: 'GET',
    path: '/revzone/page',
    fields: [NAME_CONTAINS],
    answer: { items: 'data' },
    paging: PAGING,
    evidence: { source: 'facts 1.4 #31 (PM)', confidence: 'documented' },
    build: filterRules,
  },
];

/** `filterRules` is always there in the vendor's samples, empty or with rules of this form. */
function filterRules(params: Params): BuiltRequest {
  const value = params.nameContains;
  const rules =
    value === undefined ? [] : [{ field: 'name', op: 'contains', value: String(value) }];
  return { query: { filterRules: JSON.stringify(rules) } };
}

function buildDelete(params: Params): BuiltRequest {
  const names = params.zones;
  return {
    body: (Array.isArray(names) ? names.map(String) : []).map((name) => ({
      name,
      organization_name: String(params.organization),
    })),
  };
}
