import { at, noListError } from '../../../kit';
import type { Field, Json, Operation, ReadReply } from '../../../kit';
import {
  CLASS_CODE,
  DELETE_RECORDS,
  DESCRIPTION,
  DOMAIN,
  NAME_CONTAINS,
  OBJECT_ADDRESS,
  PAGING,
  filterRules,
  organization,
  subnet,
  ttl,
} from './common-fields';

const ADDRESSES = {
  kind: 'list',
  name: 'addresses',
  label: 'IP Addresses',
  description: 'IP addresses of the objects',
  byHand: 'Get Many lists the addresses',
  check: 'ipv4',
  required: true,
  in: 'body',
  to: 'addressArray',
} as const satisfies Field;

/** The six switches of dynamic DNS, true in every sample. */
const DNS_UPDATES = [
  {
    name: 'updateNsA',
    label: 'Update A Record',
    to: 'update_ns_a',
    description: 'Whether to update the A record of the object in DNS',
  },
  {
    name: 'updateNsPtr',
    label: 'Update PTR Record',
    to: 'update_ns_ptr',
    description: 'Whether to update the PTR record of the object in DNS',
  },
  {
    name: 'dynUpdateA',
    label: 'Dynamic A Record',
    to: 'dyn_update_rrs_a',
    description: 'Whether to update the A record of the object dynamically',
  },
  {
    name: 'dynUpdatePtr',
    label: 'Dynamic PTR Record',
    to: 'dyn_update_rrs_ptr',
    description: 'Whether to update the PTR record of the object dynamically',
  },
  {
    name: 'dynUpdateCname',
    label: 'Dynamic CNAME Record',
    to: 'dyn_update_rrs_cname',
    description: 'Whether to update CNAME records of the object dynamically',
  },
  {
    name: 'dynUpdateMx',
    label: 'Dynamic MX Record',
    to: 'dyn_update_rrs_mx',
    description: 'Whether to update MX records of the object dynamically',
  },
].map((field) => ({
  kind: 'boolean' as const,
  default: true,
  in: 'body' as const,
  ...field,
})) satisfies readonly Field[];

/** What people look for in an object, by the names of the documented calls. */
const SIMPLE = [
  ...['name', 'address', 'class_code', 'alloc_type', 'mac'],
  ...['ttl', 'domain_name', 'subnet_address', 'organization_name'],
];

