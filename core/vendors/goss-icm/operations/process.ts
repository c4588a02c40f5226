import { InputError } from '../../../kit';
import type { BuiltRequest, Operation, Params } from '../../../kit';
import { utcText } from '../filter';
import { objectOf, textOf } from '../param-values';

/** The workflow worker. Users are account user names, often GUIDs, not what people sign in with. */
export const processOperations: readonly Operation[] = [
  {
    resource: 'process',
    operation: 'start',
    name: 'Start',
    action: 'Start process',
    description: 'Start an instance of a workflow process',
    method: 'POST',
    path: '/workflow',
    fields: [
      {
        kind: 'string',
        name: 'processDefinition',
        label: 'Process Definition',
        description: 'Key of the process, which is its name without spaces',
        placeholder: 'reportpothole',
        required: true,
        in: 'body',
      },
      {
        kind: 'string',
        name: 'userId',
        label: 'User ID',
        description: 'Account user name of who starts the process, often a GUID',
        required: true,
        in: 'body',
      },
      {
        kind: 'string',
        name: 'businessKey',
        label: 'Business Key',
        description: 'Unique key of this case, made by the server when empty',
        in: 'body',
      },
      {
        kind: 'map',
        name: 'variables',
        label: 'Variables',
        description: 'Names and values of process variables, all sent as text',
        in: 'none',
      },
      {
        kind: 'json',
        name: 'variablesJson',
        label: 'Variables (JSON)',
        description: 'Process variables that are not text, as a JSON object',
        in: 'none',
      },
      {
        kind: 'string',
        name: 'proxyUserId',
        label: 'Proxy User ID',
        description: 'User who acts for the one above',
        in: 'body',
      },
      {
        kind: 'string',
        name: 'objectType',
        label: 'Object Type',
        description:
          'Type of the iCM form data object in which to save variables that begin with form_',
        in: 'body',
      },
      {
        kind: 'json',
        name: 'fileReferences',
        label: 'File References (JSON)',
        description: 'File reference objects by field name',
        in: 'body',
      },
      {
        kind: 'json',
        name: 'historyRecording',
        label: 'History Recording (JSON)',
        description: 'Labels, subject and event to record in the history',
        in: 'body',
      },
    ],
    body: 'json-rpc',
    rpcMethod: 'startProcess',
    answer: { items: 'result' },
    evidence: { source: 'facts 2.4 #7 (article 7299)', confidence: 'documented' },
    build: buildStart,
  },
  {
    resource: 'process',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many processes',
    description: 'Get processes that run or have ended',
    method: 'POST',
    path: '/workflow',
    fields: [
      {
        kind: 'enum',
        name: 'processState',
        label: 'State',
        description: 'Which processes to get',
        options: [
          { value: 'any', label: 'Running or Finished' },
          { value: 'finished', label: 'Only Finished' },
          { value: 'running', label: 'Only Running' },
        ],
        default: 'any',
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'finishedAfter',
        label: 'Finished After',
        description: 'Get those that ended after this time',
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'finishedBefore',
        label: 'Finished Before',
        description: 'Get those that ended before this time',
        in: 'none',
      },
      {
        kind: 'boolean',
        name: 'includeCurrentTasks',
        label: 'Include Current Tasks',
        description: 'Whether to get the active tasks of each process too',
        default: false,
        in: 'body',
      },
      {
        kind: 'list',
        name: 'variableList',
        label: 'Variables',
        description: 'Names of the process variables to get',
        in: 'body',
      },
      {
        kind: 'boolean',
        name: 'includeProcessVariables',
        label: 'Include All Variables',
        description: 'Whether to get every variable, which is slow, so better name those you need',
        default: false,
        in: 'none',
      },
    ],
    body: 'json-rpc',
    rpcMethod: 'getHistoricProcessInstances',
    answer: { items: ['result.list', 'result.data', 'result'] },
    paging: { kind: 'offset', in: 'body', offset: 'firstResult', limit: 'maxResults', size: 50 },
    repeatable: true,
    evidence: { source: 'facts 2.4 #9 (article 7294, article 8818)', confidence: 'documented' },
    build: buildProcesses,
  },
];

function buildStart(params: Params): BuiltRequest {
  const variables = objectOf(params, 'variables', 'variablesJson');
  return Object.keys(variables).length === 0 ? {} : { body: { variables } };
}

function buildProcesses(params: Params): BuiltRequest {
  const all = params.includeProcessVariables === true;
  if (all && params.variableList !== undefined) {
    throw new InputError(
      'variableList',
      'variableList: name the variables you need, or ask for all of them, not both.',
    );
  }
  const after = textOf(params, 'finishedAfter');
  const before = textOf(params, 'finishedBefore');
  return {
    body: {
      ...(params.processState === 'any' ? {} : { finished: params.processState === 'finished' }),
      ...(after === undefined ? {} : { finishedAfter: utcText(after) }),
      ...(before === undefined ? {} : { finishedBefore: utcText(before) }),
      ...(all ? { includeProcessVariables: true } : {}),
    },
  };
}
