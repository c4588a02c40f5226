/** The search language of events and CIs: EQUALS, nested AND and OR, one or more sort orders. */
import { isObject, Problem } from '../routes';
import type { JsonObject } from '../routes';

/** A record of slots, as an event or CI has them. */
export type Slots = Readonly<Record<string, unknown>>;

type Test = (slots: Slots) => boolean;

const OPERATORS: Readonly<Record<string, (slot: string, value: string) => boolean>> = {
  EQUALS: (slot, value) => slot === value,
  NOT_EQUALS: (slot, value) => slot !== value,
  CONTAINS: (slot, value) => slot.includes(value),
  GREATER_THAN: (slot, value) => Number(slot) > Number(value),
  LESS_THAN: (slot, value) => Number(slot) < Number(value),
};

/**
 * Reads `{ criteria, sortCriteria? }` and gives a function that filters and sorts.
 * 400 for anything else, an unknown operator included.
 */
export function readSearch(body: JsonObject): (all: readonly Slots[]) => readonly Slots[] {
  expectKeys(body, ['criteria', 'sortCriteria']);
  if (body['criteria'] === undefined) {
    throw new Problem(400, 'Required input parameter criteria is not found.');
  }
  const test = readExpression(body['criteria']);
  const compare = readSort(body['sortCriteria']);
  return (all) => all.filter(test).sort(compare);
}

function readExpression(value: unknown): Test {
  if (!isObject(value)) throw new Problem(400, 'A criterion must be a JSON object.');
  return value['groupingOperator'] === undefined ? readCriterion(value) : readGroup(value);
}

function readGroup(group: JsonObject): Test {
  expectKeys(group, ['groupingOperator', 'leftExpression', 'rightExpression']);
  const left = readExpression(group['leftExpression']);
  const right = readExpression(group['rightExpression']);
  const operator = group['groupingOperator'];
  if (operator === 'AND') return (slots) => left(slots) && right(slots);
  if (operator === 'OR') return (slots) => left(slots) || right(slots);
  throw new Problem(400, `Invalid groupingOperator ${String(operator)}.`);
}

function readCriterion(criterion: JsonObject): Test {
  expectKeys(criterion, ['identifier', 'operator', 'value']);
  const { identifier, operator, value } = criterion;
  const compare = typeof operator === 'string' ? OPERATORS[operator] : undefined;
  if (typeof identifier !== 'string' || identifier === '') {
    throw new Problem(400, 'Required input parameter identifier is not found.');
  }
  if (compare === undefined) throw new Problem(400, `Invalid operator ${String(operator)}.`);
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new Problem(400, 'Required input parameter value is not found.');
  }
  return (slots) => compare(String(slots[identifier] ?? ''), String(value));
}

function readSort(value: unknown): (a: Slots, b: Slots) => number {
  if (value === undefined) return () => 0;
  if (!Array.isArray(value)) throw new Problem(400, 'sortCriteria must be an array.');
  const orders = value.map((one: unknown) => {
    const { attributeName, sortOrder } = isObject(one) ? one : {};
    if (typeof attributeName !== 'string' || (sortOrder !== 1 && sortOrder !== -1)) {
      throw new Problem(400, 'Each sort criterion needs attributeName and sortOrder 1 or -1.');
    }
    return { attributeName, sortOrder };
  });
  return (a, b) => {
    for (const { attributeName, sortOrder } of orders) {
      const difference = String(a[attributeName] ?? '').localeCompare(
        String(b[attributeName] ?? ''),
        'en',
        { numeric: true },
      );
      if (difference !== 0) return difference * sortOrder;
    }
    return 0;
  };
}

function expectKeys(value: JsonObject, known: readonly string[]): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Problem(400, `Unknown input parameter ${unknown}.`);
}