/** Objects: what has an address. */
export const objectOperations: readonly Operation[] = [
  {
    resource: 'object',
    operation: 'getNextFreeIp',
    name: 'Get Next Free IP',
    action: 'Get next free IP of subnet',
    description: 'Get the next free IP address of a subnet (does not reserve it)',
    method: 'GET',
    path: '/object/nextfreeip',
    fields: [organization('organization_name', 'query'), subnet('subnet_address', 'query')],
    evidence: { source: 'ANS, PM', confidence: 'documented' },
    read: readFreeRanges,
  },
  {
    resource: 'object',
    operation: 'getNextFreeIpAsText',
    name: 'Get Next Free IP (Older Call)',
    action: 'Get next free IP of subnet by older call',
    description:
      'Get the next free IP address of a subnet by an older call with a plain-text response',
    method: 'GET',
    path: '/object/getNextFreeIP',
    fields: [organization('org_name', 'query'), subnet('subnet_addr', 'query')],
    evidence: { source: 'PY, GO', confidence: 'documented' },
    read: readFreeText,
  },
  {
    resource: 'object',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many objects',
    description: 'List the objects of a subnet',
    method: 'GET',
    path: '/object/paged',
    fields: [organization('orgName', 'query'), subnet('subnet_address', 'query')],
    fixed: { query: { draw: '1' } },
    answer: { items: 'data' },
    paging: PAGING,
    simple: SIMPLE,
    evidence: { source: 'PM', confidence: 'documented' },
  },
  {
    resource: 'object',
    operation: 'get',
    name: 'Get',
    action: 'Get object',
    description: 'Get an object by its IP address',
    method: 'GET',
    path: '/home/getObjectDetails',
    fields: [OBJECT_ADDRESS],
    simple: SIMPLE,
    evidence: { source: 'AIO, FSR', confidence: 'client' },
  },
  {
    resource: 'object',
    operation: 'checkExists',
    name: 'Check Exists',
    action: 'Check whether object exists',
    description: 'Check whether an IP address is in use',
    method: 'GET',
    path: '/object/checkObjectExists',
    fields: [
      organization('organization_name', 'query'),
      {
        kind: 'string',
        name: 'ipAddress',
        label: 'IP Address',
        description: 'IP address to check',
        placeholder: '10.1.10.5',
        check: 'ipv4',
        required: true,
        in: 'query',
        to: 'address',
      },
    ],
    evidence: { source: 'FSR', confidence: 'client' },
  },
  {
    resource: 'object',
    operation: 'checkName',
    name: 'Check Name',
    action: 'Check name of object',
    description: 'Check whether a host name is in use in an organization',
    method: 'GET',
    path: '/object/objectNameCheck',
    fields: [
      organization('orgName', 'query'),
      {
        kind: 'string',
        name: 'objectName',
        label: 'Name',
        description: 'Host name to check',
        required: true,
        in: 'query',
        to: 'name',
      },
    ],
    evidence: { source: 'PM', confidence: 'documented' },
  },
  {
    resource: 'object',
    operation: 'search',
    name: 'Search',
    action: 'Search objects',
    description: 'List objects of all organizations by name',
    method: 'GET',
    path: '/object/search',
    fields: [NAME_CONTAINS],
    fixed: { query: { draw: '1' } },
    answer: { items: ['data', 'rows', ''] },
    paging: PAGING,
    simple: SIMPLE,
    evidence: { source: 'PM', confidence: 'documented' },
    build: filterRules('name'),
  },
  {
    resource: 'object',
    operation: 'create',
    name: 'Create',
    action: 'Create object',
    description: 'Create an object at an IP address',
    method: 'POST',
    path: '/object/add',
    fields: [
      organization('organization_name', 'body'),
      subnet('subnet_address', 'body'),
      {
        kind: 'string',
        name: 'ipAddress',
        label: 'IP Address',
        description: 'IP address of the object',
        placeholder: '10.1.10.5',
        check: 'ipv4',
        required: true,
        in: 'body',
        codec: 'octets',
      },
      {
        kind: 'string',
        name: 'objectName',
        label: 'Name',
        description: 'Host name of the object without the domain',
        required: true,
        in: 'body',
        to: 'name',
      },
      DOMAIN,
      CLASS_CODE,
      {
        kind: 'enum',
        name: 'allocationType',
        label: 'Allocation Type',
        description: 'Allocation of the IP address',
        options: [
          { value: '1', label: 'Static' },
          { value: '2', label: 'Dynamic' },
        ],
        default: '1',
        in: 'body',
        to: 'alloc_type',
      },
      ttl('asText'),
      {
        kind: 'string',
        name: 'mac',
        label: 'MAC Address',
        description: 'Hardware address of the object',
        placeholder: '00:11:22:33:44:55',
        in: 'body',
      },
      DESCRIPTION,
      ...DNS_UPDATES,
      {
        kind: 'json',
        name: 'records',
        label: 'Records (JSON)',
        description: 'List of resource records to create with the object',
        in: 'body',
        to: 'rrs',
      },
    ],
    body: 'json',
    evidence: { source: 'REST, ANS, PY, PM, TF', confidence: 'documented' },
  },
  {
    resource: 'object',
    operation: 'delete',
    name: 'Delete',
    action: 'Delete objects',
    description: 'Delete one or more objects',
    method: 'POST',
    path: '/object/delete-multiple',
    fields: [organization('organization_name', 'body'), ADDRESSES, DELETE_RECORDS],
    body: 'json',
    evidence: { source: 'REST, ANS, PM', confidence: 'documented' },
  },
  {
    resource: 'object',
    operation: 'reclaim',
    name: 'Reclaim',
    action: 'Reclaim objects',
    description: 'Release the IP addresses of one or more objects',
    method: 'POST',
    path: '/object/reclaimObjects',
    fields: [organization('organization_name', 'body'), ADDRESSES, DELETE_RECORDS],
    body: 'json',
    evidence: { source: 'PY, GO', confidence: 'documented' },
  },
];

/** `[{startIp, ...}]` becomes one item, so that both calls give the address under the same name. */
/** The ranges of free addresses; an empty list when the subnet is full. */
function readFreeRanges(reply: ReadReply): readonly Json[] {
  if (Array.isArray(reply.json) && reply.json.length === 0) return [];
  const address = at(reply.json, '0.startIp');
  if (typeof address !== 'string') throw noListError(reply, ['']);
  return [{ address, ranges: reply.json as Json }];
}

function readFreeText(reply: ReadReply): readonly Json[] {
  const address = typeof reply.json === 'string' ? reply.json : reply.text.trim();
  return address === '' ? [] : [{ address }];
}
