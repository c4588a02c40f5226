import type { BuiltRequest, Operation, Params } from '../../../kit';
import { comparison, filterOf, ownFilter, period, utcText } from '../filter';
import { textOf } from '../param-values';

/** Filter keys of article 7746 that take a text, by field name. */
const TASK_KEYS = [
  { name: 'assignee', label: 'Assignee', description: 'User that the task is assigned to' },
  { name: 'candidate', label: 'Candidate', description: 'User who could take the task' },
  {
    name: 'candidateGroups',
    label: 'Candidate Group',
    description: 'User group that could take the task',
  },
  {
    name: 'processDefinitionKey',
    label: 'Process Definition Key',
    description: 'Name of the process without its spaces',
  },
  {
    name: 'processBusinessKey',
    label: 'Business Key',
    description: 'Business key of the process that the task belongs to',
  },
] as const;

/** What waits for somebody in the workflow worker. */
export const taskOperations: readonly Operation[] = [
  {
    resource: 'task',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many tasks',
    description: 'Get active workflow tasks',
    method: 'POST',
    path: '/workflow',
    fields: [
      ...TASK_KEYS.map((key) => ({ kind: 'string' as const, in: 'none' as const, ...key })),
      {
        kind: 'boolean',
        name: 'unassignedOnly',
        label: 'Unassigned Only',
        description: 'Whether to get only tasks that nobody has taken',
        default: false,
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'createdFrom',
        label: 'Created From',
        description: 'Begin of the period in which the task was made',
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'createdTo',
        label: 'Created To',
        description: 'End of that period',
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'dueFrom',
        label: 'Due From',
        description: 'Begin of the period in which the task is due',
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'dueTo',
        label: 'Due To',
        description: 'End of that period',
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
        name: 'orderBy',
        label: 'Order By',
        description: 'What to order the tasks by',
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
        description: 'Which end comes first',
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
