import type { BuiltRequest, Field, Json, JsonObject, Params } from '../../kit';
import { pairsOf, textOf } from './fields';

/** The fields of every search of TSIM. */
export const CRITERIA = [
  {
    kind: 'map',
    name: 'conditions',
    label: 'Conditions',
    description:
      'Attributes and values to match, such as severity and CRITICAL; an attribute may have several values',
    in: 'none',
    repeats: true,
  },
  {
    kind: 'enum',
    name: 'match',
    label: 'Match',
    description: 'Combination of the conditions',
    in: 'none',
    default: 'AND',
    options: [
      { value: 'AND', label: 'All Conditions' },
      { value: 'OR', label: 'Any Condition' },
    ],
  },
  {
    kind: 'string',
    name: 'operator',
    label: 'Operator',
    description: 'Comparison operator',
    in: 'none',
    default: 'EQUALS',
  },
  {
    kind: 'json',
    name: 'criteria',
    label: 'Criteria',
    description: 'Criteria as a JSON object of TrueSight; replaces the conditions',
    in: 'none',
  },
  {
    kind: 'string',
    name: 'sortBy',
    label: 'Sort By',
    description: 'Attribute that sorts the result',
    placeholder: 'date_reception',
    in: 'none',
  },
  {
    kind: 'integer',
    name: 'sortOrder',
    label: 'Sort Order',
    description: 'Sort direction; the vendor documents 1',
    in: 'none',
    default: 1,
  },
] as const satisfies readonly Field[];

/** An empty search is no search of TSIM's. */
export const CRITERIA_RULE = [['conditions', 'criteria']] as const;

/** The body of a search. */
export function searchBody(params: Params): BuiltRequest {
  const sortBy = textOf(params, 'sortBy');
  return {
    body: {
      criteria: criteriaOf(params),
      ...(sortBy === undefined
        ? {}
        : { sortCriteria: [{ attributeName: sortBy, sortOrder: params['sortOrder'] as Json }] }),
    },
  };
}

function criteriaOf(params: Params): Json {
  const written = params['criteria'];
  if (written !== undefined) return written as Json;
  const operator = textOf(params, 'operator') ?? 'EQUALS';
  const conditions = pairsOf(params, 'conditions').map(([identifier, value]): JsonObject => ({
    identifier,
    operator,
    value,
  }));
  return conditions.reduce((leftExpression, rightExpression) => ({
    groupingOperator: params['match'] as Json,
    leftExpression,
    rightExpression,
  }));
}
