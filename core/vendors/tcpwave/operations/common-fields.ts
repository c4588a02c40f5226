import type { BuiltRequest, Field, Params } from '../../../kit';

/** Pages of every paged list in the vendor's Postman collection. */
export const PAGING = {
  kind: 'offset',
  in: 'query',
  offset: 'start',
  limit: 'length',
  size: 100,
  total: 'recordsTotal',
} as const;

/** The organization, under the name that this call has for it: the API has five spellings. */
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

/** An organization that narrows a list. */
export const OPTIONAL_ORGANIZATION = { ...ORGANIZATION, required: false } as const satisfies Field;

/** Where the API lists the entries of all organizations only. */
export const OF_ORGANIZATION = { organization_name: 'organization' } as const;

/** The DNS domain that objects and subnets are created with. */
export const DOMAIN = {
  kind: 'lookup',
  name: 'domainName',
  label: 'Domain Name',
  description: 'DNS domain of the object',
  placeholder: 'example.com',
  lookup: {
    operation: 'domain.getMany',
    value: 'name',
    label: 'name',
    params: { organization: '{organization}' },
  },
  required: true,
  in: 'body',
  to: 'domain_name',
} as const satisfies Field;

export const CLASS_CODE = {
  kind: 'lookup',
  name: 'classCode',
  label: 'Class',
  description: 'Object class, as named in TCPWave',
  default: 'Others',
  lookup: { operation: 'classCode.getMany', value: 'name', label: 'name' },
  required: true,
  in: 'body',
  to: 'class_code',
} as const satisfies Field;

export const ZONE_TEMPLATE = {
  kind: 'lookup',
  name: 'templateName',
  label: 'Template',
  description: 'Name of the zone template',
  lookup: { operation: 'template.getManyZone', value: 'name', label: 'name' },
  in: 'body',
  to: 'template_name',
} as const satisfies Field;

/** Rules of a list, in the form of the sample `home/getCurrentAlarms` of the Postman collection. */
export const NAME_CONTAINS = {
  kind: 'string',
  name: 'nameContains',
  label: 'Name Contains',
  description: 'Part of the name; all entries if empty',
  in: 'none',
} as const satisfies Field;

/** `filterRules` is always there in the vendor's samples, empty or with rules of this form. */
export function filterRules(field: string): (params: Params) => BuiltRequest {
  return (params) => {
    const value = params.nameContains;
    const rules = value === undefined ? [] : [{ field, op: 'contains', value: String(value) }];
    return { query: { filterRules: JSON.stringify(rules) } };
  };
}

/** The body of a delete of several entries: an array with an object per name. */
export function deleteByName(field: string): (params: Params) => BuiltRequest {
  return (params) => {
    const names = params[field];
    return {
      body: (Array.isArray(names) ? names.map(String) : []).map((name) => ({
        name,
        organization_name: String(params.organization),
      })),
    };
  };
}

/** The subnet, under the name that this call has for it. */
export function subnet(
  to: 'address' | 'subnet_address' | 'subnet_addr' | 'subnetAddress',
  place: 'query' | 'body',
): Field {
  return {
    kind: 'lookup',
    name: 'subnetAddress',
    label: 'Subnet Address',
    description: 'First address of the subnet',
    placeholder: '10.1.10.0',
    check: 'ipv4',
    lookup: {
      operation: 'subnet.search',
      value: 'fullAddress',
      label: 'name',
      where: OF_ORGANIZATION,
      // Some versions write the mask behind it.
      upTo: '/',
      mask: 'mask_length',
    },
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
    check: 'ipv4',
    lookup: {
      operation: 'network.getMany',
      value: 'address',
      label: 'name',
      where: OF_ORGANIZATION,
      mask: 'mask_length',
    },
    required: true,
    in: place,
    to: 'network_address',
  };
}

/** The address of an object that is there. */
export const OBJECT_ADDRESS = {
  kind: 'lookup',
  name: 'ipAddress',
  label: 'IP Address',
  description: 'IP address of the object',
  placeholder: '10.1.10.5',
  check: 'ipv4',
  lookup: { operation: 'object.search', value: 'address', label: 'name', where: OF_ORGANIZATION },
  required: true,
  in: 'query',
} as const satisfies Field;

/** A time to live, as text where the vendor's samples have it so. */
export function ttl(codec?: 'asText'): Field {
  return {
    kind: 'integer',
    name: 'ttl',
    label: 'TTL',
    description: 'Time to live of the DNS records in seconds',
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
  description: 'Text that describes the entry',
  in: 'body',
} as const satisfies Field;

/** `isDeleterrsChecked`: 0 or 1 in every sample. */
export const DELETE_RECORDS = {
  kind: 'boolean',
  name: 'deleteRecords',
  label: 'Delete Records',
  description: 'Whether to also delete the resource records of the deleted entries',
  default: false,
  in: 'body',
  to: 'isDeleterrsChecked',
  codec: 'zeroOne',
} as const satisfies Field;
