import { matchesFilter } from './filter';
import { isRecord, optionalInteger, optionalText, type Params } from './parameter-schema';
import { workerError } from './rpc-error';
import type { CallContext, Worker } from './worker';

interface Definition {
  readonly key: string;
  readonly name: string;
  readonly id: string;
  readonly task: string;
  /** The message that an instance waits for, and that ends it. */
  readonly message: string;
}

interface ProcessInstance {
  readonly id: string;
  readonly definition: Definition;
  readonly startUserId: string;
  readonly startTime: string;
  readonly endTime: string | null;
  readonly businessKey: string;
  readonly variables: Params;
}

interface Task {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly assignee: string | null;
  readonly assigned: boolean;
  readonly candidateGroups: string;
  readonly processInstanceId: string;
  readonly processDefinitionKey: string;
  readonly processBusinessKey: string;
  readonly createTime: string;
  readonly dueDate: string | null;
  readonly suspended: boolean;
}

const DEFINITIONS: readonly Definition[] = [
  {
    key: 'reportpothole',
    name: 'Report Pothole',
    id: 'reportpothole:3:27618',
    task: 'Inspect',
    message: 'workDone',
  },
  {
    key: 'bulkywaste',
    name: 'Bulky Waste',
    id: 'bulkywaste:1:31002',
    task: 'Book a lorry',
    message: 'paymentReceived',
  },
  {
    key: 'monitoringincident',
    name: 'Monitoring Incident',
    id: 'monitoringincident:1:32001',
    task: 'Look into it',
    message: 'eventClosed',
  },
];

function utc(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function isoTime(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const time = Date.parse(value);
  if (Number.isNaN(time) || !value.endsWith('Z')) {
    throw workerError('Dates must be ISO 8601 in UTC, such as 2018-09-30T08:43:56Z');
  }
  return time;
}

const SORT_KEYS: Readonly<Record<string, (task: Task) => string | null>> = {
  dueDate: (task) => task.dueDate,
  creationDate: (task) => task.createTime,
  processDescription: (task) => task.processBusinessKey,
  description: (task) => task.description,
};

/** A task without the value comes last, whatever the direction (GOSS article 7746). */
function compare(left: string | null, right: string | null, sign: number): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return sign * left.localeCompare(right);
}

/** `[{"dueDate": "asc"}]`: several columns, the first one counts most. */
function sorted(tasks: readonly Task[], order: unknown): readonly Task[] {
  if (!Array.isArray(order)) return tasks;
  const steps = order.flatMap((step: unknown) => (isRecord(step) ? Object.entries(step) : []));
  return steps.reduceRight<readonly Task[]>((list, [key, direction]) => {
    const value = SORT_KEYS[key];
    if (value === undefined || (direction !== 'asc' && direction !== 'desc')) {
      throw workerError(`Cannot sort by ${key}`);
    }
    const sign = direction === 'asc' ? 1 : -1;
    return [...list].sort((left, right) => compare(value(left), value(right), sign));
  }, tasks);
}

