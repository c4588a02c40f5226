import type { Call } from './call';
import { addressOf, OCTETS, textOf } from './fields';

/** Of rows 9 to 15 of the endpoint table: a new subnet, and the failure that is known by its number. */
export const SUBNET_CALLS: readonly Call[] = [
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
];
