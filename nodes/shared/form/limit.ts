import type { Operation } from '../../../core';
import type { FormVersion } from './version';

/**
 * Whether an operation has Return All and Limit: those whose API pages, and every other list, which is
 * cut here. A row with a field named `limit` says by itself how many there are.
 */
export function hasLimit(row: Operation, version: FormVersion = 'present'): boolean {
  if (row.paging !== undefined) return true;
  if (version === 'first') return false;
  const isList = /^(?:getMany|search|find)/u.test(row.operation);
  return isList && !row.fields.some(({ name }) => name === 'limit' || name === 'returnAll');
}
