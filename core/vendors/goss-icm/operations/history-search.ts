import { InputError } from '../../../kit';
import type { BuiltRequest, Json, Operation, Option, Params } from '../../../kit';
import { comparison, epochMillis, filterOf, ownFilter, period } from '../filter';
import { textOf } from '../param-values';
import { DATASOURCE } from './history';

const KEYS: readonly Option[] = [
  { value: 'labela', label: 'Label A' },
  { value: 'labelb', label: 'Label B' },
  { value: 'labelc', label: 'Label C' },
  { value: 'labeld', label: 'Label D' },
  { value: 'labele', label: 'Label E' },
  { value: 'id', label: 'ID' },
];

/** Histories that a filter selects. The server has no pages here, so the period is what keeps it quick. */
export const historySearchOperations: readonly Operation[] = [
  {
    resource: 'history',
    operation: 'search',
    name: 'Search',
    action: 'Search histories',
    description: 'Find histories by label and by the day or week in which they began',
    method: 'POST',
    path: '/history',
    fields: [
      {
        kind: 'enum',
        name: 'filterKey',
        label: 'Compare',
        description: 'What to compare with the value',
        options: KEYS,
        default: 'labela',
        in: 'none',
      },
      {
        kind: 'enum',
        name: 'filterComparison',
        label: 'Comparison',
        description: 'How to compare it',
        options: [
          { value: 'EQ', label: 'Is' },
          { value: 'NEQ', label: 'Is Not' },
          { value: 'LT', label: 'Is Less Than' },
          { value: 'LTE', label: 'Is At Most' },
          { value: 'GT', label: 'Is Greater Than' },
          { value: 'GTE', label: 'Is At Least' },
        ],
        default: 'EQ',
        in: 'none',
      },
      {
        kind: 'string',
        name: 'filterValue',
        label: 'Value',
        description: 'Value to compare with, where empty means no comparison',
        in: 'none',
      },
      {
        kind: 'enum',
        name: 'filterValueType',
        label: 'Value Type',
        description: 'Type that the value has in the history',
        options: [
          { value: 'text', label: 'Text' },
          { value: 'number', label: 'Number' },
        ],
        default: 'text',
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'createdFrom',
        label: 'Created From',
        description: 'Begin of the period in which the history began',
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'createdTo',
        label: 'Created To',
        description: 'End of that period, which should be no longer than a week',
        in: 'none',
      },
      {
        kind: 'json',
        name: 'filterJson',
        label: 'Filter (JSON)',
        description: 'Filter object that must hold too, for what the fields above cannot say',
        in: 'none',
      },
      {
        kind: 'enum',
        name: 'sealState',
        label: 'Sealed',
        description: 'Which histories to look at',
        options: [
          { value: 'any', label: 'Sealed or Not' },
          { value: 'sealed', label: 'Only Sealed' },
          { value: 'open', label: 'Only Not Sealed' },
        ],
        default: 'any',
        in: 'none',
      },
      {
        kind: 'enum',
        name: 'orderBy',
        label: 'Order By',
        description: 'What to order the histories by',
        options: [
          { value: 'created', label: 'Created' },
          { value: 'lastupdated', label: 'Last Updated' },
          ...KEYS.filter((key) => key.value !== 'id'),
        ],
        in: 'none',
      },
      {
        kind: 'enum',
        name: 'orderDirection',
        label: 'Order Direction',
        description: 'Which end comes first',
        options: [
          { value: 'ASC', label: 'Ascending' },
          { value: 'DESC', label: 'Descending' },
        ],
        default: 'ASC',
        in: 'none',
      },
      {
        kind: 'boolean',
        name: 'includeEvents',
        label: 'Include Events',
        description: 'Whether to get the events of each history too',
        default: false,
        in: 'none',
      },
      DATASOURCE,
    ],
    body: 'json-rpc',
    rpcMethod: 'getHistories',
    answer: { items: 'result' },
    repeatable: true,
    evidence: {
      source: 'facts 2.4 #6 (article 7163, article 7168, article 5696)',
      confidence: 'documented',
    },
    oneOf: [['filterValue', 'createdFrom', 'createdTo', 'filterJson']],
    build: buildSearch,
  },
];

function buildSearch(params: Params): BuiltRequest {
  const value = textOf(params, 'filterValue');
  const filter = filterOf([
    ...(value === undefined
      ? []
      : [
          comparison(
            String(params.filterKey),
            String(params.filterComparison),
            typedValue(value, params.filterValueType === 'number'),
          ),
        ]),
    ...period(params, { from: 'createdFrom', to: 'createdTo', key: 'created' }, epochMillis),
    ...ownFilter(params, 'filterJson'),
  ]);
  const orderBy = textOf(params, 'orderBy');
  return {
    body: {
      ...filter,
      ...(params.sealState === 'any' ? {} : { sealed: params.sealState === 'sealed' }),
      ...(orderBy === undefined ? {} : { order: [{ [orderBy]: String(params.orderDirection) }] }),
      ...(params.includeEvents === true ? { getevents: {} } : {}),
    },
  };
}

function typedValue(text: string, isNumber: boolean): Json {
  if (!isNumber) return text;
  const value = Number(text);
  if (Number.isFinite(value) && text.trim() !== '') return value;
  throw new InputError('filterValue', `filterValue: "${text}" is not a number.`);
}
