import { operationsOf } from '../../../core';
import type { Field, Lookup } from '../../../core';
import { searchList } from '../list-search';
import type { Search } from '../list-search';
import { vendorById } from '../vendor-by-id';
import { searchMethod } from './field';

/** The `listSearch` methods of a vendor's node: one for each list that a field of it offers. */
export function listSearchOf(vendorId: string): Record<string, Search> {
  const lookups = operationsOf(vendorById(vendorId))
    .flatMap((row) => row.fields)
    .flatMap((field: Field): readonly Lookup[] => (field.kind === 'lookup' ? [field.lookup] : []));
  return Object.fromEntries(
    lookups.map((lookup) => [searchMethod(lookup), searchList(vendorId, lookup)]),
  );
}
