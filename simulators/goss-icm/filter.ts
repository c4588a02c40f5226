import { invalidParams } from './rpc-error';
import { isRecord, type Params } from './parameter-schema';

/** What a filter looks at: the properties of one history or event, its subject and its events. */
interface FilterContext {
  readonly properties: Params;
  readonly subject?: Params;
  readonly events?: readonly Params[];
}

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

function matchesComparison(filter: Params, context: FilterContext): boolean {
  const { key, ...rest } = filter;
  if (typeof key !== 'string') throw invalidParams('A comparison needs a "key"');
  const operators = Object.keys(rest);
  const unknown = operators.find((name) => !(name in COMPARISONS));
  if (unknown !== undefined) throw invalidParams(`Unknown filter operator "${unknown}"`);
  const value = key
    .split('.')
    .reduce<unknown>((at, step) => (isRecord(at) ? at[step] : undefined), context.properties);
  // Without an operator the filter asks whether the property exists (GOSS article 5696).
  if (value === undefined || value === null) return false;
  return operators.every((name) => COMPARISONS[name]?.(compare(value, rest[name])) ?? false);
}

function matchesEvent(filter: unknown, context: FilterContext): boolean {
  if (!isRecord(filter)) throw invalidParams('EVENTEXISTSWHERE needs a filter object');
  const { INTOP, INTAIL, ...rest } = filter;
  let events = context.events ?? [];
  if (typeof INTOP === 'number') events = events.slice(0, INTOP);
  if (typeof INTAIL === 'number') events = INTAIL === 0 ? [] : events.slice(-INTAIL);
  return events.some((event) => matchesFilter(rest, { properties: event }));
}

/**
 * Evaluates a filter object of the history and workflow workers: AND, OR, NOT, comparisons, and the contexts
 * SUBJECT and EVENTEXISTSWHERE with INTOP and INTAIL (GOSS articles 7168 and 5696).
 *
 * @throws {RpcError} -32602 for a malformed filter
 */
export function matchesFilter(filter: unknown, context: FilterContext): boolean {
  if (!isRecord(filter)) throw invalidParams('A filter must be an object');
  if ('AND' in filter) {
    return list(filter.AND, 'AND').every((part) => matchesFilter(part, context));
  }
  if ('OR' in filter) return list(filter.OR, 'OR').some((part) => matchesFilter(part, context));
  if ('NOT' in filter) return !matchesFilter(filter.NOT, context);
  if ('SUBJECT' in filter) {
    return matchesFilter(filter.SUBJECT, { ...context, properties: context.subject ?? {} });
  }
  if ('EVENTEXISTSWHERE' in filter) return matchesEvent(filter.EVENTEXISTSWHERE, context);
  return matchesComparison(filter, context);
}
