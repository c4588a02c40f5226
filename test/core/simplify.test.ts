/** What a wide item becomes where a person wants the gist of it. */
import { operationId, operationsOf, simplify, vendors } from '../../core';
import { PLAIN_ROW } from '../support/plain-vendor';
import { vectorsOf } from '../../vectors/all';

const row = { ...PLAIN_ROW, simple: ['name', 'state'] };

it.each([
  [
    { state: 'up', name: 'a', more: 1 },
    { name: 'a', state: 'up' },
  ],
  [{ name: null, more: 1 }, { name: null }],
  // A system that names its members differently loses nothing.
  [
    { title: 'a', more: 1 },
    { title: 'a', more: 1 },
  ],
  ['text', 'text'],
  [[{ name: 'a' }], [{ name: 'a' }]],
])('%j', (item, expected) => {
  expect(simplify(row, item)).toEqual(expected);
  expect(simplify(PLAIN_ROW, item)).toEqual(item);
});

const rows = vendors.flatMap((vendor) =>
  operationsOf(vendor).flatMap((operation) =>
    operation.simple === undefined
      ? []
      : [{ id: `${vendor.id} ${operationId(operation)}`, vendor, operation }],
  ),
);

it('is there for some operations of four vendors', () => {
  expect(new Set(rows.map(({ vendor }) => vendor.id)).size).toBe(4);
});

it.each(rows)('$id keeps ten members at most, and some of what the samples show', (its) => {
  const { operation, vendor } = its;
  const names = operation.simple ?? [];
  expect(names.length).toBeLessThanOrEqual(10);
  expect(new Set(names).size).toBe(names.length);
  const items = vectorsOf(vendor.id).flatMap(({ operation: id, outcome }) =>
    id === operationId(operation) && 'items' in outcome ? outcome.items : [],
  );
  expect(items.flatMap((item) => Object.keys(Object(item) as object))).toEqual(
    expect.arrayContaining([names[0]]),
  );
});
