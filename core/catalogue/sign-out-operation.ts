import type { Operation } from '../model/operation';
import type { AnyScheme } from '../model/scheme';

/** `session.signOut`, wherever a scheme can end its token: a host such as n8n does not say when it is done. */
export function signOutOperation(schemes: readonly AnyScheme[]): readonly Operation[] {
  const able = schemes.filter(
    ({ acquire }) => acquire.kind === 'login' && acquire.signOut !== undefined,
  );
  if (able.length === 0) return [];
  return [
    {
      resource: 'session',
      operation: 'signOut',
      schemes: able.map(({ id }) => id),
      name: 'Sign Out',
      action: 'Sign out of session',
      description: 'Sign out the token of this account',
      // The scheme makes the request that ends the token; method and path only stand for it.
      method: 'POST',
      path: '/',
      fields: [],
      evidence: { source: 'Sign-out of the sign-in method', confidence: 'documented' },
    },
  ];
}
