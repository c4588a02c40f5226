import { InputError } from '../../../kit';
import type {
  BuiltRequest,
  Field,
  Json,
  JsonObject,
  Operation,
  Option,
  Params,
} from '../../../kit';
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

/**
 * A search without a filter would read every history, and before iCM 10.1.0.51 a deletion without one
 * deletes them all (article 7159).
 */
const FILTER_RULE = [['filterValue', 'createdFrom', 'createdTo', 'filterJson']] as const;

const FILTER: readonly Field[] = [
  {
    kind: 'enum',
    name: 'filterKey',
    label: 'Compare',
    description: 'Property to compare with the value',
    options: KEYS,
    default: 'labela',
    in: 'none',
  },
  {
    kind: 'enum',
    name: 'filterComparison',
    label: 'Comparison',
    description: 'Comparison of property and value',
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
    description: 'Value to compare with; no comparison if empty',
    in: 'none',
  },
  {
    kind: 'enum',
    name: 'filterValueType',
    label: 'Value Type',
    description: 'Type of the value in the history',
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
    description: 'Start of the time range in which the histories were created',
    in: 'none',
  },
  {
    kind: 'dateTime',
    name: 'createdTo',
    label: 'Created To',
    description:
      'End of the time range in which the histories were created; a week at most is advised',
    in: 'none',
  },
  {
    kind: 'json',
    name: 'filterJson',
    label: 'Filter (JSON)',
    description: 'Further filter object that histories must match',
    in: 'none',
  },
];

/** Histories that a filter selects. The server has no pages here, so the period is what keeps it quick. */
export const historySearchOperations: readonly Operation[] = [
  {
    resource: 'history',
    operation: 'search',
    name: 'Search',
    action: 'Search histories',
    description: 'Find histories by label and creation time',
    method: 'POST',
    path: '/history',
    fields: [
      ...FILTER,
      {
        kind: 'enum',
        name: 'sealState',
        label: 'Sealed',
        description: 'Seal state of the histories',
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
        description: 'Property that sorts the histories',
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
        description: 'Direction of the order',
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
        description: 'Whether to include the events of each history',
        default: false,
        in: 'none',
      },
      DATASOURCE,
    ],
    body: 'json-rpc',
    rpcMethod: 'getHistories',
    answer: { items: 'result' },
    repeatable: true,
    simple: ['id', 'labela', 'labelb', 'labelc', 'labeld', 'labele', 'sealed'],
    evidence: {
      source: 'article 7163, article 7168, article 5696',
      confidence: 'documented',
    },
    oneOf: FILTER_RULE,
    build: buildSearch,
  },
  {
    resource: 'history',
    operation: 'deleteMany',
    name: 'Delete Many',
    action: 'Delete many histories',
    description: 'Delete the histories that match a filter; they cannot be restored',
    method: 'POST',
    path: '/history',
    fields: [
      ...FILTER,
      {
        kind: 'boolean',
        name: 'sealedOnly',
        label: 'Sealed Only',
        description: 'Whether to delete sealed histories only',
        default: true,
        in: 'none',
      },
      DATASOURCE,
    ],
    body: 'json-rpc',
    rpcMethod: 'deleteHistories',
    answer: { items: 'result' },
    confirm: 'Deletes histories for good; Search shows which histories the filter matches',
    evidence: { source: 'article 7159', confidence: 'documented' },
    oneOf: FILTER_RULE,
    build: buildDelete,
  },
];

function buildSearch(params: Params): BuiltRequest {
  const orderBy = textOf(params, 'orderBy');
  return {
    body: {
      ...selection(params),
      ...(params.sealState === 'any' ? {} : { sealed: params.sealState === 'sealed' }),
      ...(orderBy === undefined ? {} : { order: [{ [orderBy]: String(params.orderDirection) }] }),
      ...(params.includeEvents === true ? { getevents: {} } : {}),
    },
  };
}

function buildDelete(params: Params): BuiltRequest {
  return {
    body: { ...selection(params), ...(params.sealedOnly === true ? { sealed: true } : {}) },
  };
}

function selection(params: Params): { readonly filter?: JsonObject } {
  const value = textOf(params, 'filterValue');
  return filterOf([
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
}

function typedValue(text: string, isNumber: boolean): Json {
  if (!isNumber) return text;
  const value = Number(text);
  if (Number.isFinite(value) && text.trim() !== '') return value;
  throw new InputError('filterValue', `filterValue: "${text}" is not a number.`);
}
