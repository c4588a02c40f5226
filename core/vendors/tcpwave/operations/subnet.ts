import { InputError, isObject } from '../../../kit';
import type { BuiltRequest, Field, Json, Operation, Params } from '../../../kit';
import {
  DELETE_RECORDS,
  DESCRIPTION,
  ORGANIZATION,
  PAGING,
  network,
  organization,
  subnet,
} from './common-fields';

const MASK_LENGTH = {
  kind: 'integer',
  name: 'maskLength',
  label: 'Mask Length',
  description: 'Length of the subnet mask in bits',
  placeholder: '24',
  min: 1,
  max: 32,
  required: true,
  in: 'body',
  to: 'mask_length',
} as const satisfies Field;

const NAME = {
  kind: 'string',
  name: 'subnetName',
  label: 'Name',
  description: 'Name of the subnet',
  required: true,
  in: 'body',
  to: 'name',
} as const satisfies Field;

/** What Update may change, and what the API calls it. */
const CHANGES = [
  { name: 'subnetName', label: 'Name', to: 'name', description: 'Name of the subnet' },
  { name: 'description', label: 'Description', to: 'description', description: 'Words for people' },
  {
    name: 'routerAddress',
    label: 'Router Address',
    to: 'routerAddress',
    description: 'Address of the router',
  },
  {
    name: 'primaryDomain',
    label: 'Primary Domain',
    to: 'primary_domain',
    description: 'Domain of its objects',
  },
  {
    name: 'dhcpServerAddress',
    label: 'DHCP Server Address',
    to: 'primary_dhcp_server_address',
    description: 'Address of its primary DHCP server',
  },
  {
    name: 'templateName',
    label: 'Template',
    to: 'template_name',
    description: 'Name of its DHCP option template',
  },
] as const;

