import { matchesFilter } from './filter';
import { isRecord, optionalInteger, optionalText, type Params } from './parameter-schema';
import { workerError } from './rpc-error';
import { DEFINITIONS, FINISHED, isoTime, utc } from './processes';
import type { ProcessInstance } from './processes';
import type { CallContext, Worker } from './worker';

/** The workflow worker: process instances of made-up definitions, one task each, one case already finished. */
export function createWorkflowWorker(): Worker {
  const instances: ProcessInstance[] = [FINISHED];
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
    return {
      processInstanceId: instance.id,
      processDefinitionId: definition.id,
      businessKey: instance.businessKey,
    };
  };

  /** Either key does; an instance that has ended is not active any more. */
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
    return true;
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
      return !isRecord(params.filter) || matchesFilter(params.filter, properties);
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
        ? { currentTasks: instance.endTime === null ? [{ name: instance.definition.task }] : [] }
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
