import type { BuiltRequest, Field, Operation, Params } from '../../../kit';
import { GATEWAY } from './hosts';
import { GATEWAY_PLATFORMS } from './platforms';
import { wholeNumber } from './whole-number';

const RULES_ENGINE = '/rules-engine/v1.1';
const SCOPE = 'ec.rules';

const STATES = [
  { value: 'draft', label: 'Draft' },
  { value: 'locked', label: 'Locked' },
];

const POLICY_ID: Field = {
  kind: 'lookup',
  name: 'policyId',
  label: 'Policy',
  description: 'ID of the policy',
  in: 'path',
  lookup: { operation: 'policy.getMany', value: 'id', label: 'name' },
  required: true,
};

const SETTINGS: readonly Field[] = [
  {
    kind: 'string',
    name: 'policyName',
    label: 'Policy Name',
    description: 'Name of the policy',
    in: 'body',
    to: 'name',
    required: true,
  },
  {
    kind: 'enum',
    name: 'platform',
    label: 'Platform',
    description: 'Delivery platform of the policy',
    in: 'body',
    options: GATEWAY_PLATFORMS,
    default: 'http_large',
    required: true,
  },
  {
    kind: 'enum',
    name: 'state',
    label: 'State',
    description: 'State of the policy: a draft can be changed, a locked policy can be deployed',
    in: 'body',
    options: STATES,
    default: 'draft',
    required: true,
  },
  {
    kind: 'json',
    name: 'rules',
    label: 'Rules',
    description: 'Ordered list of rules, each an object with name, description and matches',
    in: 'body',
    required: true,
  },
  {
    kind: 'text',
    name: 'policyDescription',
    label: 'Policy Description',
    description: 'Purpose of the policy',
    in: 'body',
    to: 'description',
  },
];

function buildUpdate(params: Params): BuiltRequest {
  // Answers give the ID as a text, requests take a number (Get Policy, Submit Deploy Request).
  return { body: { id: wholeNumber('policyId', params['policyId']) } };
}

/** Policies of the Rules Engine, version 4, and the rules in them. */
export const policyOperations: readonly Operation[] = [
  {
    ...GATEWAY,
    resource: 'policy',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many policies',
    description: 'List policies, optionally filtered',
    method: 'GET',
    path: `${RULES_ENGINE}/policies`,
    fields: [
      {
        kind: 'enum',
        name: 'platform',
        label: 'Platform',
        description: 'Delivery platform of the policies',
        in: 'query',
        to: 'platform_id',
        options: GATEWAY_PLATFORMS,
      },
      {
        kind: 'enum',
        name: 'state',
        label: 'State',
        description: 'State of the policies',
        in: 'query',
        options: STATES,
      },
      {
        kind: 'string',
        name: 'search',
        label: 'Search',
        description: 'Text in the name or message of the policies',
        in: 'query',
      },
    ],
    answer: { items: 'items' },
    // Pages by number: the links in the answer leave out the first part of the path (Get Certificate Licenses).
    paging: {
      kind: 'page',
      in: 'query',
      page: 'page',
      first: 1,
      limit: 'page_size',
      size: 100,
      total: 'total_items',
    },
    scope: SCOPE,
    simple: ['id', 'name', 'policy_type', 'state', 'platform'],
    evidence: { source: 'E-RE/Get-All-Policies', confidence: 'documented' },
  },
  {
    ...GATEWAY,
    resource: 'policy',
    operation: 'get',
    name: 'Get',
    action: 'Get policy',
    description: 'Get a policy with all rules',
    method: 'GET',
    path: `${RULES_ENGINE}/policies/{policyId}`,
    fields: [POLICY_ID],
    scope: SCOPE,
    evidence: { source: 'E-RE/Get-Policy', confidence: 'documented' },
  },
  {
    ...GATEWAY,
    resource: 'policy',
    operation: 'create',
    name: 'Create',
    action: 'Create policy',
    description: 'Create a policy as a draft or locked',
    method: 'POST',
    path: `${RULES_ENGINE}/policies`,
    body: 'json',
    fixed: { body: { '@type': 'policy-create' } },
    fields: SETTINGS,
    scope: SCOPE,
    evidence: {
      source: 'E-RE, C-SDK',
      confidence: 'documented',
    },
  },
  {
    ...GATEWAY,
    resource: 'policy',
    operation: 'updateDraft',
    name: 'Update Draft',
    action: 'Update draft policy',
    description: 'Change a draft policy',
    method: 'PATCH',
    path: `${RULES_ENGINE}/policies/{policyId}`,
    body: 'json',
    fixed: { body: { '@type': 'policy-update' } },
    fields: [POLICY_ID, ...SETTINGS],
    scope: SCOPE,
    evidence: { source: 'E-RE/Update-Policy', confidence: 'documented' },
    build: buildUpdate,
  },
  {
    ...GATEWAY,
    resource: 'policy',
    operation: 'getRulesByOrigin',
    name: 'Get Rules by Origin',
    action: 'Get rules by origin',
    description: 'Get the IDs of the deployed rules that use an origin',
    method: 'GET',
    path: `${RULES_ENGINE}/rules/origins/{originId}`,
    fields: [
      {
        kind: 'integer',
        name: 'originId',
        label: 'Origin ID',
        description: 'ID of the customer origin',
        byHand: 'Get Many of Origin lists the IDs, with an account that has a REST API token',
        in: 'path',
        min: 1,
        required: true,
      },
    ],
    scope: SCOPE,
    evidence: { source: 'E-RE/Get-Rules-by-C-Origin', confidence: 'documented' },
  },
  {
    ...GATEWAY,
    resource: 'policy',
    operation: 'getRulesByCname',
    name: 'Get Rules by CNAME',
    action: 'Get rules by edge CNAME',
    description: 'Get the IDs of the deployed rules that use an edge CNAME',
    method: 'GET',
    path: `${RULES_ENGINE}/rules/cnames/{cnameId}`,
    fields: [
      {
        kind: 'integer',
        name: 'cnameId',
        label: 'Edge CNAME ID',
        description: 'ID of the edge CNAME',
        byHand: 'Get Many of Edge CNAME lists the IDs, with an account that has a REST API token',
        in: 'path',
        min: 1,
        required: true,
      },
    ],
    scope: SCOPE,
    evidence: { source: 'E-RE/Get-Rules-by-Edge-CNAME', confidence: 'documented' },
  },
];
