import { InputError } from '../../../kit';
import type { BuiltRequest, Field, Operation, Params } from '../../../kit';
import { utcText } from '../filter';
import { objectOf, textOf } from '../param-values';

const BUSINESS_KEY = {
  kind: 'string',
  name: 'businessKey',
  label: 'Business Key',
  description: 'Business key of the process',
  in: 'body',
  to: 'processInstanceBusinessKey',
} as const satisfies Field;

const PROCESS_ID = {
  kind: 'string',
  name: 'processInstanceId',
  label: 'Process ID',
  description: 'ID of the process; not needed with a business key',
  in: 'body',
} as const satisfies Field;

const VARIABLES = [
  {
    kind: 'map',
    name: 'variables',
    label: 'Variables',
    description: 'Process variables by name, sent as text',
    in: 'none',
  },
  {
    kind: 'json',
    name: 'variablesJson',
    label: 'Variables (JSON)',
    description: 'Process variables of other types as a JSON object',
    in: 'none',
  },
] as const satisfies readonly Field[];

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
        description: 'Key of the process: the name of the model without spaces',
        placeholder: 'reportpothole',
        byHand: 'The workflow model defines it; no method lists it',
        required: true,
        in: 'body',
      },
      {
        kind: 'string',
        name: 'userId',
        label: 'User ID',
        description: 'Account username that starts the process, often a GUID',
        byHand: 'Account usernames belong to the site; no method lists them',
        required: true,
        in: 'body',
      },
      {
        kind: 'string',
        name: 'businessKey',
        label: 'Business Key',
        description: 'Unique key of the case; assigned by the server if empty',
        in: 'body',
      },
      ...VARIABLES,
      {
        kind: 'string',
        name: 'proxyUserId',
        label: 'Proxy User ID',
        description: 'User who acts on behalf of the starting user',
        in: 'body',
      },
      {
        kind: 'string',
        name: 'objectType',
        label: 'Object Type',
        description: 'Type of the iCM form data object for variables that begin with form_',
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
    evidence: { source: 'article 7299', confidence: 'documented' },
    build: buildStart,
  },
  {
    resource: 'process',
    operation: 'sendMessage',
    name: 'Send Message',
    action: 'Send message to process',
    description: 'Resume a process that waits for a message',
    method: 'POST',
    path: '/workflow',
    oneOf: [['businessKey', 'processInstanceId']],
    fields: [
      {
        kind: 'string',
        name: 'messageName',
        label: 'Message Name',
        description: 'Message reference of the event in the workflow model',
        placeholder: 'paymentReceived',
        byHand: 'The workflow model defines it; no method lists it',
        required: true,
        in: 'body',
      },
      BUSINESS_KEY,
      PROCESS_ID,
      ...VARIABLES,
      {
        kind: 'string',
        name: 'userId',
        label: 'User ID',
        description: 'User to record as the sender of the message',
        in: 'body',
      },
      {
        kind: 'string',
        name: 'startUserId',
        label: 'Start User ID',
        description: 'User who must have started the process, as an extra check',
        in: 'body',
      },
    ],
    body: 'json-rpc',
    rpcMethod: 'sendMessage',
    answer: { items: 'result' },
    evidence: { source: 'article 7297', confidence: 'documented' },
    build: buildStart,
  },
  {
    resource: 'process',
    operation: 'get',
    name: 'Get',
    action: 'Get process',
    description: 'Get an active process with its variables and tasks',
    method: 'POST',
    path: '/workflow',
    oneOf: [['businessKey', 'processInstanceId']],
    fields: [BUSINESS_KEY, PROCESS_ID],
    body: 'json-rpc',
    rpcMethod: 'getProcessInstance',
    answer: { items: 'result' },
    repeatable: true,
    evidence: { source: 'article 7295', confidence: 'documented' },
  },
  {
    resource: 'process',
    operation: 'getHistoric',
    name: 'Get Many (History)',
    action: 'Get many historic processes',
    description: 'List running and finished processes with their variables by an older method',
    method: 'POST',
    path: '/workflow',
    fields: [
      {
        kind: 'enum',
        name: 'processState',
        label: 'State',
        description: 'State of the processes to return',
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
        description: 'Start of the time range in which the processes finished',
        in: 'none',
      },
      {
        kind: 'dateTime',
        name: 'finishedBefore',
        label: 'Finished Before',
        description: 'End of the time range in which the processes finished',
        in: 'none',
      },
      {
        kind: 'boolean',
        name: 'includeCurrentTasks',
        label: 'Include Current Tasks',
        description: 'Whether to include the active tasks of each process',
        default: false,
        in: 'body',
      },
      {
        kind: 'list',
        name: 'variableList',
        label: 'Variables',
        description: 'Names of the process variables to return',
        in: 'body',
      },
      {
        kind: 'boolean',
        name: 'includeProcessVariables',
        label: 'Include All Variables',
        description: 'Whether to include all process variables (slow; naming variables is faster)',
        default: false,
        in: 'none',
      },
    ],
    body: 'json-rpc',
    rpcMethod: 'getHistoricProcessInstances',
    answer: { items: ['result.list', 'result.data', 'result'] },
    paging: { kind: 'offset', in: 'body', offset: 'firstResult', limit: 'maxResults', size: 50 },
    repeatable: true,
    evidence: { source: 'article 7294, article 8818', confidence: 'documented' },
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
