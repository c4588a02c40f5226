import type { Call } from './call';
import { checkFields, listOf, PAGE, textOf, type Fields, type Values } from './fields';

import { sameRecord, toRecord } from './objects';
import { paged } from './paged';
import type { Zone } from './records';
import { remove, type Store } from './store';
import { TIMS, TimsError } from './tims-error';

const RECORD: Fields = {
  'owner!': 'text',
  'rrclass!': 'text',
  'rrtype!': 'recordType',
  'ttl!': 'integer',
  'data!': 'text',
  description: 'text',
  is_external_rr: 'scalar',
  status: 'integer',
};

/** As in the OpenStack automation of the vendor, which sends neither a TTL nor a status. */
const DELETED_RECORD: Fields = {
  'zoneName!': 'text',
  'owner!': 'text',
  'rrclass!': 'text',
  'rrtype!': 'recordType',
  'data!': 'text',
  ttl: 'integer',
  'proxy!': 'flag',
  'organization_name!': 'text',
};

const ZONE_RECORD: Fields = { 'zoneName!': 'text', ...RECORD, 'organization_name!': 'text' };

const ZONE: Fields = {
  'name!': 'text',
  template_name: 'text',
  description: 'text',
  dnssec_enable: 'yesNo',
  nsec_option: 'text',
  restrictedZone: 'yesNo',
  monitoringService: 'yesNo',
  dmzVisible: 'scalar',
  activeDirectoryEnable: 'yesNo',
  secureActiveDirectoryEnable: 'yesNo',
  dcObjectIds: 'list',
  dcAclObjects: 'list',
  serial_format: 'text',
  'organization_name!': 'text',
};

function records(store: Store, zone: Zone): readonly Values[] {
  return store.records
    .filter((rr) => rr.zone === zone.name && rr.organization_name === zone.organization_name)
    .map((rr) => ({ ...rr }));
}

function addRecord(store: Store, zone: Zone, values: Values): void {
  const record = toRecord(
    { ...values, organization_name: zone.organization_name },
    { zone: zone.name },
  );
  if (store.records.some((entry) => sameRecord(entry, record))) {
    throw new TimsError(TIMS.conflict, `Record ${record.owner} already exists`);
  }
  store.records.push(record);
}

function deleteRecord(store: Store, zone: Zone, values: Values): void {
  const record = toRecord({ ...values, organization_name: zone.organization_name }, {});
  const removed = remove(
    store.records,
    (entry) => entry.zone === zone.name && sameRecord(entry, record),
  );
  if (removed === 0)
    throw new TimsError(TIMS.unknownRecord, `Record ${record.owner} does not exist`);
}

function zoneOf(store: Store, values: Values, name = 'zoneName'): Zone {
  return store.zone(textOf(values, name), textOf(values, 'organization_name'));
}

function update(store: Store, body: Values): void {
  const zone = zoneOf(store, body, 'old_name');
  const { addedRRs, deletedRRs, deletedRRS, old_name, updateSubZone, ...properties } = body;
  const added = listOf({ addedRRs }, 'addedRRs');
  // Two spellings occur in the vendor's samples.
  const deleted = [
    ...listOf({ deletedRRs }, 'deletedRRs'),
    ...listOf({ deletedRRS }, 'deletedRRS'),
  ];
  for (const record of [...added, ...deleted]) checkFields(RECORD, record, 'field');
  for (const record of deleted) deleteRecord(store, zone, record);
  for (const record of added) addRecord(store, zone, record);
  store.zones[store.zones.indexOf(zone)] = {
    ...zone,
    ...properties,
    ...(updateSubZone === undefined ? {} : { updateSubZone }),
  };
  const name = textOf(body, 'name');
  for (const [at, record] of store.records.entries()) {
    if (record.zone === textOf({ old_name }, 'old_name'))
      store.records[at] = { ...record, zone: name };
  }
}

