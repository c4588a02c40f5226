import type { BuiltRequest, Field, Operation, Params } from '../../../kit';
import { GATEWAY, REST } from './hosts';
import { GATEWAY_PLATFORMS } from './platforms';
import { wholeNumber } from './whole-number';

const DEPLOY_REQUESTS = '/rules-engine/v1.1/deploy-requests';
const SCOPE = 'ec.rules';

const STATES = [
  { value: 'submitted', label: 'Submitted' },
  { value: 'approved', label: 'Approved' },
  { value: 'rejected', label: 'Rejected' },
  { value: 'deployed', label: 'Deployed' },
  { value: 'pending_review', label: 'Pending Review' },
  { value: 'escalated', label: 'Escalated' },
  { value: 'canceled', label: 'Canceled' },
  { value: 'verification_delayed', label: 'Verification Delayed' },
  { value: 'deployment_delayed', label: 'Deployment Delayed' },
];

const DEPLOY_FIELDS: readonly Field[] = [
  {
    kind: 'lookup',
    name: 'policyId',
    label: 'Policy',
    description: 'ID of the locked policy to deploy',
    in: 'none',
    lookup: {
      operation: 'policy.getMany',
      value: 'id',
      label: 'name',
      params: { state: 'locked' },
    },
    required: true,
  },
  {
    kind: 'text',
    name: 'message',
    label: 'Message',
    description: 'Reason for the deployment, shown in the history',
    in: 'body',
    required: true,
  },
];

/** What people look for in a deploy request; the history of its steps is long. */
const SIMPLE = ['id', 'state', 'environment', 'message', 'customer_id', 'policies'];

const REQUEST_ID: Field = {
  kind: 'string',
  name: 'deployRequestId',
  byHand: 'Get Latest lists the latest deploy requests',
  label: 'Deploy Request ID',
  description: 'ID of the deploy request',
  in: 'path',
  required: true,
};

function build(params: Params): BuiltRequest {
  return { body: { policy_id: wholeNumber('policyId', params['policyId']) } };
}

/** Deploy requests: how a policy comes into effect. */
export const deployRequestOperations: readonly Operation[] = [
  {
    ...GATEWAY,
    resource: 'deployRequest',
    operation: 'deployToStaging',
    name: 'Deploy to Staging',
    action: 'Deploy policy to staging',
    description: 'Request deployment of a policy to staging (takes about 15 minutes)',
    method: 'POST',
    path: DEPLOY_REQUESTS,
    body: 'json',
    fixed: { body: { environment: 'staging' } },
    fields: DEPLOY_FIELDS,
    scope: SCOPE,
    evidence: { source: 'E-RE, C-SDK', confidence: 'documented' },
    build,
  },
  {
    ...GATEWAY,
    resource: 'deployRequest',
    operation: 'deployToProduction',
    name: 'Deploy to Production',
    action: 'Deploy policy to production',
    description: 'Request deployment of a policy to production (takes up to an hour)',
    method: 'POST',
    path: DEPLOY_REQUESTS,
    body: 'json',
    fixed: { body: { environment: 'production' } },
    fields: DEPLOY_FIELDS,
    confirm: 'Changes how live traffic is served',
    scope: SCOPE,
    evidence: { source: 'E-RE, C-SDK', confidence: 'documented' },
    build,
  },
  {
    ...GATEWAY,
    resource: 'deployRequest',
    operation: 'get',
    name: 'Get',
    action: 'Get deploy request',
    description: 'Get a deploy request with its state and history',
    method: 'GET',
    path: `${DEPLOY_REQUESTS}/{deployRequestId}`,
    fields: [REQUEST_ID],
    scope: SCOPE,
    simple: SIMPLE,
    evidence: { source: 'E-RE/Get-Deploy-Request', confidence: 'documented' },
  },
  {
    ...GATEWAY,
    resource: 'deployRequest',
    operation: 'getLatest',
    name: 'Get Latest',
    action: 'Get latest deploy requests',
    description: 'List the latest deploy requests, optionally filtered',
    method: 'GET',
    path: `${DEPLOY_REQUESTS}/latest`,
    fields: [
      {
        kind: 'enum',
        name: 'platform',
        label: 'Platform',
        description: 'Delivery platform of the deploy requests',
        in: 'query',
        to: 'platform_id',
        options: GATEWAY_PLATFORMS,
      },
      {
        kind: 'enum',
        name: 'environment',
        label: 'Environment',
        description: 'Environment of the deploy requests',
        in: 'query',
        options: [
          { value: 'staging', label: 'Staging' },
          { value: 'production', label: 'Production' },
        ],
      },
      {
        kind: 'enum',
        name: 'state',
        label: 'State',
        description: 'State of the deploy requests',
        in: 'query',
        options: STATES,
      },
      {
        kind: 'list',
        name: 'policyIds',
        label: 'Policy IDs',
        description: 'IDs of policies in the deploy requests',
        in: 'query',
        to: 'policy.id',
        codec: 'commaList',
      },
      {
        kind: 'string',
        name: 'search',
        label: 'Search',
        description: 'Text in the name or message of a policy in the deploy requests',
        in: 'query',
      },
    ],
    answer: { items: ['items', ''] },
    scope: SCOPE,
    simple: SIMPLE,
    evidence: { source: 'E-RE/Get-Deploy-Requests', confidence: 'documented' },
  },
  {
    ...REST,
    resource: 'deployRequest',
    operation: 'getStatus',
    name: 'Get Status',
    action: 'Get status of deploy request',
    description: 'Get the propagation status of a deploy request to production',
    method: 'GET',
    path: '/v2/mcc/customers/{accountNumber}/rulesv4/{deployRequestId}/status',
    fields: [REQUEST_ID],
    evidence: { source: 'E-RE/Get-Deploy-Request-Status', confidence: 'documented' },
  },
];
