import type { BuiltRequest, Operation, Params } from '../../../kit';
import { comparison, filterOf, ownFilter, period, utcText } from '../filter';
import { textOf } from '../param-values';

/** Filter keys of article 7747 that take a text, by field name. */
const PROCESS_KEYS = [
  { name: 'businessKey', label: 'Business Key', description: 'Business key of the process' },
  {
    name: 'processDefinitionKey',
    label: 'Process Definition Key',
    description: 'Key of the process definition: the name of the model without spaces',
  },
  { name: 'startedBy', label: 'Started By', description: 'User who started the process' },
  {
    name: 'startedByProxy',
    label: 'Started By Proxy',
    description: 'Proxy user who started the process',
  },
  { name: 'involvedUser', label: 'Involved User', description: 'User involved in the process' },
  { name: 'assignee', label: 'Assignee', description: 'User with an assigned task of the process' },
  { name: 'candidate', label: 'Candidate', description: 'Candidate user of a task of the process' },
  { name: 'processId', label: 'Process ID', description: 'ID of the process' },
] as const;

/** The search that the documentation prefers to the older methods, which stay for variables and history. */
export const processSearchOperations: readonly Operation[] = [
  {
    resource: 'process',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many processes',
    description: 'List processes that match all given values',
    method: 'POST',
    path: '/workflow',
    fields: [
      ...PROCESS_KEYS.map((key) => ({ kind: 'string' as const, in: 'none' as const, ...key })),
      {
        kind: 'enum',
        name: 'processState',
        label: 'State',
        description: 'State of the processes',
        options: [
          { value: 'any', label: 'Active or Completed' },
          { value: 'active', label: 'Active' },
          { value: 'completed', label: 'Completed' },
        ],
        default: 'any',
        in: 'none',
      },
      {
        kind: 'enum',
        name: 'suspended',
        label: 'Suspended',
        description: 'Suspension of the processes',
        options: [
          { value: 'any', label: 'Suspended or Not' },
          { value: 'true', label: 'Suspended' },
          { value: 'false', label: 'Not Suspended' },
        ],
        default: 'any',
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'startedFrom',
        label: 'Started From',
        description: 'Start of the time range in which the processes started',
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'startedTo',
        label: 'Started To',
        description: 'End of the time range in which the processes started',
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'completedFrom',
        label: 'Completed From',
        description: 'Start of the time range in which the processes completed',
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'completedTo',
        label: 'Completed To',
        description: 'End of the time range in which the processes completed',
        in: 'none',
      },
      {
        kind: 'json',
        name: 'filterJson',
        label: 'Filter (JSON)',
        description: 'Further filter object that processes must match',
        in: 'none',
      },
      {
        kind: 'enum',
        name: 'orderBy',
        label: 'Order By',
        description: 'Property that sorts the processes',
        options: [
          { value: 'creationDate', label: 'Creation Date' },
          { value: 'processId', label: 'Process ID' },
          { value: 'description', label: 'Description' },
        ],
        in: 'none',
      },
      {
        kind: 'enum',
        name: 'orderDirection',
        label: 'Order Direction',
        description: 'Direction of the order',
        options: [
          { value: 'asc', label: 'Ascending' },
          { value: 'desc', label: 'Descending' },
        ],
        default: 'asc',
        in: 'none',
      },
    ],
    fixed: { body: { useQueryService: true } },
    body: 'json-rpc',
    rpcMethod: 'getQueryProcesses',
    answer: { items: ['result.processes', 'result.list', 'result.data', 'result'] },
    paging: { kind: 'offset', in: 'body', offset: 'start', limit: 'limit', size: 50 },
    repeatable: true,
    evidence: { source: 'article 7747', confidence: 'documented' },
    build: buildProcessSearch,
  },
];

function buildProcessSearch(params: Params): BuiltRequest {
  const state = textOf(params, 'processState');
  const suspended = textOf(params, 'suspended');
  const filter = filterOf([
    ...PROCESS_KEYS.flatMap(({ name }) => {
      const value = textOf(params, name);
      return value === undefined ? [] : [comparison(name, 'EQ', value)];
    }),
    // Both keys can have the value true only.
    ...(state === 'active' || state === 'completed' ? [comparison(state, 'EQ', true)] : []),
    ...(suspended === 'true' || suspended === 'false'
      ? [comparison('suspended', 'EQ', suspended === 'true')]
      : []),
    ...period(params, { from: 'startedFrom', to: 'startedTo', key: 'startedDate' }, utcText),
    ...period(params, { from: 'completedFrom', to: 'completedTo', key: 'completedDate' }, utcText),
    ...ownFilter(params, 'filterJson'),
  ]);
  const orderBy = textOf(params, 'orderBy');
  return {
    body: {
      ...filter,
      ...(orderBy === undefined
        ? {}
        : { sortOrder: [{ [orderBy]: String(params.orderDirection) }] }),
    },
  };
}
