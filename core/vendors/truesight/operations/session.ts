import type { Operation } from '../../../kit';
import { userGroups } from '../answers';
import { TSPS } from '../fields';
import { SESSION_ROUTE } from '../sign-in';

/** The user that is signed in. */
export const sessionOperations = [
  {
    ...TSPS,
    resource: 'userGroup',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many user groups',
    description: 'List the user groups of the signed-in user',
    method: 'GET',
    path: `${SESSION_ROUTE}/groups`,
    fields: [],
    evidence: { source: 'T-GROUPS', confidence: 'documented' },
    read: userGroups,
  },
  {
    ...TSPS,
    resource: 'session',
    operation: 'get',
    name: 'Get',
    action: 'Get session',
    description: 'Get the user and tenant of the token',
    method: 'GET',
    path: SESSION_ROUTE,
    fields: [],
    fixed: { headers: { getTokenDetails: 'true' } },
    answer: { items: 'response' },
    evidence: { source: 'T-VALID', confidence: 'documented' },
  },
] as const satisfies readonly Operation[];
