import type { Operation } from '../model/operation';
import { endsOf } from '../account/notice';
import type { Notice } from '../account/notice';
import { certificateSubject } from '../model/pem';
import type { RequestDraft } from '../model/http';
import { ReplyError, SignInError } from '../errors';
import { Secret } from '../model/secret';
import { OK } from '../model/verdict';
import type { Verdict } from '../model/verdict';
import type { AccountContext, ExchangeContext } from './context';
import type { Exchange, Send } from './send';
import { probeRequest } from './liveness';
import { refusePlainPassword } from './plain-password';
import { signInSender } from './sign-in-sender';
import { sendSigned } from './signed';

/** What the Test button shows. */
export interface TestReport {
  /** `TrueSight API: signed in as admin, until 2026-11-21T14:05:10Z.` */
  readonly message: string;
  readonly identity?: string;
  /** End of the token or certificate, milliseconds since 1970. */
  readonly until?: number;
  readonly notices: readonly Notice[];
}

/** How an account is tried. */
export interface TestHow {
  /** One attempt in spite of a lockout pause: a person has asked for it. */
  readonly pastLockout: boolean;
  /** Each of the account's secrets and servers by itself, and not only what is in use. */
  readonly everything?: boolean;
}

/** The test request in the catalogue's terms; it only reads. */
const TEST: Operation = {
  resource: 'account',
  operation: 'test',
  name: 'Test',
  action: 'Test account',
  description: 'Try the sign-in',
  method: 'GET',
  path: '/',
  fields: [],
  repeatable: true,
  evidence: { source: 'the test of the scheme', confidence: 'documented' },
};

/**
 * Tries the account: a sign-in, and the scheme's test request if it has one. May go past a lockout pause
 * once, since the person has asked for it.
 * @throws LatchkeyError that says what is wrong.
 */
export async function testAccount(
  context: ExchangeContext,
  exchange: Send,
  signal?: AbortSignal,
  { pastLockout, everything = false }: TestHow = { pastLockout: true, everything: true },
): Promise<TestReport> {
  const deadline = context.clock.mono() + context.limits.budgetMs;
  const stop = signal === undefined ? {} : { signal };
  const { scheme, account } = context;
  const callOf = (draft: RequestDraft, judge: NonNullable<Exchange['judge']>): Exchange => ({
    operation: TEST,
    draft,
    deadline,
    pastLockout,
    judge,
    ...stop,
  });
  const ask = async (call: Exchange): Promise<void> => {
    await exchange(call).catch((fault: unknown) => {
      throw wrongAddress(context, call.draft, fault) ?? fault;
    });
  };
  const draft = scheme.test?.(account) ?? probeOf(context);
  if (draft === undefined) {
    // Nothing is called here, so nothing else refuses it.
    refusePlainPassword(context);
    await context.cell.lease({ send: signInSender(context, deadline), pastLockout, ...stop });
  } else {
    const call = callOf(draft, judgeOf(context));
    await ask(call);
    if (everything) await testOtherSecret(context, call);
  }
  for (const other of everything ? (scheme.alsoTest?.(account) ?? []) : []) {
    await ask(callOf(other, (reply, request) => allowed(scheme.verdict(reply, request))));
  }
  return report(context);
}

/** 404: something answers there, and it is not the API. The commonest mistake is a path that is missing. */
function wrongAddress(
  { scheme, account }: AccountContext,
  draft: RequestDraft,
  fault: unknown,
): ReplyError | undefined {
  if (!(fault instanceof ReplyError) || fault.status !== 404) return undefined;
  const matches = scheme.fields.flatMap((field) => {
    const url = String(account[field.name]);
    return field.kind === 'url' && draft.url.startsWith(url) ? [{ field, url }] : [];
  });
  const longest = Math.max(...matches.map(({ url }) => url.length));
  // The longer one of two says more, and two servers may be at one URL.
  const asked = matches.filter(({ url }) => url.length === longest);
  const [first] = asked;
  if (first === undefined) return undefined;
  const usual = [first.field.placeholder, first.field.default]
    .filter((text) => text !== undefined)
    .slice(0, 1)
    .map((text) => `; it usually looks like ${text}`);
  const labels = asked.map(({ field }) => field.label).join(' and ');
  const message = `${scheme.credential.displayName}: there is no API at ${first.url}: the server returned status 404. Check ${labels}${usual.join('')}.`;
  return new ReplyError('failed', message, { status: 404 });
}

/**
 * Tries the account's other secret as well: a backup token that is wrong is found out by the Test and not
 * on the day when it is needed.
 */
async function testOtherSecret(context: ExchangeContext, call: Exchange): Promise<void> {
  const { cell, scheme } = context;
  if (scheme.acquire.kind !== 'static') return;
  const { secretNames = ['first secret', 'second secret'] } = scheme.acquire;
  const other = cell.alternative(await cell.lease({ send: signInSender(context, call.deadline) }));
  if (other === undefined) return;
  const { verdict } = await sendSigned(context, call, other);
  if (verdict.kind !== 'stale') return;
  const [works, rejected] = [secretNames[cell.secret], secretNames[1 - cell.secret]].map(String);
  throw new SignInError(
    'sign-in-refused',
    `${scheme.credential.displayName}: the ${String(rejected)} was rejected; the ${String(works)} works. Replace the ${String(rejected)} in the account, or remove it. ${scheme.remedies.refused}`,
    { status: 401 },
  );
}

/** A token from before says nothing of this moment: ask the server whether it is still valid. */
function probeOf(context: AccountContext): RequestDraft | undefined {
  const inHand = context.cell.peek();
  return inHand === undefined ? undefined : probeRequest(context, inHand);
}

/** Without a test request of its own, a scheme's probe only asks whether the token is valid; 403 says that it is. */
function judgeOf({ scheme, account }: AccountContext): NonNullable<Exchange['judge']> {
  return (reply, request) => {
    const verdict = scheme.testVerdict?.(reply, request, account) ?? scheme.verdict(reply, request);
    return scheme.test === undefined ? allowed(verdict) : verdict;
  };
}

/** Who may not make this very call has been let in all the same. */
function allowed(verdict: Verdict): Verdict {
  return verdict.kind === 'denied' ? OK : verdict;
}

function report(context: ExchangeContext): TestReport {
  const { scheme, account, cell } = context;
  const certificate = account['certificate'];
  const identity =
    scheme.identity?.(account) ??
    (certificate instanceof Secret ? certificateSubject(certificate) : undefined);
  const ends = endsOf(scheme, account).map((end) => end.at);
  const until = cell.token?.expires ?? (ends.length === 0 ? undefined : Math.min(...ends));
  const as = identity === undefined ? '' : ` as ${identity}`;
  const end = until === undefined ? '' : `, until ${new Date(until).toISOString().slice(0, 19)}Z`;
  return {
    message: `${scheme.credential.displayName}: signed in${as}${end}.`,
    ...(identity === undefined ? {} : { identity }),
    ...(until === undefined ? {} : { until }),
    notices: context.notices(),
  };
}