/** Rows 26 to 33 of the endpoint table. */
export const ZONE_CALLS: readonly Call[] = [
  {
    method: 'POST',
    path: 'zone/add',
    body: { ...ZONE, zoneRR: 'list' },
    run: ({ body, store }) => {
      const { zoneRR, ...properties } = body;
      const organization_name = store.organization(textOf(body, 'organization_name')).name;
      const name = textOf(body, 'name');
      const clash = store.zones.some(
        (entry) => entry.name === name && entry.organization_name === organization_name,
      );
      if (clash) throw new TimsError(TIMS.conflict, `Zone ${name} already exists`);
      const first = listOf({ zoneRR }, 'zoneRR');
      for (const record of first) checkFields(RECORD, record, 'field');
      const zone = { ...properties, id: store.nextId(), name, reverse: false, organization_name };
      store.zones.push(zone);
      for (const record of first) addRecord(store, zone, record);
      return { empty: 204 };
    },
  },
  {
    method: 'POST',
    path: 'zone/rr/add',
    body: ZONE_RECORD,
    run: ({ body, store }) => {
      addRecord(store, zoneOf(store, body), body);
      return { empty: 204 };
    },
  },
  {
    method: 'POST',
    path: 'zone/rr/delete',
    body: DELETED_RECORD,
    run: ({ body, store }) => {
      deleteRecord(store, zoneOf(store, body), body);
      return { empty: 204 };
    },
  },
  {
    method: 'GET',
    path: 'zone/listCNAMEAndARRs',
    query: { 'orgName!': 'text', 'zone!': 'text' },
    run: ({ query, store }) => {
      const zone = store.zone(textOf(query, 'zone'), textOf(query, 'orgName'));
      return {
        json: records(store, zone).filter((rr) => ['A', 'CNAME'].includes(textOf(rr, 'rrtype'))),
      };
    },
  },
  {
    method: 'GET',
    path: 'zone/search/rr',
    query: PAGE,
    run: ({ query, store }) => ({
      json: paged(
        store.records.map((rr) => ({ ...rr })),
        query,
      ),
    }),
  },
  {
    method: 'GET',
    path: 'zone/checkIfIPExists',
    query: { 'orgName!': 'text', 'ip!': 'ipv4' },
    run: ({ query, store }) => {
      const organization = store.organization(textOf(query, 'orgName')).name;
      return {
        text: String(
          store.records.some((rr) => rr.data === query.ip && rr.organization_name === organization),
        ),
      };
    },
  },
  {
    method: 'POST',
    path: 'zone/rr/checkACNAMEconflict',
    query: { 'org_name!': 'text', 'ownerName!': 'text', 'recordType!': 'recordType' },
    run: ({ query, store }) => {
      const organization = store.organization(textOf(query, 'org_name')).name;
      const other = query.recordType === 'A' ? 'CNAME' : 'A';
      const conflict = store.records.some(
        (rr) =>
          rr.owner === query.ownerName &&
          rr.rrtype === other &&
          rr.organization_name === organization,
      );
      return { text: String(conflict) };
    },
  },
  {
    method: 'POST',
    path: 'zone/update',
    body: {
      ...ZONE,
      'old_name!': 'text',
      addedRRs: 'list',
      deletedRRs: 'list',
      deletedRRS: 'list',
      updateSubZone: 'boolean',
    },
    run: ({ body, store }) => {
      update(store, body);
      return { empty: 204 };
    },
  },
  {
    method: 'POST',
    path: 'zone/getZone',
    body: { 'name!': 'text', 'organization_name!': 'text' },
    run: ({ body, store }) => {
      const zone = zoneOf(store, body, 'name');
      return { json: { ...zone, zoneRR: records(store, zone) } };
    },
  },
  ...(
    [
      ['zone/page', false],
      ['revzone/page', true],
    ] as const
  ).map(([path, reverse]): Call => ({
    method: 'GET',
    path,
    query: PAGE,
    run: ({ query, store }) => ({
      json: paged(
        store.zones.filter((zone) => zone.reverse === reverse),
        query,
      ),
    }),
  })),
  {
    method: 'POST',
    path: 'zone/multidelete',
    rows: {
      'name!': 'text',
      'organization_name!': 'text',
      activeDirectoryEnable: 'yesNo',
      template_name: 'text',
    },
    run: ({ rows, store }) => {
      for (const zone of rows.map((row) => zoneOf(store, row, 'name'))) {
        remove(store.zones, (entry) => entry === zone);
        remove(store.records, (rr) => rr.zone === zone.name);
      }
      return { empty: 204 };
    },
  },
  {
    method: 'POST',
    path: 'revzone/rr/add',
    body: {
      'name!': 'text',
      'rrclass!': 'text',
      'rrtype!': 'recordType',
      'ttl!': 'integer',
      'data!': 'text',
      description: 'text',
      ipAddr: 'ipv4',
      domain: 'text',
      'organization_name!': 'text',
      'networkAddress!': 'ipv4',
      'mask!': 'integer',
    },
    run: ({ body, store }) => {
      if (body.rrtype !== 'PTR') throw new TimsError(TIMS.badParameter, 'rrtype must be PTR');
      store.network(textOf(body, 'networkAddress'), textOf(body, 'organization_name'));
      store.records.push(
        toRecord({ ...body, owner: body.name }, { ipAddr: textOf(body, 'ipAddr') }),
      );
      return { empty: 204 };
    },
  },
];
