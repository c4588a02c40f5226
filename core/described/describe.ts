import { createHash } from 'node:crypto';
import type { AnyAccount } from '../model/account-field';
import type { AnyScheme } from '../model/scheme';
import { fieldsOf, identityOf, remediesOf } from './account-fields';
import type { Description } from './grammar';
import { methodOf } from './methods';
import { NOTHING_TAKEN, planOf } from './plan';
import { credentialHeadersOf, sendsPassword, usesToken } from './properties';
import { readDescription } from './read-description';
import { judgeCall } from './replies';
import { fromToken } from './take';

/**
 * The scheme that a document describes. It is an ordinary one: nothing else in the core knows descriptions.
 * Keep it as long as its accounts are in use; it holds the counter of `rising`. `rememberDescriptions` does.
 * @param document a JSON value, or its text.
 * @throws InputError that names the place of a mistake (`signIn[0].take[1].json`); nothing is sent.
 */
export function describe(document: unknown): AnyScheme {
  return schemeOf(readDescription(document));
}

/** The scheme of a description that has been read. */
export function schemeOf(description: Description): AnyScheme {
  const plan = planOf(description);
  const { name, test, binding, oneAtATime } = description;
  return {
    id: `described/${hashOf(description)}`,
    name,
    description: `Signs in to ${name} as its description says.`,
    credential: { className: 'LatchkeyApi', displayName: 'Latchkey API' },
    fields: fieldsOf(description),
    ...(binding === undefined ? {} : { binding }),
    ...(oneAtATime === undefined ? {} : { oneAtATime }),
    credentialHeaders: credentialHeadersOf(description),
    acquire: methodOf(plan),
    remedies: remediesOf(description),
    check: (account) => {
      plan.prove(account);
      return undefined;
    },
    servers: (account, token) => ({
      main: plan.base(account, token === undefined ? NOTHING_TAKEN : fromToken(token)),
    }),
    origins: (account) => plan.allowed(account).origins,
    sendsPassword: () => sendsPassword(description),
    verdict: (reply) => judgeCall(description, reply),
    ...(test === undefined || usesToken(description, test)
      ? {}
      : { test: (account: AnyAccount) => plan.test(account, NOTHING_TAKEN, test) }),
    identity: (account) => identityOf(description, account),
  };
}

/**
 * Two documents never share a token. The order of names is part of the hash, because it is the order in
 * which they are sent.
 */
function hashOf(description: Description): string {
  return createHash('sha256').update(JSON.stringify(description)).digest('hex').slice(0, 32);
}
