import type { Call } from './call';
import { PAGE, textOf } from './fields';
import { paged } from './paged';

const ZONE_TEMPLATES = ['Standard Zone Template', 'Internal Zone Template'];
const DHCP_TEMPLATES = ['Default DHCP Option Template', 'Desks'];
const SUBNET_TEMPLATES = ['Default Subnet Template', 'Small Office'];
const CLASSES = ['Laptop', 'Others', 'Printer', 'Server'];

const templates = (names: readonly string[]) =>
  names.map((template_name, index) => ({ id: index + 1, template_name }));

const domains: readonly Call[] = [
  {
    method: 'GET',
    path: 'domain/p_listbyorg',
    query: { 'org_name!': 'text', ...PAGE },
    run: ({ query, store }) => {
      const organization = store.organization(textOf(query, 'org_name')).name;
      const rows = store.domains.filter((entry) => entry.organization_name === organization);
      return { json: paged(rows, query) };
    },
  },
];

const lists: readonly Call[] = [
  {
    method: 'GET',
    path: 'templates/dnstemplatelist',
    query: { 'entity_type_code!': 'text' },
    run: ({ query }) => ({
      json: query.entity_type_code === 'ZONE' ? templates(ZONE_TEMPLATES) : [],
    }),
  },
  {
    method: 'GET',
    path: 'templates/list/DHCP/OPTION',
    query: PAGE,
    run: ({ query }) => ({ json: paged(templates(DHCP_TEMPLATES), query) }),
  },
  {
    method: 'GET',
    path: 'subnet_template/list',
    run: () => ({ json: SUBNET_TEMPLATES.map((name, index) => ({ id: index + 1, name })) }),
  },
  {
    method: 'GET',
    path: 'classcode/list',
    run: () => ({ json: CLASSES.map((class_code, index) => ({ id: index + 1, class_code })) }),
  },
];

/** Domains, and the lists that forms choose templates and classes from. */
export const DOMAIN_AND_TEMPLATE_CALLS: readonly Call[] = [...domains, ...lists];
