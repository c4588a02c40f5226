import type { AnyAccount } from '../model/account-field';
import type { ReadReply } from '../model/read-reply';
import type {
  ChallengeMethod,
  LoginMethod,
  SignContext,
  SignInMethod,
  SignInStep,
} from '../model/sign-in-method';
import type { Stamp } from '../model/stamp';
import { applyStamp } from '../model/stamp';
import { sameValues } from '../model/token';
import type { Token, TokenValues } from '../model/token';
import { digestHeader, isStaleNonce, readChallenge } from './digest';
import type { BasicPair, Refresh, Request, Steps } from './grammar';
import type { Take } from './grammar-values';
import { NOTHING_TAKEN } from './plan';
import type { Plan } from './plan';
import { onInputError } from './on-input-error';
import { usesInRequest } from './placeholders';
import { isSignature, takenNames, valueNames } from './properties';
import { stampOf } from './send';
import { beginSteps } from './steps';
import { fromToken, takeAll, toTokenValues } from './take';
import type { Taken } from './take';
import { asText, fillAnyway } from './template';

type Signed = SignContext<AnyAccount>;

/** How a description signs in: by a login, a challenge, a signature, or with what the account holds. */
export function methodOf(plan: Plan): SignInMethod<AnyAccount> {
  const { description } = plan;
  const { signIn, send } = description;
  if (signIn !== undefined) return login(plan, signIn);
  if (send.digest !== undefined) return challenge(plan, send.digest);
  const sign = (context: Signed): Stamp => stampFor(plan, context, NOTHING_TAKEN);
  if (!isSignature(description)) return { kind: 'static', sign };
  return { kind: 'signature', sign };
}

function stampFor(plan: Plan, context: Signed, taken: Taken): Stamp {
  return stampOf(plan.description.send, {
    request: () => context.request,
    base: () => plan.baseOrOwn(context.account, taken),
    scope: plan.scope(context.account, taken),
    context: () => plan.contextOf(context),
  });
}

function login(plan: Plan, steps: Steps): LoginMethod<AnyAccount> {
  const { refresh, replies, test, signOut } = plan.description;
  return {
    kind: 'login',
    names: valueNames(plan.description),
    begin: (context) =>
      beginSteps(plan.start(context.account, plan.contextOf(context)), steps, NOTHING_TAKEN),
    ...(refresh === undefined
      ? {}
      : {
          renew: (context) => {
            const start = plan.start(context.account, plan.contextOf(context));
            return lacks(plan, context.token, refresh)
              ? undefined
              : // One that cannot be made of the token's values is none; the sign-in takes its place.
                onInputError<SignInStep | undefined>(
                  () => beginSteps(start, [refresh], fromToken(context.token)),
                  () => undefined,
                );
          },
          renewals: refresh.times ?? Number.MAX_SAFE_INTEGER,
        }),
    sign: (context) => stampFor(plan, context, fromToken(context.token)),
    ...(replies?.take === undefined ? {} : { update: updateOf(replies.take) }),
    probe:
      test === undefined
        ? { none: 'The description has no test request.' }
        : (account, token) => plan.test(account, fromToken(token), test),
    ...(signOut === undefined
      ? {}
      : {
          signOut: (account, token) =>
            lacks(plan, token, signOut) ? undefined : plan.signOut(account, token, signOut),
        }),
  };
}

/** Whether a request needs a value that the token does not have. */
function lacks(plan: Plan, token: Token, request: Request | Refresh): boolean {
  const taken = takenNames(plan.description);
  const held = fromToken(token);
  return usesInRequest(request, '').some(({ name }) => taken.has(name) && !held.has(name));
}

function updateOf(
  takes: readonly Take[],
): (reply: ReadReply, token: Token) => TokenValues | undefined {
  const optional = takes.map((take) => ({ ...take, optional: true }));
  return (reply, token) => {
    const result = takeAll(optional, reply);
    if (result.kind === 'missing') return undefined;
    const values = toTokenValues(new Map([...fromToken(token), ...result.values]));
    return sameValues(values, token) ? undefined : values;
  };
}

function challenge(plan: Plan, pair: BasicPair): ChallengeMethod<AnyAccount> {
  return {
    kind: 'challenge',
    read: readChallenge,
    isStale: isStaleNonce,
    sign: (context) => {
      const stamp = stampFor(plan, context, NOTHING_TAKEN);
      const scope = plan.scope(context.account, NOTHING_TAKEN);
      const Authorization = digestHeader({
        // The proof covers the query as it is sent.
        request: applyStamp(context.request, stamp),
        challenge: context.challenge,
        count: context.count,
        user: fillAnyway(pair.user, scope, asText).value,
        password: fillAnyway(pair.password, scope, asText).value,
        random: context.random,
      });
      return { ...stamp, headers: { ...stamp.headers, Authorization } };
    },
  };
}
