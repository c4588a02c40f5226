import type { BuiltRequest, Operation, Params } from '../../../kit';
import { comparison, filterOf, ownFilter, period, utcText } from '../filter';
import { textOf } from '../param-values';

/** Filter keys of article 7746 that take a text, by field name. */
const TASK_KEYS = [
  { name: 'assignee', label: 'Assignee', description: 'User with the assigned task' },
  { name: 'candidate', label: 'Candidate', description: 'Candidate user of the task' },
  {
    name: 'candidateGroups',
    label: 'Candidate Group',
    description: 'Candidate group of the task',
  },
  {
    name: 'processDefinitionKey',
    label: 'Process Definition Key',
    description: 'Key of the process definition: the name of the model without spaces',
  },
  {
    name: 'processBusinessKey',
    label: 'Business Key',
    description: 'Business key of the process of the task',
  },
] as const;

/** What waits for somebody in the workflow worker. */
export const taskOperations: readonly Operation[] = [
  {
    resource: 'task',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many tasks',
    description: 'List active workflow tasks',
    method: 'POST',
    path: '/workflow',
    fields: [
      ...TASK_KEYS.map((key) => ({ kind: 'string' as const, in: 'none' as const, ...key })),
      {
        kind: 'boolean',
        name: 'unassignedOnly',
        label: 'Unassigned Only',
        description: 'Whether to return unassigned tasks only',
        default: false,
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'createdFrom',
        label: 'Created From',
        description: 'Start of the time range in which the tasks were created',
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'createdTo',
        label: 'Created To',
        description: 'End of the time range in which the tasks were created',
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'dueFrom',
        label: 'Due From',
        description: 'Start of the time range in which the tasks are due',
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'dueTo',
        label: 'Due To',
        description: 'End of the time range in which the tasks are due',
        in: 'none',
      },
      {
        kind: 'json',
        name: 'filterJson',
        label: 'Filter (JSON)',
        description: 'Further filter object that tasks must match',
        in: 'none',
      },
      {
        kind: 'enum',
        name: 'orderBy',
        label: 'Order By',
        description: 'Property that sorts the tasks',
        options: [
          { value: 'dueDate', label: 'Due Date' },
          { value: 'creationDate', label: 'Creation Date' },
          { value: 'processDescription', label: 'Process Description' },
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
    rpcMethod: 'getQueryTasks',
    answer: { items: ['result.tasks', 'result.list', 'result.data', 'result'] },
    paging: { kind: 'offset', in: 'body', offset: 'start', limit: 'limit', size: 50 },
    repeatable: true,
    evidence: { source: 'article 7746', confidence: 'documented' },
    build: buildTasks,
  },
];

function buildTasks(params: Params): BuiltRequest {
  const filter = filterOf([
    ...TASK_KEYS.flatMap(({ name }) => {
      const value = textOf(params, name);
      return value === undefined ? [] : [comparison(name, 'EQ', value)];
    }),
    ...(params.unassignedOnly === true ? [comparison('assigned', 'EQ', false)] : []),
    ...period(params, { from: 'createdFrom', to: 'createdTo', key: 'createTime' }, utcText),
    ...period(params, { from: 'dueFrom', to: 'dueTo', key: 'dueDate' }, utcText),
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
