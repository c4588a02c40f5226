import { InputError } from '../errors';
import type { ReadReply } from '../model/read-reply';
import { granted } from '../model/sign-in-method';
import type { SignInOutcome, SignInStep } from '../model/sign-in-method';
import type { Description, Step } from './grammar';
import { lifeSeconds } from './life';
import { isWebPage } from './look';
import { withMade } from './make';
import type { MakeContext } from './make';
import { baseOf } from './origin';
import type { Allowed } from './origin';
import { judgeSignIn } from './replies';
import { buildRequest } from './request';
import { shapeOf } from './shape';
import { placeOf, slotsOf, takeAll, toTokenValues } from './take';
import type { Taken, TakeResult } from './take';
import { scopeOf } from './template';
import type { Scope, Slot } from './template';

/** What a sign-in starts from. */
export interface Start {
  readonly description: Description;
  /** Fields of the account. */
  readonly fields: ReadonlyMap<string, Slot>;
  readonly allowed: Allowed;
  readonly context: MakeContext;
  readonly cookieNames: ReadonlySet<string>;
}

/** Fields and taken values together. */
export function scopeWith(
  { fields, cookieNames }: Pick<Start, 'fields' | 'cookieNames'>,
  taken: Taken,
): Scope {
  return scopeOf(new Map([...fields, ...slotsOf(taken, cookieNames)]));
}

/**
 * A sign-in, or a refresh, as pure progress.
 * @param steps at least one.
 * @param taken what is known before: nothing, or the values of the token that is refreshed.
 * @throws InputError when the first request cannot be made of the account.
 */
export function beginSteps(start: Start, steps: readonly Step[], taken: Taken): SignInStep {
  const [step, ...rest] = steps;
  if (step === undefined) throw new TypeError('A sign-in has at least one step.');
  const scope = withMade(step.make, scopeWith(start, taken), start.context);
  return {
    request: buildRequest(step, scope, start.allowed),
    then: (reply) => {
      const judged = judgeSignIn(start.description, reply);
      if (judged !== undefined) return judged;
      const result = takeAll(step.take ?? [], reply);
      if (result.kind === 'missing') return unavailable(missing(result, reply));
      const values = new Map([...taken, ...result.values]);
      return orUnavailable(() =>
        rest.length > 0 ? beginSteps(start, rest, values) : grant(start, values, reply),
      );
    },
  };
}

function grant(start: Start, taken: Taken, reply: ReadReply): SignInOutcome {
  const { description, allowed, context } = start;
  const scope = scopeWith(start, taken);
  // Proved here, so that no call fails later: a token whose base URL is not allowed is of no use.
  baseOf(description.send.base, scope, allowed);
  return granted(toTokenValues(taken), {
    lifeSeconds: lifeSeconds(description.life, scope, reply, context.nowMs),
    sliding: description.life?.sliding === true,
  });
}

/** A value of the server that cannot be sent on is the server's fault, not the person's. */
function orUnavailable(next: () => SignInStep | SignInOutcome): SignInStep | SignInOutcome {
  try {
    return next();
  } catch (error) {
    if (error instanceof InputError) return unavailable(error.message.replace(/^\w+: /, ''));
    throw error;
  }
}

function unavailable(message: string): SignInOutcome {
  return { kind: 'unavailable', message };
}

/** The sentence on a value that is not where it was said to be: names and types, never values. */
export function missing(
  result: TakeResult & { readonly kind: 'missing' },
  reply: ReadReply,
): string {
  const place = placeOf(result.take);
  if (result.reason === 'unusable') {
    return `The value at ${place} is longer than 8 KiB or holds control characters, so it cannot be sent on.`;
  }
  if (isWebPage(reply.text)) {
    return `No value at ${place}; the response is a web page. Check the base URL and the path.`;
  }
  if (reply.status >= 300) {
    return `No value at ${place}; the server redirects elsewhere (status ${String(reply.status)}). Check the base URL and the path.`;
  }
  return `No value at ${place}; the response has ${shapeOf(reply)}.`;
}
