import type { Json, JsonObject, Operation, Params } from '../../../kit';
import { pairsOf, textOf, TSPS } from '../fields';

const ADMIN = '/tsws/10.0/api/unifiedadmin';

/** Maintenance windows: blackout policies. */
export const blackoutOperations = [
  {
    ...TSPS,
    resource: 'blackoutPolicy',
    operation: 'create',
    name: 'Create',
    action: 'Create blackout policy',
    description: 'Create a maintenance window without data, events or recovery actions of agents',
    method: 'POST',
    path: `${ADMIN}/BlackoutPolicy/create`,
    body: 'json',
    confirm: 'Silences the monitoring of production systems while the time frames last',
    oneOf: [['timeFrameId', 'timeFrames']],
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
        description: 'Purpose of the policy',
        in: 'none',
      },
      {
        kind: 'string',
        name: 'agentSelectionCriteria',
        label: 'Agent Selection Criteria',
        description: 'Agents the policy applies to',
        placeholder: 'agentTag EQUALS "web"',
        required: true,
        in: 'none',
      },
      {
        kind: 'lookup',
        name: 'timeFrameId',
        label: 'Time Frame',
        description: 'Time frame in which the policy applies',
        in: 'none',
        lookup: { operation: 'timeFrame.getMany', value: 'resourceId', label: 'resourceName' },
      },
      {
        kind: 'map',
        name: 'timeFrames',
        label: 'Further Time Frames',
        description: 'Names and IDs of further time frames in which the policy applies',
        in: 'none',
        repeats: true,
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
        description: 'Owner of the policy',
        in: 'none',
      },
      {
        kind: 'lookup',
        name: 'userGroup',
        label: 'User Group',
        description: 'User group of the policy',
        in: 'none',
        lookup: { operation: 'userGroup.getMany', value: 'name', label: 'name' },
      },
      {
        kind: 'integer',
        name: 'precedence',
        label: 'Precedence',
        description: 'Precedence of the policy; the lowest number wins',
        in: 'none',
        default: 100,
        min: 0,
      },
      {
        kind: 'boolean',
        name: 'enabled',
        label: 'Enabled',
        description: 'Whether to enable the policy',
        in: 'none',
        default: true,
      },
      {
        kind: 'boolean',
        name: 'shared',
        label: 'Shared',
        description: 'Whether to share the policy with other users',
        in: 'none',
        default: false,
      },
      {
        kind: 'string',
        name: 'scope',
        label: 'Scope',
        description: 'Part of the agent the policy applies to',
        in: 'none',
        default: 'completeAgent',
      },
      {
        kind: 'multi',
        name: 'blackoutTypes',
        label: 'Stop',
        description: 'Functions of the agents to stop',
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
        description: 'Whether to create events at the start and end of the blackout',
        in: 'none',
        default: true,
      },
    ],
    answer: { items: 'response' },
    evidence: { source: 'T-POLC/blackout, T-POLC', confidence: 'documented' },
    build: (params) => ({ body: { blackoutPolicy: blackoutOf(params) } }),
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
  const tenant = textOf(params, 'tenantName') ?? '*';
  const timeFrameId = textOf(params, 'timeFrameId');
  return {
    type: 'blackout',
    tenant: { name: tenant, id: tenant },
    timeframes: [
      ...(timeFrameId === undefined ? [] : [{ id: timeFrameId }]),
      ...pairsOf(params, 'timeFrames').map(([name, id]) => (id === '' ? { name } : { name, id })),
    ],
    ...(Object.fromEntries(parts) as JsonObject),
  };
}
