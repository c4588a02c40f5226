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
    description: 'ID of the locked policy that is deployed',
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
    description: 'Why the policy is deployed, for the history',
    in: 'body',
    required: true,
  },
];

const REQUEST_ID: Field = {
  kind: 'string',
  name: 'deployRequestId',
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
    description: 'Ask for a policy to be deployed to staging, which takes about 15 minutes',
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
    description: 'Ask for a policy to be deployed to live traffic, which takes up to an hour',
    method: 'POST',
    path: DEPLOY_REQUESTS,
    body: 'json',
    fixed: { body: { environment: 'production' } },
    fields: DEPLOY_FIELDS,
    confirm: 'It changes how live traffic is served.',
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
    evidence: { source: 'E-RE/Get-Deploy-Request', confidence: 'documented' },
  },
  {
    ...GATEWAY,
    resource: 'deployRequest',
    operation: 'getLatest',
    name: 'Get Latest',
    action: 'Get latest deploy requests',
    description: 'Get the latest deploy requests, or those that the filters let through',
    method: 'GET',
    path: `${DEPLOY_REQUESTS}/latest`,
    fields: [
      {
        kind: 'enum',
        name: 'platform',
        label: 'Platform',
        description: 'Only deploy requests for this delivery platform',
        in: 'query',
        to: 'platform_id',
        options: GATEWAY_PLATFORMS,
      },
      {
        kind: 'enum',
        name: 'environment',
        label: 'Environment',
        description: 'Only deploy requests to this environment',
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
        description: 'Only deploy requests in this state',
        in: 'query',
        options: STATES,
      },
      {
        kind: 'list',
        name: 'policyIds',
        label: 'Policy IDs',
        description: 'Only deploy requests with one of these policies',
        in: 'query',
        to: 'policy.id',
        codec: 'commaList',
      },
      {
        kind: 'string',
        name: 'search',
        label: 'Search',
        description: 'Only deploy requests with a policy whose name or message holds this text',
        in: 'query',
      },
    ],
    answer: { items: ['items', ''] },
    scope: SCOPE,
    evidence: { source: 'E-RE/Get-Deploy-Requests', confidence: 'documented' },
  },
  {
    ...REST,
    resource: 'deployRequest',
    operation: 'getStatus',
    name: 'Get Status',
    action: 'Get status of deploy request',
    description: 'Get how far a deploy request to production has reached the network',
    method: 'GET',
    path: '/v2/mcc/customers/{accountNumber}/rulesv4/{deployRequestId}/status',
    fields: [REQUEST_ID],
    evidence: { source: 'E-RE/Get-Deploy-Request-Status', confidence: 'documented' },
  },
];
