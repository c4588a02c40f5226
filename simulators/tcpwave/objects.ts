import type { Call } from './call';
import {
  addressOf,
  checkFields,
  listOf,
  OCTETS,
  PAGE,
  textOf,
  type Fields,
  type Values,
} from './fields';
import { paged } from './paged';
import type { ResourceRecord } from './records';
import type { Store } from './store';
import { TIMS, TimsError } from './tims-error';

const EMBEDDED_RECORD: Fields = {
  'owner!': 'text',
  'rrclass!': 'text',
  'rrtype!': 'recordType',
  'ttl!': 'integer',
  'data!': 'text',
  description: 'text',
  is_external_rr: 'scalar',
  status: 'integer',
};

const ADD_OBJECT: Fields = {
  'name!': 'text',
  'class_code!': 'text',
  'alloc_type!': 'integer',
  ...OCTETS,
  'subnet_address!': 'ipv4',
  'domain_name!': 'text',
  'organization_name!': 'text',
  ttl: 'integer',
  mac: 'text',
  description: 'text',
  update_ns_a: 'boolean',
  update_ns_ptr: 'boolean',
  dyn_update_rrs_a: 'boolean',
  dyn_update_rrs_ptr: 'boolean',
  dyn_update_rrs_cname: 'boolean',
  dyn_update_rrs_mx: 'boolean',
  rrs: 'list',
  dhcp_server: 'text',
  option_template_name: 'text',
  room: 'text',
  floor: 'text',
  location_name: 'text',
  serial_num: 'text',
};

export function toRecord(
  values: Values,
  place: { zone?: string; ipAddr?: string },
): ResourceRecord {
  return {
    owner: textOf(values, 'owner'),
    rrclass: textOf(values, 'rrclass'),
    rrtype: textOf(values, 'rrtype'),
    ttl: Number(values.ttl),
    data: textOf(values, 'data'),
    organization_name: textOf(values, 'organization_name'),
    zone: place.zone ?? '',
    ipAddr: place.ipAddr ?? '',
  };
}

export function sameRecord(left: ResourceRecord, right: ResourceRecord): boolean {
  return (
    left.owner === right.owner &&
    left.rrtype === right.rrtype &&
    left.data === right.data &&
    left.organization_name === right.organization_name
  );
}

function freeRanges(
  store: Store,
  address: string,
  organization: string,
): ReturnType<Store['freeRanges']> {
  const subnet = store.subnet(address, organization);
  const ranges = store.freeRanges(subnet);
  if (ranges.length === 0) throw new TimsError(TIMS.full, `Subnet ${subnet.fullAddress} is full`);
  return ranges;
}

const lookups: readonly Call[] = [
  {
    method: 'GET',
    path: 'object/nextfreeip',
    query: { 'subnet_address!': 'ipv4', 'organization_name!': 'text' },
    run: ({ query, store }) => ({
      json: freeRanges(store, textOf(query, 'subnet_address'), textOf(query, 'organization_name')),
    }),
  },
  {
    method: 'GET',
    path: 'object/paged',
    query: { 'subnet_address!': 'ipv4', 'orgName!': 'text', ...PAGE },
    run: ({ query, store }) => {
      const subnet = store.subnet(textOf(query, 'subnet_address'), textOf(query, 'orgName'));
      const rows = store.objects.filter(
        (entry) =>
          entry.subnet_address === subnet.address &&
          entry.organization_name === subnet.organization_name,
      );
      return { json: paged(rows, query) };
    },
  },
  {
    method: 'GET',
    path: 'object/checkObjectExists',
    query: { 'address!': 'ipv4', 'organization_name!': 'text' },
    run: ({ query, store }) => {
      const organization = store.organization(textOf(query, 'organization_name')).name;
      return { text: String(store.object(textOf(query, 'address'), organization) !== undefined) };
    },
  },
];

const changes: readonly Call[] = [
  {
    method: 'POST',
    path: 'object/add',
    body: ADD_OBJECT,
    run: ({ body, store }) => {
      if (!['1', '2'].includes(String(body.alloc_type))) {
        throw new TimsError(TIMS.badParameter, 'alloc_type is 1 (static) or 2 (dynamic)');
      }
      const records = listOf(body, 'rrs');
      for (const record of records) checkFields(EMBEDDED_RECORD, record, 'field');
      const { addr1, addr2, addr3, addr4, rrs, ...rest } = body;
      const organization_name = textOf(body, 'organization_name');
      const object = store.addObject({
        ...rest,
        address: addressOf({ addr1, addr2, addr3, addr4 }),
        name: textOf(body, 'name'),
        alloc_type: Number(body.alloc_type),
        subnet_address: textOf(body, 'subnet_address'),
        domain_name: textOf(body, 'domain_name'),
        organization_name,
      });
      const place = { ipAddr: object.address, zone: object.domain_name };
      for (const record of records) {
        store.records.push(toRecord({ ...record, organization_name }, place));
      }
      return { text: `Object ${object.address} added${rrs === undefined ? '' : ' with records'}` };
    },
  },
];

/** Of rows 16 to 25 of the endpoint table: free addresses, the objects of a subnet, a new object. */
export const OBJECT_CALLS: readonly Call[] = [...lookups, ...changes];
