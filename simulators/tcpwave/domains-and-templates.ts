import type { Call } from './call';
import { listOf, PAGE, textOf, type Values } from './fields';
import { paged } from './paged';
import type { Domain } from './records';
import { remove, type Store } from './store';
import { TIMS, TimsError } from './tims-error';

const ZONE_TEMPLATES = ['Standard Zone Template', 'Internal Zone Template'];
const DHCP_TEMPLATES = ['Default DHCP Option Template', 'Desks'];
const SUBNET_TEMPLATES = ['Default Subnet Template', 'Small Office'];
const CLASSES = ['Laptop', 'Others', 'Printer', 'Server'];

const templates = (names: readonly string[]) =>
  names.map((template_name, index) => ({ id: index + 1, template_name }));

function domainOf(store: Store, name: string, organization: string): Domain {
  store.organization(organization);
  const found = store.domains.find(
    (entry) => entry.name === name && entry.organization_name === organization,
  );
  if (found !== undefined) return found;
  throw new TimsError(TIMS.unknownDomain, `Domain ${name} does not exist`);
}

function addDomain(store: Store, values: Values): void {
  const organization_name = store.organization(textOf(values, 'organization_name')).name;
  const name = textOf(values, 'name');
  const clash = store.domains.some(
    (entry) => entry.name === name && entry.organization_name === organization_name,
  );
  if (clash) throw new TimsError(TIMS.conflict, `Domain ${name} already exists`);
  const description = textOf(values, 'description');
  store.domains.push({ id: store.nextId(), name, description, organization_name });
}

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
  {
    method: 'GET',
    path: 'domain/get',
    query: { 'name!': 'text', 'org_name!': 'text' },
    run: ({ query, store }) => ({
      json: domainOf(store, textOf(query, 'name'), textOf(query, 'org_name')),
    }),
  },
  {
    method: 'POST',
    path: 'domain/add',
    body: { 'name!': 'text', description: 'text', 'organization_name!': 'text' },
    run: ({ body, store }) => {
      addDomain(store, body);
      return { empty: 204 };
    },
  },
  {
    method: 'POST',
    path: 'domain/update',
    body: {
      'name!': 'text',
      'old_name!': 'text',
      description: 'text',
      // A boolean in the Postman collection, "true" in the REST client of the vendor.
      updateSubDomain: 'scalar',
      'organization_name!': 'text',
    },
    run: ({ body, store }) => {
      const old = domainOf(store, textOf(body, 'old_name'), textOf(body, 'organization_name'));
      store.domains[store.domains.indexOf(old)] = {
        ...old,
        name: textOf(body, 'name'),
        description: textOf(body, 'description'),
      };
      return { empty: 204 };
    },
  },
  {
    method: 'POST',
    path: 'domain/multidelete',
    rows: { 'name!': 'text', 'organization_name!': 'text' },
    run: ({ rows, store }) => {
      for (const row of listOf({ rows }, 'rows')) {
        const domain = domainOf(store, textOf(row, 'name'), textOf(row, 'organization_name'));
        remove(store.domains, (entry) => entry === domain);
      }
      return { empty: 204 };
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
