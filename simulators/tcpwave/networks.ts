import type { Call } from './call';
import { addressOf, OCTETS, PAGE, textOf, type Values } from './fields';
import { paged } from './paged';
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
];

/** Of rows 1 to 8 of the endpoint table: organizations, networks, a new one of each. */
export const NETWORK_CALLS: readonly Call[] = [...organizations, ...networks];
