import type { AnyAccount } from '../model/account-field';
import type { RequestDraft } from '../model/http';
import type { ReadReply } from '../model/read-reply';
import type { SignInOutcome, SignInStep } from '../model/sign-in-method';
import { applyStamp } from '../model/stamp';
import type { Stamp, StampValue } from '../model/stamp';
import type { Token } from '../model/token';
import { schemeOf } from './describe';
import type { Description, Request } from './grammar';
import { NOTHING_TAKEN, planOf } from './plan';
import { judgeCall } from './replies';
import { maskedTree } from './shape';
import type { MaskedNode } from './shape';
import { fromToken, takeAll } from './take';
import type { Taken } from './take';

/** One exchange of a trial, without any value of it. */
export interface TrialStep {
  /** `1. POST /api/login: 200, took ticket (312 characters), csrf (40 characters).` */
  readonly sentence: string;
  readonly passed: boolean;
  readonly status: number;
  /** The response to choose values from. */
  readonly tree: readonly MaskedNode[];
}

/** What a sign-in came to, step by step. Holds no secret. */
export interface Trial {
  readonly steps: readonly TrialStep[];
  readonly passed: boolean;
  /** What the next request would carry: places and lengths; public values as they are. */
  readonly carries: readonly string[];
  /** Seconds that the token is valid; undefined where the response does not tell. */
  readonly lifeSeconds?: number;
}

/** Effects of a trial. `send` gives what came back, whatever the status. */
export interface TrialEffects {
  readonly send: (request: RequestDraft) => Promise<ReadReply>;
  readonly nowMs: number;
  readonly random: (bytes: number) => Uint8Array;
  /** Masks the secrets of the account in the server's own words, which may repeat them. */
  readonly redact: (text: string) => string;
}

/**
 * Signs in once, outside of any pool, and tells each step. For the person who writes a description: a
 * wrong password counts at the server, so call it on demand only.
 * @throws InputError when nothing can be sent; whatever `send` rejects with.
 */
export async function trySignIn(
  description: Description,
  account: AnyAccount,
  effects: TrialEffects,
): Promise<Trial> {
  const { acquire } = schemeOf(description);
  if (acquire.kind !== 'login') return tryStatic(description, account, effects);
  const steps: TrialStep[] = [];
  let next: SignInStep | SignInOutcome = acquire.begin({ account, ...effects });
  while ('request' in next) {
    const template: Request | undefined = description.signIn?.[steps.length];
    const takes = description.signIn?.[steps.length]?.take ?? [];
    const reply: ReadReply = await effects.send(next.request);
    next = next.then(reply);
    const result = takeAll(takes, reply);
    const passed = 'request' in next || next.kind === 'granted';
    const said =
      passed && result.kind === 'taken' ? tookOf(result.values) : effects.redact(faultOf(next));
    steps.push(stepOf(steps.length, template, reply, passed, said));
  }
  if (next.kind !== 'granted') return { steps, passed: false, carries: [] };
  const { values, lifeSeconds } = next.token;
  const token: Token = { ...values, minted: effects.nowMs };
  const { carries, test } = await tryCall(description, account, effects, token, steps.length);
  return {
    steps: [...steps, ...test],
    passed: test.every((step) => step.passed),
    carries,
    ...(lifeSeconds === undefined ? {} : { lifeSeconds }),
  };
}

async function tryStatic(
  description: Description,
  account: AnyAccount,
  effects: TrialEffects,
): Promise<Trial> {
  const { carries, test } = await tryCall(description, account, effects, undefined, 0);
  return { steps: test, passed: test.every((step) => step.passed), carries };
}

/** The test request with its stamp, where there is one. */
async function tryCall(
  description: Description,
  account: AnyAccount,
  effects: TrialEffects,
  token: Token | undefined,
  index: number,
): Promise<{ readonly carries: readonly string[]; readonly test: readonly TrialStep[] }> {
  const plan = planOf(description);
  const { acquire } = schemeOf(description);
  const taken = token === undefined ? NOTHING_TAKEN : fromToken(token);
  const { test } = description;
  const request =
    test === undefined
      ? ({ method: 'GET', url: `${plan.base(account, taken)}/`, headers: {} } as const)
      : plan.test(account, taken, test);
  const stamp = stampOfTrial(acquire, { request, account, ...effects }, token);
  const carries = carriedBy(stamp);
  if (test === undefined) return { carries, test: [] };
  const first = await effects.send(applyStamp(request, stamp));
  const reply = acquire.kind === 'challenge' ? await answer(acquire, first) : first;
  const verdict = judgeCall(description, reply);
  const passed = verdict.kind === 'ok';
  const said = passed ? '' : effects.redact(verdict.message ?? `this counts as "${verdict.kind}"`);
  return { carries, test: [stepOf(index, test, reply, passed, said)] };

  async function answer(
    method: typeof acquire & { readonly kind: 'challenge' },
    asked: ReadReply,
  ): Promise<ReadReply> {
    const challenge = asked.status === 401 ? method.read(asked) : undefined;
    if (challenge === undefined) return asked;
    const proof = method.sign({ request, account, ...effects, challenge, count: 1 });
    return effects.send(applyStamp(request, proof));
  }
}

type Acquire = ReturnType<typeof schemeOf>['acquire'];

function stampOfTrial(
  acquire: Acquire,
  context: {
    readonly request: RequestDraft;
    readonly account: AnyAccount;
    readonly nowMs: number;
    readonly random: (bytes: number) => Uint8Array;
  },
  token: Token | undefined,
): Stamp {
  if (acquire.kind === 'login' && token !== undefined) return acquire.sign({ ...context, token });
  if (acquire.kind === 'static') return acquire.sign({ ...context, secret: 0 });
  return acquire.kind === 'signature' ? acquire.sign(context) : {};
}

function stepOf(
  index: number,
  template: Request | undefined,
  reply: ReadReply,
  passed: boolean,
  said: string,
): TrialStep {
  // The template and not the URL: values of the account and of the token can stand in a path.
  const what = `${template?.method ?? 'POST'} ${template?.path ?? '/'}`;
  const more = said === '' ? '' : `, ${said}`;
  return {
    sentence: `${String(index + 1)}. ${what}: ${String(reply.status)}${more.replace(/\.$/, '')}.`,
    passed,
    status: reply.status,
    tree: maskedTree(reply),
  };
}

function tookOf(taken: Taken): string {
  const items = [...taken].map(([name, { value, open }]) =>
    open ? `${name} = ${String(value)}` : `${name} (${lengthOf(String(value))})`,
  );
  return items.length === 0 ? '' : `took ${items.join(', ')}`;
}

function lengthOf(text: string): string {
  return text.length === 1 ? '1 character' : `${String(text.length)} characters`;
}

function faultOf(outcome: SignInStep | SignInOutcome): string {
  if ('request' in outcome || outcome.kind === 'granted') return '';
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