/** Subnets. */
export const subnetOperations: readonly Operation[] = [
  {
    resource: 'subnet',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many subnets',
    description: 'Get all subnets of a network',
    method: 'GET',
    path: '/subnet/paged',
    fields: [organization('org_name', 'query'), network('query')],
    fixed: { query: { sort: 'fullAddress', order: 'asc' } },
    answer: { items: 'data' },
    paging: PAGING,
    evidence: { source: 'facts 1.4 #9 (PY, PM)', confidence: 'documented' },
  },
  {
    resource: 'subnet',
    operation: 'get',
    name: 'Get',
    action: 'Get subnet',
    description: 'Get a subnet by its address',
    method: 'GET',
    path: '/subnet/getSubnetData',
    fields: [organization('org_name', 'query'), subnet('subnet_address', 'query')],
    evidence: { source: 'facts 1.4 #10 (PY, GO)', confidence: 'documented' },
  },
  {
    resource: 'subnet',
    operation: 'getOfObject',
    name: 'Get of Object',
    action: 'Get subnet of object',
    description: 'Get the subnet that an address lies in',
    method: 'GET',
    path: '/object/getSubnetByObjectIP',
    fields: [
      organization('organization', 'query'),
      {
        kind: 'string',
        name: 'ipAddress',
        label: 'IP Address',
        description: 'Any address of the subnet',
        placeholder: '10.1.10.5',
        check: 'ipv4',
        required: true,
        in: 'query',
        to: 'address',
      },
    ],
    evidence: { source: 'facts 1.4 #15 (OS)', confidence: 'documented' },
  },
  {
    resource: 'subnet',
    operation: 'create',
    name: 'Create',
    action: 'Create subnet',
    description: 'Create a subnet at an address of your choice',
    method: 'POST',
    path: '/subnet/add',
    fields: [
      organization('organization_name', 'body'),
      network('body'),
      {
        kind: 'string',
        name: 'subnetAddress',
        label: 'Subnet Address',
        description: 'First address of the subnet',
        placeholder: '10.1.10.0',
        check: 'ipv4',
        required: true,
        in: 'body',
        codec: 'octets',
      },
      MASK_LENGTH,
      NAME,
      {
        kind: 'string',
        name: 'routerAddress',
        label: 'Router Address',
        description: 'Address of the router of the subnet',
        placeholder: '10.1.10.1',
        check: 'ipv4',
        required: true,
        in: 'body',
      },
      {
        kind: 'string',
        name: 'primaryDomain',
        label: 'Primary Domain',
        description: 'Domain of the objects in the subnet',
        placeholder: 'example.com',
        required: true,
        in: 'body',
        to: 'primary_domain',
      },
      DESCRIPTION,
    ],
    body: 'json',
    evidence: { source: 'facts 1.4 #11 (REST, PY, PM)', confidence: 'documented' },
  },
  {
    resource: 'subnet',
    operation: 'createNext',
    name: 'Create Next Free',
    action: 'Create next free subnet',
    description: 'Create the next free subnet of a network from a template',
    method: 'POST',
    path: '/subnet/createNextAvailableSubnet',
    fields: [
      organization('organization_name', 'body'),
      {
        kind: 'string',
        name: 'networkAddress',
        label: 'Network Address',
        description: 'Address of the network with its mask length',
        placeholder: '10.10.0.0/16',
        required: true,
        in: 'body',
        to: 'network_address',
      },
      MASK_LENGTH,
      NAME,
      {
        kind: 'string',
        name: 'subnetTemplate',
        label: 'Subnet Template',
        description: 'Name of the template that router and domain come from',
        required: true,
        in: 'body',
        to: 'subnetTemplateName',
      },
    ],
    body: 'json',
    evidence: { source: 'facts 1.4 #12 (ANS)', confidence: 'documented' },
  },
  {
    resource: 'subnet',
    operation: 'update',
    name: 'Update',
    action: 'Update subnet',
    description: 'Change one or more subnets',
    method: 'POST',
    path: '/subnet/edit',
    fields: [
      ORGANIZATION,
      {
        kind: 'list',
        name: 'subnetAddresses',
        label: 'Subnet Addresses',
        description: 'First addresses of the subnets to change',
        check: 'ipv4',
        required: true,
        in: 'body',
        to: 'address',
      },
      ...CHANGES.map(({ name, label, description }) => ({
        kind: 'string' as const,
        name,
        label,
        description,
        in: 'none' as const,
      })),
      {
        kind: 'map',
        name: 'properties',
        label: 'Other Properties',
        description: 'More properties by the name that the API has for them, such as vrf_name',
        in: 'none',
      },
    ],
    body: 'json',
    evidence: { source: 'facts 1.4 #13 (REST, PM)', confidence: 'documented' },
    build: buildUpdate,
  },
  {
    resource: 'subnet',
    operation: 'delete',
    name: 'Delete',
    action: 'Delete subnets',
    description: 'Delete one or more subnets',
    method: 'POST',
    path: '/subnet/delete',
    fields: [
      organization('organizationName', 'body'),
      {
        kind: 'list',
        name: 'subnets',
        label: 'Subnets',
        description: 'Addresses of the subnets with their mask lengths, such as 10.1.10.0/24',
        check: 'cidr',
        required: true,
        in: 'body',
        to: 'addressList',
      },
      DELETE_RECORDS,
    ],
    body: 'json',
    confirm: 'Deletes the subnets with all that they hold',
    evidence: { source: 'facts 1.4 #14 (REST, PY, PM)', confidence: 'documented' },
  },
];

function buildUpdate(params: Params): BuiltRequest {
  const changes: Record<string, Json> = {};
  if (isObject(params.properties)) Object.assign(changes, params.properties);
  for (const { name, to } of CHANGES) {
    const value = params[name];
    if (typeof value === 'string') changes[to] = value;
  }
  if (Object.keys(changes).length === 0) {
    throw new InputError('subnetName', 'subnetName: fill in at least one property to change.');
  }
  return { body: { subnet: { ...changes, organization_name: String(params.organization) } } };
}
