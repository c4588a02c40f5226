/** The entries of a live list: what is shown, what is sent, and what the form narrows them to. */
import { choicesOf, feederOf, feedersOf, operationsOf, vendors } from '../../core';
import type { Field, Lookup } from '../../core';

const LOOKUP: Lookup = { operation: 'network.getMany', value: 'address', label: 'name' };
const nothing = (): undefined => undefined;

test('an entry has a name and a value, of an object or a plain text', () => {
  const items = [{ address: '10.1.0.0', name: 'Demo' }, { address: 7 }, { name: 'no value' }, 'x'];
  expect(choicesOf(items, LOOKUP, nothing)).toEqual([
    { value: '10.1.0.0', label: 'Demo (10.1.0.0)' },
    { value: '7', label: '7' },
    { value: 'x', label: 'x' },
  ]);
});

test('names may lead into an item', () => {
  const lookup = { ...LOOKUP, value: 'at.id', label: 'at.name' };
  expect(choicesOf([{ at: { id: 1, name: 'One' } }], lookup, nothing)).toEqual([
    { value: '1', label: 'One (1)' },
  ]);
});

test('a block of addresses shows its mask, where the item has one', () => {
  const lookup = { ...LOOKUP, mask: 'mask_length' };
  const items = [
    { address: '10.1.0.0', name: 'Demo', mask_length: 16 },
    { address: '10.2.0.0', mask_length: 24 },
    { address: '10.3.0.0', name: 'Open' },
  ];
  expect(choicesOf(items, lookup, nothing)).toEqual([
    { value: '10.1.0.0', label: 'Demo (10.1.0.0/16)' },
    { value: '10.2.0.0', label: '10.2.0.0/24' },
    { value: '10.3.0.0', label: 'Open (10.3.0.0)' },
  ]);
});

test('names that repeat say where they belong, as far as the items know', () => {
  const lookup: Lookup = { ...LOOKUP, within: ['building', 'campus'] };
  const items = [
    { address: '1', name: 'Ground Floor', building: 'North', campus: 'Main' },
    { address: '2', name: 'Ground Floor', building: 'South' },
    { address: '3', name: 'Roof', building: 'North' },
  ];
  expect(choicesOf(items, lookup, nothing).map(({ label }) => label)).toEqual([
    'Ground Floor, North, Main (1)',
    'Ground Floor, South (2)',
    'Roof (3)',
  ]);
});

test('a value ends where the list says, and stays whole without that sign', () => {
  const lookup = { ...LOOKUP, upTo: '/' };
  const items = [{ address: '10.1.10.0/24' }, { address: '10.1.20.0' }];
  expect(choicesOf(items, lookup, nothing).map(({ value }) => value)).toEqual([
    '10.1.10.0',
    '10.1.20.0',
  ]);
});

describe('a list that the API cannot narrow', () => {
  const lookup: Lookup = { ...LOOKUP, where: { organization_name: 'organization' } };
  const items = [
    { address: '10.1.0.0', organization_name: 'EARTH' },
    { address: '10.9.0.0', organization_name: 'MARS' },
    { address: '10.5.0.0' },
    'text',
  ];
  const offered = (organization: unknown): readonly string[] =>
    choicesOf(items, lookup, (name) => (name === 'organization' ? organization : undefined)).map(
      ({ value }) => value,
    );

  test('offers what belongs to the choice, and what does not say to which it belongs', () => {
    expect(offered('MARS')).toEqual(['10.9.0.0', '10.5.0.0', 'text']);
  });

  test('tells entries of one name and one value apart by what narrows them, until that is chosen', () => {
    const twice = ['EARTH', 'MARS', 'MARS'].map((organization_name) => ({
      address: '10.1.10.0',
      name: 'Servers',
      organization_name,
    }));
    const labels = (organization?: string): readonly string[] =>
      choicesOf(twice, lookup, () => organization).map(({ label }) => label);
    expect(labels()).toEqual(['Servers, EARTH (10.1.10.0)', 'Servers, MARS (10.1.10.0)']);
    expect(labels('MARS')).toEqual(['Servers (10.1.10.0)']);
    const zones = twice.map((zone) => ({ ...zone, name: zone.address }));
    expect(choicesOf(zones, lookup, nothing).map(({ label }) => label)).toEqual([
      '10.1.10.0, EARTH',
      '10.1.10.0, MARS',
    ]);
  });

  test.each([undefined, null, ''])('offers all of it while the other field holds %j', (empty) => {
    expect(offered(empty)).toHaveLength(4);
  });
});

test('a list depends on the fields that its parameters and its narrowing name', () => {
  const params = { organization: '{organization}', state: 'locked' };
  expect(feedersOf({ ...LOOKUP, params, where: { zone_name: 'zone' } })).toEqual([
    'organization',
    'zone',
  ]);
  expect(feedersOf(LOOKUP)).toEqual([]);
  expect(feederOf('locked')).toBeUndefined();
});

const LISTS = vendors.flatMap((vendor) =>
  operationsOf(vendor).flatMap((row) =>
    row.fields.flatMap((field: Field) =>
      field.kind === 'lookup'
        ? [{ id: `${vendor.id} ${row.resource}.${row.operation} ${field.name}`, row, field }]
        : [],
    ),
  ),
);

test.each(LISTS)('$id depends on parameters that its operation has', ({ row, field }) => {
  for (const text of Object.values(field.lookup.params ?? {})) {
    const feeder = feederOf(text);
    if (feeder !== undefined) expect(row.fields.map(({ name }) => name)).toContain(feeder);
  }
});
