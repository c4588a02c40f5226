import type { AnyAccount } from '../model/account-field';
import type { RequestDraft } from '../model/http';
import type { SignInContext } from '../model/sign-in-method';
import type { Token } from '../model/token';
import { bindingsOfAccount } from './account-fields';
import type { Description, Request } from './grammar';
import { risingCounter } from './make';
import type { MakeContext } from './make';
import { onInputError } from './on-input-error';
import { baseOf, originsOf } from './origin';
import type { Allowed } from './origin';
import { cookieNames, takenNames } from './properties';
import { buildRequest } from './request';
import { stampOf } from './send';
import { beginSteps, scopeWith } from './steps';
import type { Start } from './steps';
import { fromToken } from './take';
import type { Taken } from './take';
import { scopeOf } from './template';
import type { Scope } from './template';

/** What the parts of a described scheme share. It keeps the counter of `rising`. */
export interface Plan {
  readonly description: Description;
  contextOf(context: Pick<SignInContext<AnyAccount>, 'nowMs' | 'random'>): MakeContext;
  start(account: AnyAccount, context: MakeContext): Start;
  allowed(account: AnyAccount): Allowed;
  scope(account: AnyAccount, taken: Taken): Scope;
  /** Base URL of the calls. */
  base(account: AnyAccount, taken: Taken): string;
  /** Likewise, and the account's own where the token has none yet: a preview signs with stand-ins. */
  baseOrOwn(account: AnyAccount, taken: Taken): string;
  /** Below the base URL of the account. */
  signOut(account: AnyAccount, token: Token, request: Request): RequestDraft;
  /** Below the base URL of the calls, unsigned. */
  test(account: AnyAccount, taken: Taken, request: Request): RequestDraft;
  /** @throws InputError for a value of the account that no request can carry. */
  prove(account: AnyAccount): void;
}

export const NOTHING_TAKEN: Taken = new Map<string, never>([]);

export function planOf(description: Description): Plan {
  const rise = risingCounter();
  const cookies = cookieNames(description);
  const allowed = (account: AnyAccount): Allowed => ({
    baseUrl: String(account['baseUrl']),
    origins: originsOf(description, scopeOf(bindingsOfAccount(description, account))),
  });
  const start = (account: AnyAccount, context: MakeContext): Start => ({
    description,
    fields: bindingsOfAccount(description, account),
    allowed: allowed(account),
    context,
    cookieNames: cookies,
  });
  const scope = (account: AnyAccount, taken: Taken): Scope =>
    scopeWith({ fields: bindingsOfAccount(description, account), cookieNames: cookies }, taken);
  const base = (account: AnyAccount, taken: Taken): string =>
    // Before the sign-in nothing tells another one.
    description.send.base === undefined || taken.size === 0
      ? String(account['baseUrl'])
      : baseOf(description.send.base, scope(account, taken), allowed(account));
  const proving: MakeContext = {
    nowMs: 0,
    random: (bytes) => new Uint8Array(bytes),
    rise: (atLeast) => atLeast,
  };
  return {
    description,
    allowed,
    start,
    scope,
    base,
    baseOrOwn: (account, taken) =>
      onInputError(
        () => base(account, taken),
        () => String(account['baseUrl']),
      ),
    contextOf: ({ nowMs, random }) => ({ nowMs, random, rise }),
    signOut: (account, token, request) =>
      buildRequest(request, scope(account, fromToken(token)), allowed(account)),
    test: (account, taken, request) =>
      buildRequest(request, scope(account, taken), {
        ...allowed(account),
        baseUrl: base(account, taken),
      }),
    prove: (account) => prove(start(account, proving)),
  };
}

/** Builds what an account sends, with values in place of those that a sign-in would take. */
function prove(start: Start): void {
  const { description, allowed, context } = start;
  const names = takenNames(description);
  // Letters that every place can hold, and keys in hex or base64 as well.
  const taken: Taken = new Map([...names].map((name) => [name, { value: 'AAAA', open: false }]));
  const build = (): void => {
    if (description.signIn !== undefined) beginSteps(start, description.signIn, NOTHING_TAKEN);
    stampOf(description.send, {
      request: () => ({ method: 'POST', url: `${allowed.baseUrl}/`, headers: {} }),
      base: () => allowed.baseUrl,
      scope: scopeWith(start, taken),
      context: () => context,
    });
  };
  onInputError(build, (error) => {
    // What a value of the token may be is not the person's mistake.
    if (!names.has(String(error.field))) throw error;
  });
}
