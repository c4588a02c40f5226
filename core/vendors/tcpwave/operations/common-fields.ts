import type { Field } from '../../../kit';

/** Pages of every paged list (facts 1.3). */
export const PAGING = {
  kind: 'offset',
  in: 'query',
  offset: 'start',
  limit: 'length',
  size: 100,
  total: 'recordsTotal',
} as const;

/** The organization, under the name that this call has for it: the API has five spellings (facts 1.3). */
export function organization(
  to: 'organization_name' | 'organizationName' | 'org_name' | 'orgName' | 'organization',
  place: 'query' | 'body',
): Field {
  return { ...ORGANIZATION, in: place, to };
}

/** The organization for rows whose `build` places it. */
export const ORGANIZATION = {
  kind: 'lookup',
  name: 'organization',
  label: 'Organization',
  description: 'Name of the organization',
  lookup: { operation: 'organization.getMany', value: 'name', label: 'name' },
  required: true,
  in: 'none',
} as const satisfies Field;

/** The subnet, under the name that this call has for it. */
export function subnet(
  to: 'subnet_address' | 'subnet_addr' | 'subnetAddress',
  place: 'query' | 'body',
): Field {
  return {
    kind: 'string',
    name: 'subnetAddress',
    label: 'Subnet Address',
    description: 'First address of the subnet',
    placeholder: '10.1.10.0',
    required: true,
    in: place,
    to,
  };
}

/** The network that a subnet lies in. */
export function network(place: 'query' | 'body'): Field {
  return {
    kind: 'lookup',
    name: 'networkAddress',
    label: 'Network Address',
    description: 'First address of the network',
    placeholder: '10.1.0.0',
    lookup: { operation: 'network.getMany', value: 'address', label: 'name' },
    required: true,
    in: place,
    to: 'network_address',
  };
}

/** A time to live, as text where the vendor's samples have it so. */
export function ttl(codec?: 'asText'): Field {
  return {
    kind: 'integer',
    name: 'ttl',
    label: 'TTL',
    description: 'Time to live of the DNS record in seconds',
    default: 1200,
    min: 0,
    in: 'body',
    ...(codec === undefined ? {} : { codec }),
  };
}

export const DESCRIPTION = {
  kind: 'string',
  name: 'description',
  label: 'Description',
  description: 'Words for people who look it up',
  in: 'body',
} as const satisfies Field;

/** `isDeleterrsChecked`: 0 or 1 in every sample. */
export const DELETE_RECORDS = {
  kind: 'boolean',
  name: 'deleteRecords',
  label: 'Delete Records',
  description: 'Whether to delete the resource records that belong to it too',
  default: false,
  in: 'body',
  to: 'isDeleterrsChecked',
  codec: 'zeroOne',
} as const satisfies Field;
