import type { AnyAccount } from '../model/account-field';
import type { RequestDraft } from '../model/http';
import type { ReadReply } from '../model/read-reply';
import type { SignContext, SignInOutcome } from '../model/sign-in-method';
import { applyStamp } from '../model/stamp';
import { Secret } from '../model/secret';
import type { Stamp, StampValue } from '../model/stamp';
import type { GrantedToken, Token } from '../model/token';
import type { Verdict } from '../model/verdict';
import { schemeOf } from './describe';
import type { Description, Request } from './grammar';
import type { Take } from './grammar-values';
import { NOTHING_TAKEN, planOf } from './plan';
import type { Plan } from './plan';
import { judgeCall } from './replies';
import { beginSteps } from './steps';
import type { DescribedStep } from './steps';
import { maskedTree } from './shape';
import { fromToken, takeAll } from './take';
import { redactedTrial } from './trial-result';
import type { Trial, TrialStep } from './trial-result';

/** Effects of a trial. `send` gives what came back, whatever the status. */
export interface TrialEffects {
  readonly send: (request: RequestDraft) => Promise<ReadReply>;
  readonly nowMs: number;
  readonly random: (bytes: number) => Uint8Array;
  /** Masks the secrets of the account, and those of the sign-in, in what the server says: it may repeat them. */
  readonly redactor: (taken: readonly Secret[]) => (text: string) => string;
  /**
   * Hands the new token to the account if the sign-in has ended the session that is in use. True: the
   * account has taken it, and it is not signed out.
   */
  readonly takeOver?: (granted: GrantedToken) => Promise<boolean>;
}

const TAKEN_OVER =
  'The server ended the session that was in use: it allows this user one session. The next calls use the new one.';

const NOTHING_SENT =
  'Nothing was sent, because there is no test request. Add "test" to the description, a request that only reads, to see whether the server accepts the credentials.';

/**
 * Signs in once, outside of any pool, tells each step, and signs out where the description says how. For
 * the person who writes a description: a wrong password counts at the server, so call it on demand only.
 * @throws InputError when nothing can be sent; whatever `send` rejects with.
 */
export async function trySignIn(
  description: Description,
  account: AnyAccount,
  effects: TrialEffects,
): Promise<Trial> {
  const taken: Secret[] = [];
  const trial = await tryAll(description, account, effects, taken);
  return redactedTrial(trial, effects.redactor(taken));
}

/** @param secrets gets what the sign-in has taken from the responses. */
async function tryAll(
  description: Description,
  account: AnyAccount,
  effects: TrialEffects,
  secrets: Secret[],
): Promise<Trial> {
  const { acquire } = schemeOf(description);
  const plan = planOf(description);
  if (description.signIn === undefined) return tryCall(acquire, { plan, account, effects }, []);
  const steps: TrialStep[] = [];
  const start = plan.start(account, plan.contextOf(effects));
  let next: DescribedStep | SignInOutcome = beginSteps(start, description.signIn, NOTHING_TAKEN);
  while ('request' in next) {
    const { step, request }: DescribedStep = next;
    const reply: ReadReply = await effects.send(request);
    const took = takenBy(step.take ?? [], reply);
    for (const [, { value, open }] of took) if (!open) secrets.push(new Secret(String(value)));
    next = next.then(reply);
    const fault = faultOf(next);
    steps.push(stepOf(steps.length, step, reply, fault === undefined, fault ?? tookOf(took)));
  }
  if (next.kind !== 'granted') {
    return { steps, passed: false, rejected: next.kind === 'refused', carries: [] };
  }
  const { values, lifeSeconds } = next.token;
  const token: Token = { ...values, minted: effects.nowMs };
  secrets.push(...Object.values(token.secrets));
  const trying = { plan, account, effects };
  const called = await tryCall(acquire, trying, steps, token);
  const result = { ...called, ...(lifeSeconds === undefined ? {} : { lifeSeconds }) };
  if (called.passed && (await effects.takeOver?.(next.token)) === true) {
    return { ...result, note: TAKEN_OVER };
  }
  const left = await leave(acquire, trying, called.steps.length, token);
  return { ...result, steps: [...called.steps, ...left] };
}

/** The session of a trial is not left open: some servers allow a few only. */
async function leave(
  acquire: Acquire,
  { plan, account, effects }: Trying,
  index: number,
  token: Token,
): Promise<readonly TrialStep[]> {
  const { signOut } = plan.description;
  const ending = 'signOut' in acquire ? acquire.signOut : undefined;
  const request = ending?.(account, token);
  if (signOut === undefined || request === undefined) return [];
  const reply = await effects.send(request);
  const said = reply.status < 400 ? 'signed out' : 'the session was not ended';
  return [stepOf(index, signOut, reply, reply.status < 400, said)];
}

interface Trying {
  readonly plan: Plan;
  readonly account: AnyAccount;
  readonly effects: TrialEffects;
}

