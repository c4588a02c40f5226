import type { Call } from './call';
import { checkFields, listOf, PAGE, textOf, type Fields, type Values } from './fields';
import { contains, toNumber } from './ipv4';
import { paged } from './paged';
import type { Scope } from './records';
import { remove, type Store } from './store';
import { TIMS, TimsError } from './tims-error';

function createScope(store: Store, body: Values): void {
  const scope: Values = { ...(body.scope as object) };
  checkFields(
    {
      'addressRanges!': 'list',
      'primary_dhcp_server!': 'text',
      'template_name!': 'text',
      'class_code!': 'text',
      'organization_name!': 'text',
      allocation_type: 'text',
      description: 'text',
      allowClassesArray: 'list',
      denyClassesArray: 'list',
    },
    scope,
    'field',
  );
  const organization_name = textOf(scope, 'organization_name');
  const subnet = store.subnet(textOf(body, 'subnetAddress'), organization_name);
  const server = textOf(scope, 'primary_dhcp_server');
  if (!store.dhcpServers.some((entry) => entry.name === server)) {
    throw new TimsError(TIMS.unknownServer, `DHCP appliance ${server} does not exist`);
  }
  const ranges = listOf(scope, 'addressRanges');
  for (const range of ranges) {
    checkFields({ 'startIP!': 'ipv4', 'endIP!': 'ipv4' }, range, 'field');
    const ordered = toNumber(textOf(range, 'startIP')) <= toNumber(textOf(range, 'endIP'));
    const inside = ['startIP', 'endIP'].every((name) => contains(subnet, textOf(range, name)));
    if (!ordered || !inside)
      throw new TimsError(TIMS.badParameter, 'The range is not in the subnet');
  }
  const { addressRanges, ...properties } = scope;
  for (const range of addressRanges === undefined ? [] : ranges) {
    store.scopes.push({
      ...properties,
      id: store.nextId(),
      subnetAddress: subnet.address,
      startIP: textOf(range, 'startIP'),
      endIP: textOf(range, 'endIP'),
      organization_name,
    });
  }
}

const OPTIONAL_PAGE: Fields = Object.fromEntries(
  Object.entries(PAGE).map(([name, kind]) => [name.replace('!', ''), kind]),
);

function fitsScope(scope: Scope, row: Values): boolean {
  return (
    scope.subnetAddress === row.subnetAddress &&
    scope.organization_name === row.organization_name &&
    `${scope.startIP}-${scope.endIP}` === row.addressRange
  );
}

const dhcp: readonly Call[] = [
  {
    method: 'POST',
    path: 'scope/create',
    body: {
      'subnetAddress!': 'ipv4',
      'scope!': 'object',
      ttl: 'integer',
      update_ns_a: 'boolean',
      update_ns_ptr: 'boolean',
      dyn_update_rrs_a: 'boolean',
      dyn_update_rrs_ptr: 'boolean',
      dyn_update_rrs_cname: 'boolean',
      dyn_update_rrs_mx: 'boolean',
    },
    run: ({ body, store }) => {
      createScope(store, body);
      return { text: 'Scope created' };
    },
  },
  {
    method: 'POST',
    path: 'scope/delete',
    rows: { 'addressRange!': 'text', 'subnetAddress!': 'ipv4', 'organization_name!': 'text' },
    run: ({ rows, store }) => {
      for (const row of rows) {
        if (remove(store.scopes, (scope) => fitsScope(scope, row)) === 0) {
          throw new TimsError(
            TIMS.unknownScope,
            `Scope ${textOf(row, 'addressRange')} does not exist`,
          );
        }
      }
      return { empty: 200 };
    },
  },
  {
    // Two samples of the Postman collection: all scopes in pages, or those of a subnet.
    method: 'GET',
    path: 'scope/list',
    query: {
      ...OPTIONAL_PAGE,
      subnetAddress: 'ipv4',
      org_name: 'text',
      serverType: 'text',
    },
    run: ({ query, store }) => {
      if (query.subnetAddress === undefined) {
        checkFields(PAGE, query);
        return { json: paged(store.scopes, query) };
      }
      checkFields({ 'subnetAddress!': 'ipv4', 'org_name!': 'text', 'serverType!': 'text' }, query);
      const subnet = store.subnet(textOf(query, 'subnetAddress'), textOf(query, 'org_name'));
      return {
        json: store.scopes.filter(
          (scope) =>
            scope.subnetAddress === subnet.address &&
            scope.organization_name === subnet.organization_name,
        ),
      };
    },
  },
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
  {
    method: 'GET',
    path: 'dhcpserver/dhcpActiveLeases',
    query: { 'serverIp!': 'ipv4' },
    run: ({ query, store }) => {
      const server = store.dhcpServers.find((entry) => entry.v4_ipaddress === query.serverIp);
      if (server === undefined) {
        throw new TimsError(TIMS.unknownServer, 'The DHCP appliance does not exist');
      }
      if (!server.online) {
        throw new TimsError(TIMS.dhcpApplianceOffline, 'The DHCP appliance may be offline');
      }
      return { json: { rows: store.leases.filter((lease) => lease.dhcpServer === server.name) } };
    },
  },
];

function servers(store: Store, organization: string): readonly Values[] {
  if (organization !== '') store.organization(organization);
  return store.dhcpServers
    .filter((server) => organization === '' || server.organization_name === organization)
    .map(({ name, v4_ipaddress }) => ({ name, v4_ipaddress }));
}

const SEARCHABLE: Readonly<Record<string, readonly string[]>> = {
  object: ['name'],
  resource_record: ['name', 'data', 'owner'],
};

function search(store: Store, query: Values): readonly Values[] {
  const entity = textOf(query, 'entity_type');
  // aio-tcpwave names no field.
  const field = query.field_name === undefined ? 'name' : textOf(query, 'field_name');
  if (!(SEARCHABLE[entity] ?? []).includes(field)) {
    throw new TimsError(TIMS.badParameter, `Cannot search ${field} of ${entity}`);
  }
  if (query.search_type !== 'Match' && query.search_type !== 'Text') {
    throw new TimsError(TIMS.badParameter, 'search_type must be Match or Text');
  }
  const term = textOf(query, 'search_term').toLowerCase();
  const rows: readonly Values[] =
    entity === 'object'
      ? store.objects
      : store.records.map((record) => ({ ...record, name: record.owner }));
  return rows.filter((row) => textOf(row, field).toLowerCase().includes(term));
}

const others: readonly Call[] = [
  {
    // Organizations are not a parameter: the caller filters the rows itself.
    method: 'GET',
    path: 'search/search',
    query: {
      'search_term!': 'text',
      'search_type!': 'text',
      'entity_type!': 'text',
      field_name: 'text',
    },
    run: ({ query, store }) => ({ json: { rows: search(store, query) } }),
  },
  {
    method: 'GET',
    path: 'search/getFieldNames',
    run: () => ({ json: SEARCHABLE }),
  },
  {
    // The audit log; only the FortiSOAR connector calls it, as a health check.
    method: 'GET',
    path: 'logcat/list',
    run: ({ store }) => ({ json: store.log }),
  },
  ...(['object', 'subnet', 'network'] as const).map((entity): Call => ({
    method: 'GET',
    path: `${entity}/search`,
    query: PAGE,
    run: ({ query, store }) => ({ json: paged(store[`${entity}s`], query) }),
  })),
];

/** Rows 34 to 37 of the endpoint table. */
export const DHCP_AND_SEARCH_CALLS: readonly Call[] = [...dhcp, ...others];
