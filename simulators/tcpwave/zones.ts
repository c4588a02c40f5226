import type { Call } from './call';
import { PAGE, textOf, type Fields, type Values } from './fields';
import { sameRecord, toRecord } from './objects';
import { paged } from './paged';
import type { Zone } from './records';
import type { Store } from './store';
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

const ZONE_RECORD: Fields = { 'zoneName!': 'text', ...RECORD, 'organization_name!': 'text' };

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

/** Of rows 26 to 33 of the endpoint table: the list of zones, and the records in them. */
export const ZONE_CALLS: readonly Call[] = [
  {
    method: 'POST',
    path: 'zone/rr/add',
    body: ZONE_RECORD,
    run: ({ body, store }) => {
      const zone = store.zone(textOf(body, 'zoneName'), textOf(body, 'organization_name'));
      addRecord(store, zone, body);
      return { empty: 204 };
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
    path: 'zone/page',
    query: PAGE,
    run: ({ query, store }) => ({ json: paged(store.zones, query) }),
  },
];
