import type { Call } from './call';
import { addressOf, OCTETS, PAGE, textOf, type Values } from './fields';
import { contains } from './ipv4';
import { paged } from './paged';
import type { Network } from './records';
import { remove } from './store';
import { TIMS, TimsError } from './tims-error';

const ORGANIZATION = {
  'name!': 'text',
  description: 'text',
  enable_root_zone: 'scalar',
  id: 'scalar',
} as const;

const organizations: readonly Call[] = [
  {
    method: 'GET',
    path: 'organization/list',
    run: ({ store }) => ({ json: store.organizations }),
  },
  {
    method: 'GET',
    path: 'organization/get',
    query: { 'name!': 'text' },
    run: ({ query, store }) => ({ json: store.organization(textOf(query, 'name')) }),
  },
  {
    method: 'POST',
    path: 'organization/add',
    body: ORGANIZATION,
    run: ({ body, store }) => {
      const name = textOf(body, 'name');
      if (store.organizations.some((entry) => entry.name === name)) {
        throw new TimsError(TIMS.conflict, `Organization ${name} already exists`);
      }
      store.organizations.push({
        id: store.nextId(),
        name,
        description: textOf(body, 'description'),
        enable_root_zone: body.enable_root_zone ?? 0,
      });
      return { empty: 204 };
    },
  },
  {
    method: 'POST',
    path: 'organization/update',
    body: { ...ORGANIZATION, 'oldName!': 'text' },
    run: ({ body, store }) => {
      const organization = store.organization(textOf(body, 'oldName'));
      organization.name = textOf(body, 'name');
      if (body.description !== undefined) organization.description = textOf(body, 'description');
      if (body.enable_root_zone !== undefined) {
        organization.enable_root_zone = body.enable_root_zone;
      }
      return { empty: 204 };
    },
  },
  {
    method: 'POST',
    path: 'organization/delete',
    body: ORGANIZATION,
    run: ({ body, store }) => {
      const { name } = store.organization(textOf(body, 'name'));
      if (store.networks.some((entry) => entry.organization_name === name)) {
        throw new TimsError(TIMS.conflict, `Organization ${name} still has networks`);
      }
      remove(store.organizations, (entry) => entry.name === name);
      return { empty: 204 };
    },
  },
];

/** `address` and the four octets may come together; then they must agree. */
function networkAddress(values: Values): string {
  const byOctets = addressOf(values);
  const address = textOf(values, 'address');
  if (address !== '' && address !== byOctets) {
    throw new TimsError(TIMS.badParameter, '"address" and addr1..addr4 differ');
  }
  return byOctets;
}

const networks: readonly Call[] = [
  {
    method: 'GET',
    path: 'network/paged',
    query: PAGE,
    run: ({ query, store }) => ({ json: paged(store.networks, query) }),
  },
  {
    method: 'GET',
    path: 'network/detailsByIP',
    query: { 'organizationName!': 'text', ...OCTETS, address: 'ipv4' },
    run: ({ query, store }) => {
      const address = networkAddress(query);
      const organization = store.organization(textOf(query, 'organizationName')).name;
      const found = store.networks.find(
        (entry) => entry.organization_name === organization && contains(entry, address),
      );
      if (found === undefined)
        throw new TimsError(TIMS.unknownNetwork, `No network has ${address}`);
      return { json: found };
    },
  },
  {
    method: 'GET',
    path: 'network/details',
    query: { 'address!': 'ipv4', 'org_name!': 'text' },
    run: ({ query, store }) => ({
      json: store.network(textOf(query, 'address'), textOf(query, 'org_name')),
    }),
  },
  {
    method: 'POST',
    path: 'network/add',
    body: {
      address: 'ipv4',
      ...OCTETS,
      'mask_length!': 'integer',
      'name!': 'text',
      'organization_name!': 'text',
      description: 'text',
      dmzVisible: 'yesNo',
      dnssec_enable: 'yesNo',
      nsec_option: 'text',
      percentageFull: 'integer',
      email_check: 'flag',
      snmp_check: 'flag',
      log_check: 'flag',
      rrs: 'list',
      zoneTemplateId: 'scalar',
      zoneTemplateName: 'text',
    },
    run: ({ body, store }) => {
      const { addr1, addr2, addr3, addr4 } = body;
      const network = store.addNetwork({
        ...body,
        addr1,
        addr2,
        addr3,
        addr4,
        address: networkAddress(body),
        mask_length: Number(body.mask_length),
        name: textOf(body, 'name'),
        organization_name: textOf(body, 'organization_name'),
      });
      return { text: `Network ${network.address} added` };
    },
  },
  {
    method: 'POST',
    path: 'network/delete',
    body: { 'address!': 'ipv4', 'organization_name!': 'text', id: 'scalar' },
    run: ({ body, store }) => {
      const network: Network = store.network(
        textOf(body, 'address'),
        textOf(body, 'organization_name'),
      );
      const inside = store.subnets.some(
        (entry) =>
          entry.organization_name === network.organization_name &&
          entry.network_address === network.address,
      );
      if (inside) throw new TimsError(TIMS.conflict, `Network ${network.address} has subnets`);
      remove(store.networks, (entry) => entry === network);
      return { empty: 200 };
    },
  },
];

/** Rows 1 to 8 of the endpoint table. */
export const NETWORK_CALLS: readonly Call[] = [...organizations, ...networks];
