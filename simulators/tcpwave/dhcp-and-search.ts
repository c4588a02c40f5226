import type { Call } from './call';
import { PAGE, textOf, type Values } from './fields';
import { paged } from './paged';
import type { Store } from './store';

const dhcp: readonly Call[] = [
  {
    method: 'GET',
    path: 'dhcpserver/list',
    // Without parameters in the Postman collection, with `orgName` in aio-tcpwave.
    query: { orgName: 'text' },
    run: ({ query, store }) => ({ json: servers(store, textOf(query, 'orgName')) }),
  },
  {
    method: 'GET',
    path: 'dhcpserver/primary-servers-list',
    query: { 'org_name!': 'text', 'serverType!': 'text' },
    run: ({ query, store }) => ({ json: servers(store, textOf(query, 'org_name')) }),
  },
];

function servers(store: Store, organization: string): readonly Values[] {
  if (organization !== '') store.organization(organization);
  return store.dhcpServers
    .filter((server) => organization === '' || server.organization_name === organization)
    .map(({ name, v4_ipaddress }) => ({ name, v4_ipaddress }));
}

const others: readonly Call[] = [
  ...(['object', 'subnet', 'network'] as const).map((entity): Call => ({
    method: 'GET',
    path: `${entity}/search`,
    query: PAGE,
    run: ({ query, store }) => ({ json: paged(store[`${entity}s`], query) }),
  })),
];

/** Of rows 34 to 37 of the endpoint table: DHCP appliances, and the lists that forms search in. */
export const DHCP_AND_SEARCH_CALLS: readonly Call[] = [...dhcp, ...others];
