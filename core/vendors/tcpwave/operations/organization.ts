import type { Field, Operation } from '../../../kit';
import { DESCRIPTION, ORGANIZATION } from './common-fields';

const NEW_NAME = {
  kind: 'string',
  name: 'organizationName',
  label: 'Name',
  description: 'Name of the organization',
  required: true,
  in: 'body',
  to: 'name',
} as const satisfies Field;

const ROOT_ZONE = {
  kind: 'boolean',
  name: 'enableRootZone',
  label: 'Enable Root Zone',
  description: 'Whether to give the organization its own DNS root zone',
  default: true,
  in: 'body',
  to: 'enable_root_zone',
  codec: 'zeroOne',
} as const satisfies Field;

/** Organizations: the top of everything else. */
export const organizationOperations = [
  {
    resource: 'organization',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many organizations',
    description: 'List all organizations',
    method: 'GET',
    path: '/organization/list',
    fields: [],
    evidence: { source: 'PM', confidence: 'documented' },
  },
  {
    resource: 'organization',
    operation: 'get',
    name: 'Get',
    action: 'Get organization',
    description: 'Get an organization by its name',
    method: 'GET',
    path: '/organization/get',
    fields: [{ ...ORGANIZATION, in: 'query', to: 'name' }],
    evidence: { source: 'REST', confidence: 'documented' },
  },
  {
    resource: 'organization',
    operation: 'create',
    name: 'Create',
    action: 'Create organization',
    description: 'Create an organization',
    method: 'POST',
    path: '/organization/add',
    fields: [NEW_NAME, DESCRIPTION, ROOT_ZONE],
    body: 'json',
    evidence: { source: 'PM, ANS', confidence: 'documented' },
  },
  {
    resource: 'organization',
    operation: 'update',
    name: 'Update',
    action: 'Update organization',
    description: 'Change the name or description of an organization',
    method: 'POST',
    path: '/organization/update',
    fields: [
      {
        ...ORGANIZATION,
        description: 'Current name of the organization',
        in: 'body',
        to: 'oldName',
      },
      {
        ...NEW_NAME,
        label: 'New Name',
        description: 'New name of the organization; repeat the current name to keep it',
      },
      DESCRIPTION,
      ROOT_ZONE,
    ],
    body: 'json',
    evidence: { source: 'PM, ANS', confidence: 'documented' },
  },
  {
    resource: 'organization',
    operation: 'delete',
    name: 'Delete',
    action: 'Delete organization',
    description: 'Delete an organization',
    method: 'POST',
    path: '/organization/delete',
    fields: [{ ...ORGANIZATION, in: 'body', to: 'name' }],
    body: 'json',
    confirm: 'Deletes the organization and everything in it',
    evidence: { source: 'REST, PM', confidence: 'documented' },
  },
] as const satisfies readonly Operation[];
