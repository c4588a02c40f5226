import { sentence } from '../errors/wording';
import type { ReadReply } from '../model/read-reply';
import { granted } from '../model/sign-in-method';
import type { SignInOutcome, SignInStep } from '../model/sign-in-method';
import { isWebPage } from '../model/web-page';
import type { Description, Step, Steps } from './grammar';
import type { Take } from './grammar-values';
import { lifeSeconds } from './life';
import { withMade } from './make';
import type { MakeContext } from './make';
import { look } from './look';
import { onInputError } from './on-input-error';
import { baseOf } from './origin';
import type { Allowed } from './origin';
import { judgeSignIn } from './replies';
import { buildRequest } from './request';
import { shapeOf } from './shape';
import { placeOf, bindingsOf, takeAll, toTokenValues } from './take';
import type { Taken, TakeResult } from './take';
import { scopeOf } from './template';
import type { Scope, Binding } from './template';
import { harmlessWords } from './words';

type Missing = TakeResult & { readonly kind: 'missing' };

/** What a sign-in starts from. */
export interface Start {
  readonly description: Description;
  /** Fields of the account. */
  readonly fields: ReadonlyMap<string, Binding>;
  readonly allowed: Allowed;
  readonly context: MakeContext;
  readonly cookieNames: ReadonlySet<string>;
}

/** Fields and taken values together. */
export function scopeWith(
  { fields, cookieNames }: Pick<Start, 'fields' | 'cookieNames'>,
  taken: Taken,
): Scope {
  return scopeOf(new Map([...fields, ...bindingsOf(taken, cookieNames)]));
}

/** An exchange, and the step of the description that it is. */
export interface DescribedStep extends SignInStep {
  readonly step: Step;
  then(reply: ReadReply): DescribedStep | SignInOutcome;
}

/**
 * A sign-in, or a refresh, as pure progress.
 * @param taken what is known before: nothing, or the values of the token that is refreshed.
 * @throws InputError when the first request cannot be made of the account.
 */
export function beginSteps(start: Start, steps: Steps, taken: Taken): DescribedStep {
  const [step, ...rest] = steps;
  const scope = withMade(step.make, scopeWith(start, taken), start.context);
  return {
    step,
    request: buildRequest(step, scope, start.allowed),
    then: (reply) => {
      const judged = judgeSignIn(start.description, reply);
      if (judged !== undefined) return judged;
      const result = takeAll(step.take ?? [], reply);
      if (result.kind === 'missing') {
        return unavailable(missing(start.description, result, reply));
      }
      const denied = deniedBy(step.take ?? [], result.values);
      if (denied !== undefined) return unavailable(missing(start.description, denied, reply));
      const values = new Map([...taken, ...result.values]);
      return orUnavailable(() =>
        isSome(rest) ? beginSteps(start, rest, values) : grantedOf(start, values, reply),
      );
    },
  };
}

/** A secret is no yes or no: `"token": false` says that there is none. */
function deniedBy(takes: readonly Take[], values: Taken): Missing | undefined {
  const take = takes.find((item) => item.public !== true && values.get(item.as)?.value === false);
  return take === undefined ? undefined : { kind: 'missing', take, reason: 'absent' };
}

function isSome(steps: readonly Step[]): steps is Steps {
  return steps.length > 0;
}

function grantedOf(start: Start, taken: Taken, reply: ReadReply): SignInOutcome {
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
function orUnavailable(next: () => DescribedStep | SignInOutcome): DescribedStep | SignInOutcome {
  return onInputError(next, ({ message }) => unavailable(message.replace(/^\w+: /, '')));
}

function unavailable(message: string): SignInOutcome {
  return { kind: 'unavailable', message };
}

/** The sentence on a value that is not where it was said to be: names and types, never values. */
function missing({ replies }: Description, result: Missing, reply: ReadReply): string {
  const place = placeOf(result.take);
  if (result.reason === 'unusable') {
    return `The value at ${place} is longer than 8 KiB or holds control characters, so it cannot be sent on.`;
  }
  if (isWebPage(reply)) {
    return `No value at ${place}; the response is a web page. Check the base URL and the path.`;
  }
  if (reply.status >= 300) {
    return `No value at ${place}; the server redirects elsewhere (status ${String(reply.status)}). Check the base URL and the path.`;
  }
  const words = harmlessWords(replies, look(reply));
  const says = words === undefined ? '' : ` The server says: ${sentence(words)}`;
  return `No value at ${place}; the response has ${shapeOf(reply)}.${says}`;
}
