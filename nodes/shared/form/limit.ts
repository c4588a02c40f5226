import type { Operation } from '../../../core';
import type { FormVersion } from './version';

const NAME = /^(?:getMany|search|find)/u;
const DESCRIPTION = /^(?:List|Find)\b/u;

/**
 * Whether an operation has Return All and Limit: those whose API pages, and every other list, which is
 * cut here. A row with a field named `limit` says by itself how many there are.
 */
export function hasLimit(row: Operation, version: FormVersion = 'present'): boolean {
  // The form of 0.1.0 had no list of a custom request, and has no place for a limit of one.
  if (row.listIn !== undefined && version === 'first') return false;
  if (row.paging !== undefined) return true;
  if (version === 'first') return false;
  const isList = NAME.test(row.operation) || DESCRIPTION.test(row.description);
  return isList && !row.fields.some(({ name }) => name === 'limit' || name === 'returnAll');
}