type Acquire = ReturnType<typeof schemeOf>['acquire'];

/** The test request with its stamp, where there is one. */
async function tryCall(
  acquire: Acquire,
  { plan, account, effects }: Trying,
  steps: readonly TrialStep[],
  token: Token = { secrets: {}, open: {}, minted: effects.nowMs },
): Promise<Trial> {
  const { description } = plan;
  const taken = fromToken(token);
  const { test } = description;
  const request: RequestDraft =
    test === undefined
      ? { method: 'GET', url: `${plan.base(account, taken)}/`, headers: {} }
      : plan.test(account, taken, test);
  const context = { request, account, ...effects };
  const stamp = stampOfTrial(acquire, context, token);
  const carries = carriedBy(stamp);
  if (test === undefined) {
    const note = steps.length === 0 ? { note: NOTHING_SENT } : {};
    return { steps, passed: true, rejected: false, carries, ...note };
  }
  const first = await effects.send(applyStamp(request, stamp));
  const proof = acquire.kind === 'challenge' ? proofOf(acquire, context, first) : undefined;
  const reply = proof === undefined ? first : await effects.send(applyStamp(request, proof));
  const { kind, message } = judgeCall(description, reply);
  const passed = kind === 'ok';
  const said = kind === 'ok' ? '' : (message ?? MEANING[kind]);
  return {
    steps: [...steps, stepOf(steps.length, test, reply, passed, said)],
    passed,
    // With a sign-in behind it, the credentials are right.
    rejected: kind === 'stale' && description.signIn === undefined,
    carries,
  };
}

/** What a response means where the server gives no reason. */
const MEANING = {
  stale: 'the token is rejected',
  denied: 'the user lacks permission',
  throttled: 'too many calls',
  broken: 'the call failed',
} as const satisfies Readonly<Record<Exclude<Verdict['kind'], 'ok'>, string>>;

/** The response to a Digest challenge. */
function proofOf(
  method: Extract<Acquire, { readonly kind: 'challenge' }>,
  context: SignContext<AnyAccount>,
  reply: ReadReply,
): Stamp | undefined {
  const challenge = reply.status === 401 ? method.read(reply) : undefined;
  return challenge === undefined ? undefined : method.sign({ ...context, challenge, count: 1 });
}

function stampOfTrial(acquire: Acquire, context: SignContext<AnyAccount>, token: Token): Stamp {
  switch (acquire.kind) {
    case 'login':
    case 'carried':
      return acquire.sign({ ...context, token });
    case 'static':
      return acquire.sign({ ...context, secret: 0 });
    case 'signature':
      return acquire.sign(context);
    case 'challenge':
      return {};
  }
}

function stepOf(
  index: number,
  template: Request,
  reply: ReadReply,
  passed: boolean,
  said: string,
): TrialStep {
  // The template and not the URL: values of the account and of the token can stand in a path.
  const what = `${template.method ?? 'POST'} ${template.path}`;
  const more = said === '' ? '' : `, ${said}`;
  return {
    sentence: `${String(index + 1)}. ${what}: ${String(reply.status)}${more.replace(/\.$/, '')}.`,
    passed,
    status: reply.status,
    tree: maskedTree(reply),
  };
}

type Taken = readonly (readonly [
  name: string,
  taken: { readonly value: unknown; readonly open: boolean },
])[];

function takenBy(takes: readonly Take[], reply: ReadReply): Taken {
  return takes.flatMap((take) => {
    const result = takeAll([{ ...take, optional: true }], reply);
    return 'values' in result ? [...result.values] : [];
  });
}

function tookOf(taken: Taken): string {
  const items = taken.map(([name, { value, open }]) =>
    open ? `${name} = ${String(value)}` : `${name} (${lengthOf(String(value))})`,
  );
  return items.length === 0 ? '' : `took ${items.join(', ')}`;
}

function lengthOf(text: string): string {
  return text.length === 1 ? '1 character' : `${String(text.length)} characters`;
}

function faultOf(outcome: DescribedStep | SignInOutcome): string | undefined {
  if ('request' in outcome || outcome.kind === 'granted') return undefined;
  const words = outcome.message ?? 'the server gives no reason';
  return outcome.kind === 'refused'
    ? `the credentials were rejected: ${words}`
    : `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`;
}

/** `header Authorization (319 characters)`, `query timestamp = 1700000000000`. */
function carriedBy(stamp: Stamp): readonly string[] {
  const of = (
    place: string,
    values: Readonly<Record<string, StampValue>> = {},
  ): readonly string[] =>
    Object.entries(values).map(([name, value]) =>
      typeof value === 'string'
        ? `${place} ${name} (${lengthOf(value)})`
        : `${place} ${name} = ${value.open}`,
    );
  return [
    ...of('header', stamp.headers),
    ...of('query', stamp.query),
    ...of('cookie', stamp.cookies),
    ...Object.keys(stamp.body ?? {}).map((name) => `body ${name}`),
  ];
}
