import type { Field, Operation, Params } from '../../../kit';
import { DESCRIPTION, DOMAIN, ORGANIZATION, PAGING, organization } from './common-fields';

const NEW_NAME = {
  kind: 'string',
  name: 'newName',
  label: 'Name',
  description: 'Name of the domain',
  placeholder: 'example.com',
  required: true,
  in: 'body',
  to: 'name',
} as const satisfies Field;

/** DNS domains, which subnets and objects need. */
export const domainOperations: readonly Operation[] = [
  {
    resource: 'domain',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many domains',
    description: 'List the domains of an organization',
    method: 'GET',
    path: '/domain/p_listbyorg',
    fields: [organization('org_name', 'query')],
    fixed: { query: { draw: '1', filterRules: '[]' } },
    answer: { items: ['data', 'rows', ''] },
    paging: PAGING,
    evidence: { source: 'PM', confidence: 'documented' },
  },
  {
    resource: 'domain',
    operation: 'get',
    name: 'Get',
    action: 'Get domain',
    description: 'Get a domain by its name',
    method: 'GET',
    path: '/domain/get',
    fields: [
      { ...DOMAIN, description: 'Name of the domain', in: 'query', to: 'name' },
      organization('org_name', 'query'),
    ],
    evidence: { source: 'PM', confidence: 'documented' },
  },
  {
    resource: 'domain',
    operation: 'create',
    name: 'Create',
    action: 'Create domain',
    description: 'Create a domain',
    method: 'POST',
    path: '/domain/add',
    fields: [NEW_NAME, DESCRIPTION, organization('organization_name', 'body')],
    body: 'json',
    evidence: { source: 'REST, PM', confidence: 'documented' },
  },
  {
    resource: 'domain',
    operation: 'update',
    name: 'Update',
    action: 'Update domain',
    description: 'Change the name or description of a domain',
    method: 'POST',
    path: '/domain/update',
    fields: [
      organization('organization_name', 'body'),
      { ...DOMAIN, description: 'Current name of the domain', to: 'old_name' },
      {
        ...NEW_NAME,
        label: 'New Name',
        description: 'New name of the domain; repeat the current name to keep it',
      },
      DESCRIPTION,
      {
        kind: 'boolean',
        name: 'updateSubdomains',
        label: 'Update Subdomains',
        description: 'Whether to rename the subdomains of the domain as well',
        default: false,
        in: 'body',
        to: 'updateSubDomain',
      },
    ],
    body: 'json',
    evidence: { source: 'REST, PM', confidence: 'documented' },
  },
  {
    resource: 'domain',
    operation: 'delete',
    name: 'Delete',
    action: 'Delete domains',
    description: 'Delete one or more domains',
    method: 'POST',
    path: '/domain/multidelete',
    fields: [
      ORGANIZATION,
      {
        kind: 'list',
        name: 'domains',
        byHand: 'Several values; Get Many of Domain lists the names',
        label: 'Domains',
        description: 'Names of the domains',
        required: true,
        in: 'none',
      },
    ],
    body: 'json',
    confirm: 'Deletes the domains; subnets and objects that use them lose their domain',
    evidence: { source: 'REST, PM', confidence: 'documented' },
    build: buildDelete,
  },
];

function buildDelete(params: Params) {
  const names = params.domains;
  return {
    body: (Array.isArray(names) ? names.map(String) : []).map((name) => ({
      name,
      organization_name: String(params.organization),
    })),
  };
}
