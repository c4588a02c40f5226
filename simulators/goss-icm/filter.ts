import { invalidParams } from './rpc-error';
import { isRecord, type Params } from './parameter-schema';

type Comparison = (order: number) => boolean;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  EQ: (order) => order === 0,
  NEQ: (order) => order !== 0,
  LT: (order) => order < 0,
  LTE: (order) => order <= 0,
  GT: (order) => order > 0,
  GTE: (order) => order >= 0,
};

function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const a = String(left);
  const b = String(right);
  return a < b ? -1 : a > b ? 1 : 0;
}

function list(value: unknown, operator: string): readonly unknown[] {
  if (!Array.isArray(value)) throw invalidParams(`${operator} needs an array of filters`);
  return value;
}

function matchesComparison(filter: Params, properties: Params): boolean {
  const { key, ...rest } = filter;
  if (typeof key !== 'string') throw invalidParams('A comparison needs a "key"');
  const operators = Object.keys(rest);
  const unknown = operators.find((name) => !(name in COMPARISONS));
  if (unknown !== undefined) throw invalidParams(`Unknown filter operator "${unknown}"`);
  const value = key
    .split('.')
    .reduce<unknown>((at, step) => (isRecord(at) ? at[step] : undefined), properties);
  // Without an operator the filter asks whether the property exists (GOSS article 5696).
  if (value === undefined || value === null) return false;
  return operators.every((name) => COMPARISONS[name]?.(compare(value, rest[name])) ?? false);
}

/**
 * Evaluates a filter object of the workflow worker: AND, OR, NOT and comparisons (GOSS article 7168).
 *
 * @throws {RpcError} -32602 for a malformed filter
 */
export function matchesFilter(filter: unknown, properties: Params): boolean {
  if (!isRecord(filter)) throw invalidParams('A filter must be an object');
  if ('AND' in filter) {
    return list(filter.AND, 'AND').every((part) => matchesFilter(part, properties));
  }
  if ('OR' in filter) return list(filter.OR, 'OR').some((part) => matchesFilter(part, properties));
  if ('NOT' in filter) return !matchesFilter(filter.NOT, properties);
  return matchesComparison(filter, properties);
}
