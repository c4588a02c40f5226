import type { Call } from './call';
import {
  addressOf,
  checkFields,
  OCTETS,
  PAGE,
  textOf,
  textsOf,
  type Fields,
  type Values,
} from './fields';

import { contains, overlaps, span, toAddress, toNumber } from './ipv4';
import { paged } from './paged';
import type { Subnet } from './records';
import { remove, type Store } from './store';
import { TIMS, TimsError } from './tims-error';

const EDITABLE: Fields = {
  name: 'text',
  description: 'text',
  routerAddress: 'ipv4',
  primary_domain: 'text',
  'organization_name!': 'text',
  location_id: 'scalar',
  subnet_group_id: 'scalar',
  vlan_id: 'scalar',
  vrf_name: 'text',
  sharedNetwork: 'text',
  discovery_template: 'text',
  enable_discovery: 'yesNo',
  primary_dhcp_server_address: 'ipv4',
  template_name: 'text',
};

function firstGap(
  store: Store,
  networkAddress: string,
  organization: string,
  mask: number,
): string {
  const network = store.network(networkAddress, organization);
  const end = toNumber(network.address) + span(network.mask_length);
  for (let at = toNumber(network.address); at + span(mask) <= end; at += span(mask)) {
    const block = { address: toAddress(at), mask_length: mask };
    const taken = store.subnets.some(
      (entry) => entry.organization_name === organization && overlaps(entry, block),
    );
    if (!taken) return block.address;
  }
  throw new TimsError(TIMS.full, `Network ${networkAddress} has no room for a /${mask}`);
}

function edit(store: Store, addresses: readonly string[], changes: Values): void {
  const organization = textOf(changes, 'organization_name');
  for (const address of addresses) {
    const subnet = store.subnet(address, organization);
    const at = store.subnets.indexOf(subnet);
    store.subnets[at] = { ...subnet, ...changes };
  }
}

/** Rows 9 to 15 of the endpoint table. */
export const SUBNET_CALLS: readonly Call[] = [
  {
    method: 'GET',
    path: 'subnet/paged',
    query: { 'network_address!': 'ipv4', 'org_name!': 'text', ...PAGE },
    run: ({ query, store }) => {
      const network = store.network(textOf(query, 'network_address'), textOf(query, 'org_name'));
      const rows = store.subnets.filter(
        (entry) =>
          entry.network_address === network.address &&
          entry.organization_name === network.organization_name,
      );
      return { json: paged(rows, query) };
    },
  },
  {
    method: 'GET',
    path: 'subnet/getSubnetData',
    query: { 'subnet_address!': 'ipv4', 'org_name!': 'text' },
    run: ({ query, store }) => ({
      json: store.subnet(textOf(query, 'subnet_address'), textOf(query, 'org_name')),
    }),
  },
  {
    method: 'GET',
    path: 'subnet/getSubnetDetails',
    query: { 'subnet_address!': 'ipv4', 'org_name!': 'text' },
    run: ({ query, store }) => ({
      json: store.subnet(textOf(query, 'subnet_address'), textOf(query, 'org_name')),
    }),
  },
  {
    method: 'GET',
    path: 'object/getSnAddr',
    query: { 'address!': 'ipv4' },
    run: ({ query, store }) => {
      const found = store.subnets.find((entry) => entry.address === query.address);
      if (found === undefined) throw new TimsError(TIMS.unknownSubnet, 'The subnet does not exist');
      return { json: found };
    },
  },
  {
    method: 'POST',
    path: 'subnet/add',
    body: {
      ...OCTETS,
      'mask_length!': 'integer',
      'name!': 'text',
      'network_address!': 'ipv4',
      'routerAddress!': 'ipv4',
      'primary_domain!': 'text',
      'organization_name!': 'text',
      description: 'text',
      network_mask: 'integer',
      subnetTemplateName: 'text',
      vlan_id: 'scalar',
      location_id: 'scalar',
      dmzVisible: 'yesNo',
      dnssec_enable: 'yesNo',
      enable_discovery: 'yesNo',
    },
    run: ({ body, store }) => {
      const subnet = store.addSubnet({
        ...body,
        address: addressOf(body),
        mask_length: Number(body.mask_length),
        name: textOf(body, 'name'),
        network_address: textOf(body, 'network_address'),
        routerAddress: textOf(body, 'routerAddress'),
        primary_domain: textOf(body, 'primary_domain'),
        organization_name: textOf(body, 'organization_name'),
      });
      return { text: `Subnet ${subnet.fullAddress} added` };
    },
  },
  {
    method: 'POST',
    path: 'subnet/createNextAvailableSubnet',
    body: {
      'mask_length!': 'integer',
      'name!': 'text',
      'subnetTemplateName!': 'text',
      'network_address!': 'ipv4',
      'organization_name!': 'text',
    },
    run: ({ body, store }) => {
      const organization_name = textOf(body, 'organization_name');
      const network_address = textOf(body, 'network_address');
      const mask_length = Number(body.mask_length);
      const address = firstGap(store, network_address, organization_name, mask_length);
      const subnet = store.addSubnet({
        ...body,
        address,
        mask_length,
        name: textOf(body, 'name'),
        network_address,
        routerAddress: toAddress(toNumber(address) + 1),
        primary_domain: 'example.com',
        organization_name,
      });
      return { text: subnet.fullAddress };
    },
  },
  {
    method: 'POST',
    path: 'subnet/edit',
    body: { 'address!': 'ipv4List', 'subnet!': 'object' },
    run: ({ body, store }) => {
      const changes: Values = { ...(body.subnet as object) };
      checkFields(EDITABLE, changes, 'field');
      edit(store, textsOf(body, 'address'), changes);
      return { empty: 204 };
    },
  },
  {
    method: 'POST',
    path: 'subnet/delete',
    body: {
      'addressList!': 'cidrList',
      'organizationName!': 'text',
      'isDeleterrsChecked!': 'flag',
    },
    run: ({ body, store }) => {
      const organization = textOf(body, 'organizationName');
      const doomed: readonly Subnet[] = textsOf(body, 'addressList').map((full) => {
        const subnet = store.subnet(full.split('/')[0] ?? '', organization);
        if (subnet.fullAddress === full) return subnet;
        throw new TimsError(TIMS.unknownSubnet, `Subnet ${full} does not exist`);
      });
      for (const subnet of doomed) {
        const inside = store.objects
          .filter((entry) => entry.subnet_address === subnet.address)
          .map((entry) => entry.address);
        store.removeObjects(inside, organization, body.isDeleterrsChecked === 1);
        remove(store.subnets, (entry) => entry === subnet);
      }
      return { empty: 200 };
    },
  },
  {
    method: 'GET',
    path: 'object/getSubnetByObjectIP',
    query: { 'address!': 'ipv4', 'organization!': 'text' },
    run: ({ query, store }) => {
      const organization = store.organization(textOf(query, 'organization')).name;
      const address = textOf(query, 'address');
      const found = store.subnets.find(
        (entry) => entry.organization_name === organization && contains(entry, address),
      );
      if (found === undefined) throw new TimsError(TIMS.unknownSubnet, `No subnet has ${address}`);
      return { json: found };
    },
  },
];
