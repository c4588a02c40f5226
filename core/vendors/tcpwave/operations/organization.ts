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
  description: 'Whether the organization has a DNS root zone of its own',
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
    description: 'Get all organizations',
    method: 'GET',
    path: '/organization/list',
    fields: [],
    evidence: { source: 'facts 1.4 #1 (PM)', confidence: 'documented' },
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
    evidence: { source: 'facts 1.4 #2 (REST)', confidence: 'documented' },
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
    evidence: { source: 'facts 1.4 #3 (PM, ANS)', confidence: 'documented' },
  },
  {
    resource: 'organization',
    operation: 'update',
    name: 'Update',
    action: 'Update organization',
    description: 'Change name or description of an organization',
    method: 'POST',
    path: '/organization/update',
    fields: [
      {
        ...ORGANIZATION,
        description: 'Name that the organization has now',
        in: 'body',
        to: 'oldName',
      },
      { ...NEW_NAME, description: 'Name that it shall have, the same one to keep it' },
      DESCRIPTION,
      ROOT_ZONE,
    ],
    body: 'json',
    evidence: { source: 'facts 1.4 #3 (PM, ANS)', confidence: 'documented' },
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
    confirm: 'Deletes the organization with all that it holds',
    evidence: { source: 'facts 1.4 #3 (REST, PM)', confidence: 'documented' },
  },
] as const satisfies readonly Operation[];