/** The workflow worker: process instances of two made-up definitions, one task each, one case already finished. */
export function createWorkflowWorker(): Worker {
  const finishedStart = Date.parse('2026-11-01T09:00:00Z');
  const pothole: Definition = DEFINITIONS[0] ?? {
    key: '',
    name: '',
    id: '',
    task: '',
    message: '',
  };
  const instances: ProcessInstance[] = [
    {
      id: '27600',
      definition: pothole,
      startUserId: 'a0c5f1de-2f6f-4d8a-9df4-0c1d8f2f7a11',
      startTime: utc(finishedStart),
      endTime: utc(finishedStart + 3_600_000),
      businessKey: '0717-6739-1689-9689',
      variables: { street: 'High Street', depthCentimetres: 7 },
    },
  ];
  const tasks: Task[] = [];
  let lastId = 27_700;

  const startProcess = (params: Params, context: CallContext): unknown => {
    const wanted = String(params.processDefinition);
    const definition = DEFINITIONS.find((entry) => [entry.key, entry.id].includes(wanted));
    if (definition === undefined)
      throw workerError(`No process definition "${wanted}" is deployed`);
    lastId += 1;
    const startTime = utc(context.now());
    const instance: ProcessInstance = {
      id: String(lastId),
      definition,
      startUserId: String(params.userId),
      startTime,
      endTime: null,
      businessKey: optionalText(params, 'businessKey') ?? `case-${lastId}`,
      variables: isRecord(params.variables) ? params.variables : {},
    };
    instances.push(instance);
    lastId += 1;
    tasks.push({
      id: String(lastId),
      name: definition.task,
      description: `${definition.task}: ${instance.businessKey}`,
      assignee: null,
      assigned: false,
      candidateGroups: 'Highways',
      processInstanceId: instance.id,
      processDefinitionKey: definition.key,
      processBusinessKey: instance.businessKey,
      createTime: startTime,
      dueDate: null,
      suspended: false,
    });
    return {
      processInstanceId: instance.id,
      processDefinitionId: definition.id,
      businessKey: instance.businessKey,
    };
  };

  const getQueryTasks = (params: Params): unknown => {
    if (params.useQueryService !== true) throw workerError('useQueryService must be true');
    const found = tasks.filter(
      (task) =>
        !isRecord(params.filter) || matchesFilter(params.filter, { properties: { ...task } }),
    );
    const ordered = sorted(found, params.sortOrder);
    const start = optionalInteger(params, 'start') ?? 0;
    return ordered.slice(start, start + (optionalInteger(params, 'limit') ?? 10));
  };

  /** Both methods take either key; an instance that has ended is not active any more. */
  const activeInstance = (params: Params): ProcessInstance => {
    const key = optionalText(params, 'processInstanceBusinessKey');
    const id = optionalText(params, 'processInstanceId');
    if (key === undefined && id === undefined) {
      throw workerError('processInstanceId or processInstanceBusinessKey is required');
    }
    const found = instances.find(
      (one) => one.endTime === null && (one.id === id || one.businessKey === key),
    );
    if (found === undefined) throw workerError('No active process instance was found');
    return found;
  };

  const sendMessage = (params: Params, context: CallContext): unknown => {
    const instance = activeInstance(params);
    const name = String(params.messageName);
    if (name !== instance.definition.message) {
      throw workerError(`The process instance does not wait for the message "${name}"`);
    }
    const starter = optionalText(params, 'startUserId');
    if (starter !== undefined && starter !== instance.startUserId) {
      throw workerError('The process instance was started by another user');
    }
    instances[instances.indexOf(instance)] = {
      ...instance,
      endTime: utc(context.now()),
      variables: {
        ...instance.variables,
        ...(isRecord(params.variables) ? params.variables : {}),
        [`${name}_received`]: optionalText(params, 'userId') ?? '',
      },
    };
    const done = tasks.findIndex((task) => task.processInstanceId === instance.id);
    if (done >= 0) tasks.splice(done, 1);
    return true;
  };

  const getProcessInstance = (params: Params): unknown => {
    const instance = activeInstance(params);
    return {
      businessKey: instance.businessKey,
      isSuspended: false,
      processVariables: instance.variables,
      currentTasks: tasks.filter((task) => task.processInstanceId === instance.id),
      processDefinition: { id: instance.definition.id },
      startUserId: instance.startUserId,
      startTime: instance.startTime,
    };
  };

  const getQueryProcesses = (params: Params): unknown => {
    if (params.useQueryService !== true) throw workerError('useQueryService must be true');
    const found = instances.filter((instance) => {
      const { definition, endTime } = instance;
      const properties = {
        startedBy: instance.startUserId,
        businessKey: instance.businessKey,
        processDefinitionKey: definition.key,
        processId: instance.id,
        startedDate: instance.startTime,
        completedDate: endTime,
        suspended: false,
        ...(endTime === null ? { active: true } : { completed: true }),
      };
      return !isRecord(params.filter) || matchesFilter(params.filter, { properties });
    });
    const start = optionalInteger(params, 'start') ?? 0;
    return found.slice(start, start + (optionalInteger(params, 'limit') ?? 10)).map((one) => ({
      processId: one.id,
      businessKey: one.businessKey,
      processDefinitionKey: one.definition.key,
      startedBy: one.startUserId,
      startedDate: one.startTime,
      completedDate: one.endTime,
      suspended: false,
    }));
  };

  const getHistoricProcessInstances = (params: Params): unknown => {
    const after = isoTime(params.finishedAfter);
    const before = isoTime(params.finishedBefore);
    const found = instances.filter((instance) => {
      const end = instance.endTime === null ? undefined : Date.parse(instance.endTime);
      if (typeof params.finished === 'boolean' && params.finished !== (end !== undefined))
        return false;
      if (after !== undefined && (end === undefined || end <= after)) return false;
      return before === undefined || (end !== undefined && end < before);
    });
    if (params.includeList === false) return { total: found.length };
    const first = optionalInteger(params, 'firstResult') ?? 0;
    const size = optionalInteger(params, 'maxResults') ?? 10;
    const names = Array.isArray(params.variableList) ? params.variableList.map(String) : undefined;
    return found.slice(first, first + size).map((instance) => ({
      id: instance.id,
      startUserId: instance.startUserId,
      startTime: instance.startTime,
      endTime: instance.endTime,
      businessKey: instance.businessKey,
      processDefinitionName: instance.definition.name,
      processDefinitionId: instance.definition.id,
      ...(params.includeCurrentTasks === true
        ? { currentTasks: tasks.filter((task) => task.processInstanceId === instance.id) }
        : {}),
      ...(params.includeProcessVariables === true || names !== undefined
        ? {
            processVariables: Object.fromEntries(
              Object.entries(instance.variables).filter(([name]) => names?.includes(name) ?? true),
            ),
          }
        : {}),
    }));
  };

  return {
    name: 'workflow',
    discovery: false,
    methods: {
      startProcess: {
        description: 'Starts an instance of a process definition',
        schema: {
          processDefinition: { type: 'string', required: true },
          userId: { type: 'string', required: true },
          businessKey: { type: 'string' },
          variables: { type: 'object' },
          objectType: { type: 'string' },
          proxyUserId: { type: 'string' },
          fileReferences: { type: 'array' },
          historyRecording: { type: 'any' },
        },
        call: startProcess,
      },
      sendMessage: {
        description: 'Sends a message to a process instance',
        schema: {
          messageName: { type: 'string', required: true },
          processInstanceBusinessKey: { type: 'string' },
          processInstanceId: { type: 'string' },
          variables: { type: 'object' },
          userId: { type: 'string' },
          startUserId: { type: 'string' },
          proxyUserId: { type: 'string' },
          fileReferences: { type: 'object' },
          replaceExistingFiles: { type: 'boolean' },
          historyRecording: { type: 'any' },
        },
        call: sendMessage,
      },
      getProcessInstance: {
        description: 'Returns details of an active process instance',
        schema: {
          processInstanceBusinessKey: { type: 'string' },
          processInstanceId: { type: 'string' },
        },
        call: getProcessInstance,
      },
      getQueryProcesses: {
        description: 'Queries the indexed process collection',
        schema: {
          useQueryService: { type: 'boolean', required: true },
          filter: { type: 'object' },
          start: { type: 'integer' },
          limit: { type: 'integer' },
          sortOrder: { type: 'array' },
        },
        call: getQueryProcesses,
      },
      getQueryTasks: {
        description: 'Returns tasks through the query service',
        schema: {
          useQueryService: { type: 'boolean', required: true },
          filter: { type: 'object' },
          start: { type: 'integer' },
          limit: { type: 'integer' },
          sortOrder: { type: 'array' },
        },
        call: getQueryTasks,
      },
      getHistoricProcessInstances: {
        description: 'Returns process instances, also those that have ended',
        schema: {
          firstResult: { type: 'integer' },
          maxResults: { type: 'integer' },
          finished: { type: 'boolean' },
          finishedAfter: { type: 'string' },
          finishedBefore: { type: 'string' },
          includeList: { type: 'boolean' },
          includeCurrentTasks: { type: 'boolean' },
          includeProcessVariables: { type: 'boolean' },
          variableList: { type: 'array' },
        },
        call: getHistoricProcessInstances,
      },
    },
  };
}
