import type { Field, Operation } from '../../../catalogue/operation';
import { at } from '../../../json';
import type { Json } from '../../../json';
import type { ReadReply } from '../../../read-reply';
import { DELETE_RECORDS, DESCRIPTION, PAGING, organization, subnet, ttl } from './common-fields';

const ADDRESSES = {
  kind: 'list',
  name: 'addresses',
  label: 'IP Addresses',
  description: 'Addresses of the objects',
  check: 'ipv4',
  required: true,
  in: 'body',
  to: 'addressArray',
} as const satisfies Field;

/** The six switches of dynamic DNS, true in every sample. */
const DNS_UPDATES = [
  { name: 'updateNsA', label: 'Update A Record', to: 'update_ns_a' },
  { name: 'updateNsPtr', label: 'Update PTR Record', to: 'update_ns_ptr' },
  { name: 'dynUpdateA', label: 'Dynamic A Record', to: 'dyn_update_rrs_a' },
  { name: 'dynUpdatePtr', label: 'Dynamic PTR Record', to: 'dyn_update_rrs_ptr' },
  { name: 'dynUpdateCname', label: 'Dynamic CNAME Record', to: 'dyn_update_rrs_cname' },
  { name: 'dynUpdateMx', label: 'Dynamic MX Record', to: 'dyn_update_rrs_mx' },
].map((field) => ({
  kind: 'boolean' as const,
  description: `Whether TCPWave keeps this up to date (${field.to})`,
  default: true,
  in: 'body' as const,
  ...field,
})) satisfies readonly Field[];

/** Objects: what has an address. */
export const objectOperations: readonly Operation[] = [
  {
    resource: 'object',
    operation: 'getNextFreeIp',
    name: 'Get Next Free IP',
    action: 'Get next free IP of subnet',
    description: 'Get the next free address of a subnet, which is not reserved by that',
    method: 'GET',
    path: '/object/nextfreeip',
    fields: [organization('organization_name', 'query'), subnet('subnet_address', 'query')],
    evidence: { source: 'facts 1.4 #16 (ANS, PM)', confidence: 'documented' },
    read: readFreeRanges,
  },
  {
    resource: 'object',
    operation: 'getNextFreeIpAsText',
    name: 'Get Next Free IP (Older Call)',
    action: 'Get next free IP of subnet by older call',
    description: 'Get the next free address by the call that answers plain text',
    method: 'GET',
    path: '/object/getNextFreeIP',
    fields: [organization('org_name', 'query'), subnet('subnet_addr', 'query')],
    evidence: { source: 'facts 1.4 #17 (PY, GO)', confidence: 'documented' },
    read: readFreeText,
  },
  {
    resource: 'object',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many objects',
    description: 'Get all objects of a subnet',
    method: 'GET',
    path: '/object/paged',
    fields: [organization('orgName', 'query'), subnet('subnet_address', 'query')],
    fixed: { query: { draw: '1' } },
    answer: { items: 'data' },
    paging: PAGING,
    evidence: { source: 'facts 1.4 #18 (PM)', confidence: 'documented' },
  },
  {
    resource: 'object',
    operation: 'get',
    name: 'Get',
    action: 'Get object',
    description: 'Get an object by its address',
    method: 'GET',
    path: '/home/getObjectDetails',
    fields: [
      {
        kind: 'string',
        name: 'ipAddress',
        label: 'IP Address',
        description: 'Address of the object',
        placeholder: '10.1.10.5',
        check: 'ipv4',
        required: true,
        in: 'query',
      },
    ],
    evidence: { source: 'facts 1.4 #19 (AIO, FSR)', confidence: 'client' },
  },
  {
    resource: 'object',
    operation: 'checkExists',
    name: 'Check Exists',
    action: 'Check whether object exists',
    description: 'Ask whether an address is taken',
    method: 'GET',
    path: '/object/checkObjectExists',
    fields: [
      organization('organization_name', 'query'),
      {
        kind: 'string',
        name: 'ipAddress',
        label: 'IP Address',
        description: 'Address to ask for',
        placeholder: '10.1.10.5',
        check: 'ipv4',
        required: true,
        in: 'query',
        to: 'address',
      },
    ],
    evidence: { source: 'facts 1.4 #21 (FSR)', confidence: 'client' },
  },
  {
    resource: 'object',
    operation: 'create',
    name: 'Create',
    action: 'Create object',
    description: 'Create an object at an address',
    method: 'POST',
    path: '/object/add',
    fields: [
      organization('organization_name', 'body'),
      subnet('subnet_address', 'body'),
      {
        kind: 'string',
        name: 'ipAddress',
        label: 'IP Address',
        description: 'Address of the object',
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
        description: 'Host name of the object, without domain',
        required: true,
        in: 'body',
        to: 'name',
      },
      {
        kind: 'string',
        name: 'domainName',
        label: 'Domain Name',
        description: 'Domain of the object',
        placeholder: 'example.com',
        required: true,
        in: 'body',
        to: 'domain_name',
      },
      {
        kind: 'string',
        name: 'classCode',
        label: 'Class',
        description: 'Kind of the object, as it is called in TCPWave',
        default: 'Others',
        required: true,
        in: 'body',
        to: 'class_code',
      },
      {
        kind: 'enum',
        name: 'allocationType',
        label: 'Allocation Type',
        description: 'Whether the address is fixed',
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
        description: 'Resource records to create along with the object, as a list',
        in: 'body',
        to: 'rrs',
      },
    ],
    body: 'json',
    evidence: { source: 'facts 1.4 #22 (REST, ANS, PY, PM, TF)', confidence: 'documented' },
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
    evidence: { source: 'facts 1.4 #23 (REST, ANS, PM)', confidence: 'documented' },
  },
  {
    resource: 'object',
    operation: 'reclaim',
    name: 'Reclaim',
    action: 'Reclaim objects',
    description: 'Set the addresses of one or more objects free again',
    method: 'POST',
    path: '/object/reclaimObjects',
    fields: [organization('organization_name', 'body'), ADDRESSES, DELETE_RECORDS],
    body: 'json',
    evidence: { source: 'facts 1.4 #24 (PY, GO)', confidence: 'documented' },
  },
];

/** `[{startIp, ...}]` becomes one item, so that both calls give the address under the same name. */
function readFreeRanges(reply: ReadReply): readonly Json[] {
  const address = at(reply.json, '0.startIp');
  return typeof address === 'string' ? [{ address, ranges: reply.json as Json }] : [];
}

function readFreeText(reply: ReadReply): readonly Json[] {
  const address = typeof reply.json === 'string' ? reply.json : reply.text.trim();
  return address === '' ? [] : [{ address }];
}
