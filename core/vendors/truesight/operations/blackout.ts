import type { Field, Json, JsonObject, Operation, Params } from '../../../kit';
import { ID_TYPE, listOf, mapOf, textOf, TSPS } from '../fields';

const ADMIN = '/tsws/10.0/api/unifiedadmin';

const TIME_FRAME_ID = {
  kind: 'string',
  name: 'timeFrameId',
  label: 'Time Frame',
  description: 'ID or name of the time frame',
  required: true,
  in: 'path',
} as const satisfies Field;

/** Maintenance windows: blackout policies and the time frames that they hold in. */
export const blackoutOperations = [
  {
    ...TSPS,
    resource: 'blackoutPolicy',
    operation: 'create',
    name: 'Create',
    action: 'Create blackout policy',
    description: 'Create a maintenance window in which agents stop data, events or actions',
    method: 'POST',
    path: `${ADMIN}/BlackoutPolicy/create`,
    body: 'json',
    confirm: 'Silences the monitoring of production systems while the time frames last',
    fields: [
      {
        kind: 'string',
        name: 'policyName',
        label: 'Name',
        description: 'Name of the policy',
        required: true,
        in: 'none',
      },
      {
        kind: 'string',
        name: 'description',
        label: 'Description',
        description: 'What the policy is for',
        in: 'none',
      },
      {
        kind: 'string',
        name: 'agentSelectionCriteria',
        label: 'Agent Selection Criteria',
        description: 'Which agents it is about',
        placeholder: 'agentTag EQUALS "web"',
        required: true,
        in: 'none',
      },
      {
        kind: 'map',
        name: 'timeFrames',
        label: 'Time Frames',
        description: 'Names of the time frames with their IDs; an ID may be empty',
        required: true,
        in: 'none',
      },
      {
        kind: 'lookup',
        name: 'tenantName',
        label: 'Tenant',
        description: 'Tenant of the policy',
        required: true,
        default: '*',
        in: 'none',
        lookup: { operation: 'tenant.getMany', value: 'tenantId', label: 'tenantId' },
      },
      {
        kind: 'string',
        name: 'owner',
        label: 'Owner',
        description: 'User that owns the policy',
        in: 'none',
      },
      {
        kind: 'lookup',
        name: 'userGroup',
        label: 'User Group',
        description: 'User group that the policy belongs to',
        in: 'none',
        lookup: { operation: 'userGroup.getMany', value: 'name', label: 'name' },
      },
      {
        kind: 'integer',
        name: 'precedence',
        label: 'Precedence',
        description: 'Which policy wins where several hold: the one with the lower number',
        in: 'none',
        default: 100,
        min: 0,
      },
      {
        kind: 'boolean',
        name: 'enabled',
        label: 'Enabled',
        description: 'Whether the policy is in force at once',
        in: 'none',
        default: true,
      },
      {
        kind: 'boolean',
        name: 'shared',
        label: 'Shared',
        description: 'Whether other users see the policy',
        in: 'none',
        default: false,
      },
      {
        kind: 'string',
        name: 'scope',
        label: 'Scope',
        description: 'Which part of the agent it is about',
        in: 'none',
        default: 'completeAgent',
      },
      {
        kind: 'multi',
        name: 'blackoutTypes',
        label: 'Stop',
        description: 'What the agents stop',
        in: 'none',
        default: ['data', 'events', 'recoveryActions'],
        options: [
          { value: 'data', label: 'Data' },
          { value: 'events', label: 'Events' },
          { value: 'recoveryActions', label: 'Recovery Actions' },
        ],
      },
      {
        kind: 'boolean',
        name: 'startStopEvents',
        label: 'Start and Stop Events',
        description: 'Whether the begin and end of the blackout are events',
        in: 'none',
        default: true,
      },
    ],
    answer: { items: 'response' },
    evidence: { source: 'facts A2 #9 (T-POLC)', confidence: 'documented' },
    build: (params) => ({ body: { blackoutPolicy: blackoutOf(params) } }),
  },
  {
    ...TSPS,
    resource: 'timeFrame',
    operation: 'update',
    name: 'Update',
    action: 'Update time frame',
    description: 'Change when a time frame holds',
    method: 'PUT',
    path: `${ADMIN}/Timeframe/{timeFrameId}/update`,
    body: 'json',
    confirm: 'Changes when the monitoring of production systems is silenced',
    fields: [
      TIME_FRAME_ID,
      ID_TYPE,
      {
        kind: 'string',
        name: 'recurrence',
        label: 'Recurrence',
        description: 'How the time frame recurs, in the words of TrueSight',
        required: true,
        in: 'none',
      },
      {
        kind: 'list',
        name: 'dates',
        label: 'Dates',
        description: 'Days on which the time frame holds, as TrueSight writes them',
        in: 'none',
      },
      {
        kind: 'map',
        name: 'details',
        label: 'Further Details',
        description: 'Any other details of the recurrence and their values',
        in: 'none',
      },
    ],
    answer: { items: 'response' },
    evidence: { source: 'facts A2 #12 (T-TF)', confidence: 'documented' },
    build: (params) => ({ body: { timeframe: { recurrencePattern: recurrenceOf(params) } } }),
  },
  {
    ...TSPS,
    resource: 'timeFrame',
    operation: 'delete',
    name: 'Delete',
    action: 'Delete time frame',
    description: 'Delete a time frame',
    method: 'DELETE',
    path: `${ADMIN}/Timeframe/{timeFrameId}/delete`,
    confirm: 'Ends the maintenance windows that use the time frame',
    fields: [TIME_FRAME_ID, ID_TYPE],
    answer: { items: 'response' },
    evidence: { source: 'facts A2 #12 (T-TF)', confidence: 'documented' },
  },
] as const satisfies readonly Operation[];

/** Fields whose value goes into the policy as it is, under the vendor's name. */
const POLICY_PARTS = {
  policyName: 'name',
  description: 'description',
  agentSelectionCriteria: 'agentSelectionCriteria',
  owner: 'owner',
  userGroup: 'associatedUserGroup',
  precedence: 'precedence',
  enabled: 'enabled',
  shared: 'shared',
  scope: 'scope',
  blackoutTypes: 'blackoutTypes',
  startStopEvents: 'blackoutStartStopEvents',
} as const;

function blackoutOf(params: Params): JsonObject {
  const parts = Object.entries(POLICY_PARTS).flatMap(([name, wire]) => {
    const value = params[name];
    return value === undefined ? [] : [[wire, value as Json]];
  });
  return {
    type: 'blackout',
    tenant: { name: textOf(params, 'tenantName') ?? '*' },
    timeframes: Object.entries(mapOf(params, 'timeFrames')).map(([name, id]) =>
      id === '' ? { name } : { name, id },
    ),
    ...(Object.fromEntries(parts) as JsonObject),
  };
}

function recurrenceOf(params: Params): JsonObject {
  const dates = listOf(params, 'dates');
  return {
    recurrence: textOf(params, 'recurrence') ?? '',
    details: { ...mapOf(params, 'details'), ...(dates.length === 0 ? {} : { dates }) },
  };
}
