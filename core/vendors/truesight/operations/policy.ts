import { InputError, isObject } from '../../../kit';
import type { Field, JsonObject, Operation } from '../../../kit';
import { ID_TYPE, listOf, textOf, TSPS } from '../fields';

const ADMIN = '/tsws/10.0/api/unifiedadmin';

const MONITORING_POLICY = {
  kind: 'json',
  name: 'monitoringPolicy',
  label: 'Monitoring Policy',
  description: 'Monitoring policy as a JSON object in the export format of TrueSight',
  required: true,
  in: 'body',
} as const satisfies Field;

const POLICY_ID = {
  kind: 'lookup',
  name: 'policyId',
  label: 'Policy',
  description: 'ID or name of the policy',
  required: true,
  in: 'path',
  lookup: { operation: 'policy.getMany', value: 'resourceId', label: 'resourceName' },
} as const satisfies Field;

const CHANGES_MONITORING = 'Changes monitoring by the agents of production systems';

export const policyOperations = [
  {
    ...TSPS,
    resource: 'policy',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many policies',
    description: 'List monitoring, blackout and staging policies',
    method: 'POST',
    path: `${ADMIN}/Policy/list`,
    body: 'json',
    repeatable: true,
    fields: [
      {
        kind: 'enum',
        name: 'policyType',
        label: 'Policy Type',
        description: 'Type of the policies',
        in: 'body',
        to: 'type',
        options: [
          { value: 'monitoringPolicy', label: 'Monitoring' },
          { value: 'blackoutPolicy', label: 'Blackout' },
          { value: 'stagingPolicy', label: 'Staging' },
        ],
      },
      {
        kind: 'enum',
        name: 'enabledStatus',
        label: 'Enabled',
        description: 'Enabled status of the policies',
        in: 'body',
        to: 'filterCriteria.policyEnabledStatus',
        options: [
          { value: 'ANY', label: 'Any' },
          { value: 'ENABLED', label: 'Enabled' },
          { value: 'DISABLED', label: 'Disabled' },
        ],
      },
      {
        kind: 'enum',
        name: 'sharedStatus',
        label: 'Shared',
        description: 'Shared status of the policies',
        in: 'body',
        to: 'filterCriteria.policySharedStatus',
        options: [
          { value: 'ANY', label: 'Any' },
          { value: 'SHARED', label: 'Shared' },
          { value: 'NON_SHARED', label: 'Not Shared' },
        ],
      },
      {
        kind: 'string',
        name: 'monitoringSolution',
        label: 'Monitoring Solution',
        description: 'Name of the monitoring solution of the policies',
        in: 'body',
        to: 'filterCriteria.monitoringSolutionName',
      },
      {
        kind: 'string',
        name: 'monitoringProfile',
        label: 'Monitoring Profile',
        description: 'Name of the monitoring profile of the policies',
        in: 'body',
        to: 'filterCriteria.monitoringProfile',
      },
      {
        kind: 'string',
        name: 'monitoringType',
        label: 'Monitoring Type',
        description: 'Name of the monitoring type of the policies',
        in: 'body',
        to: 'filterCriteria.monitoringType',
      },
      {
        kind: 'lookup',
        name: 'tenantId',
        label: 'Tenant',
        description: 'Tenant of the policies',
        in: 'body',
        to: 'filterCriteria.tenantId',
        lookup: { operation: 'tenant.getMany', value: 'tenantId', label: 'tenantId' },
      },
      {
        kind: 'string',
        name: 'searchText',
        label: 'Search Text',
        description: 'Text in the policies',
        in: 'body',
        to: 'stringToSearch',
      },
      {
        kind: 'string',
        name: 'searchField',
        label: 'Search Field',
        description: 'Field to search',
        in: 'body',
        to: 'fieldToSearch',
      },
    ],
    fixed: { query: { responseType: 'basic' } },
    // 11.3 nests the list, the documents show it bare.
    answer: { items: ['response.policyList', 'response'] },
    evidence: { source: 'T-POL', confidence: 'documented' },
  },
  {
    ...TSPS,
    resource: 'policy',
    operation: 'get',
    name: 'Get',
    action: 'Get policy',
    description: 'Export policies, including plain-text passwords of the monitored systems',
    method: 'GET',
    path: `${ADMIN}/Policy/{policyIds}/list`,
    fields: [
      {
        kind: 'list',
        name: 'policyIds',
        byHand: 'Get Many of Policy lists the IDs',
        label: 'Policies',
        description: 'IDs or names of the policies',
        required: true,
        in: 'none',
      },
      ID_TYPE,
    ],
    // 10.1 documents `listResult`, a client reads `response`.
    answer: { items: ['listResult', 'response.policyList', 'response'] },
    evidence: { source: 'T-POL/one, C-POL', confidence: 'documented' },
    // The commas between the IDs are part of the path's form and stay as they are.
    build: (params) => ({
      path: `${ADMIN}/Policy/${listOf(params, 'policyIds').map(encodeURIComponent).join(',')}/list`,
    }),
  },
  {
    ...TSPS,
    resource: 'policy',
    operation: 'create',
    name: 'Create',
    action: 'Create monitoring policy',
    description: 'Create a monitoring policy',
    method: 'POST',
    path: `${ADMIN}/MonitoringPolicy/create`,
    body: 'json',
    confirm: CHANGES_MONITORING,
    fields: [MONITORING_POLICY],
    answer: { items: 'response' },
    evidence: { source: 'T-POLC/monitoring, C-POL', confidence: 'documented' },
  },
  {
    ...TSPS,
    resource: 'policy',
    operation: 'update',
    name: 'Update',
    action: 'Update monitoring policy',
    description: 'Change a monitoring policy',
    method: 'PUT',
    path: `${ADMIN}/MonitoringPolicy/{policyId}/update`,
    body: 'json',
    confirm: CHANGES_MONITORING,
    fields: [
      {
        ...POLICY_ID,
        lookup: { ...POLICY_ID.lookup, params: { policyType: 'monitoringPolicy' } },
      },
      ID_TYPE,
      {
        kind: 'enum',
        name: 'action',
        label: 'Action',
        description: 'Action for the given parts of the policy',
        in: 'none',
        options: [
          { value: 'add', label: 'Add' },
          { value: 'overwrite', label: 'Overwrite' },
          { value: 'remove', label: 'Remove' },
          { value: 'update', label: 'Update' },
        ],
        default: 'update',
      },
      { ...MONITORING_POLICY, in: 'none' },
    ],
    answer: { items: 'response' },
    evidence: { source: 'T-POL/update, C-PS', confidence: 'documented' },
    build: (params) => {
      const policy = params['monitoringPolicy'];
      if (!isObject(policy)) {
        throw new InputError(
          'monitoringPolicy',
          'monitoringPolicy: Monitoring Policy must be a JSON object.',
        );
      }
      const action = { action: textOf(params, 'action') ?? 'update' };
      return { body: { monitoringPolicy: { ...action, ...policy } as JsonObject } };
    },
  },
  {
    ...TSPS,
    resource: 'policy',
    operation: 'delete',
    name: 'Delete',
    action: 'Delete policy',
    description: 'Delete a monitoring, blackout or staging policy',
    method: 'DELETE',
    path: `${ADMIN}/Policy/{policyId}/delete`,
    confirm: 'Deletes the policy; monitoring or maintenance windows of the policy end',
    fields: [POLICY_ID, ID_TYPE],
    answer: { items: 'response' },
    evidence: { source: 'T-POL/delete', confidence: 'documented' },
  },
  {
    ...TSPS,
    resource: 'stagingPolicy',
    operation: 'create',
    name: 'Create',
    action: 'Create staging policy',
    description: 'Create a staging policy',
    method: 'POST',
    path: `${ADMIN}/StagingPolicy/create`,
    body: 'json',
    confirm: 'Changes which servers the agents of production systems report to',
    fields: [
      {
        kind: 'json',
        name: 'stagingPolicy',
        label: 'Staging Policy',
        description: 'Staging policy as a JSON object with the names of TrueSight',
        required: true,
        in: 'body',
      },
    ],
    answer: { items: 'response' },
    evidence: { source: 'T-POLC/staging', confidence: 'documented' },
  },
] as const satisfies readonly Operation[];
