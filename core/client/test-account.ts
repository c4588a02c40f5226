import type { Operation } from '../model/operation';
import { endsOf, noticesOf } from '../account/notice';
import type { Notice } from '../account/notice';
import { certificateSubject } from '../model/pem';
import type { RequestDraft } from '../model/http';
import type { ReadReply } from '../model/read-reply';
import type { AnyScheme } from '../model/scheme';
import { Secret } from '../model/secret';
import { OK } from '../model/verdict';
import type { Verdict } from '../model/verdict';
import type { AccountContext } from './context';
import type { Send } from './send';
import { signInSender } from './sign-in-sender';

/** What the Test button shows. */
export interface TestReport {
  /** `TrueSight API: signed in as admin, until 2026-11-21T14:05:10Z.` */
  readonly message: string;
  readonly identity?: string;
  /** End of the token or certificate, milliseconds since 1970. */
  readonly until?: number;
  readonly notices: readonly Notice[];
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
  context: AccountContext,
  exchange: Send,
  signal?: AbortSignal,
  { pastLockout }: { readonly pastLockout: boolean } = { pastLockout: true },
): Promise<TestReport> {
  const deadline = context.clock.mono() + context.limits.budgetMs;
  const stop = signal === undefined ? {} : { signal };
  const { scheme, account } = context;
  const draft = scheme.test?.(account) ?? probeOf(context);
  if (draft === undefined) {
    await context.cell.lease({ send: signInSender(context, deadline), pastLockout, ...stop });
  } else {
    await exchange({
      operation: TEST,
      draft,
      deadline,
      pastLockout,
      judge: judgeOf(scheme),
      ...stop,
    });
  }
  return report(context);
}

/** A token from before says nothing of this moment: ask the server whether it is still valid. */
function probeOf({ scheme, account, cell }: AccountContext): RequestDraft | undefined {
  const { acquire } = scheme;
  if (acquire.kind !== 'login' || typeof acquire.probe !== 'function') return undefined;
  if (cell.token === undefined || cell.peek() === undefined) return undefined;
  return acquire.probe(account, cell.token);
}

/** Without a test request of its own, a scheme's probe only asks whether the token is valid; 403 says that it is. */
function judgeOf(scheme: AnyScheme): (reply: ReadReply, request: RequestDraft) => Verdict {
  return (reply, request) => {
    const verdict = scheme.testVerdict?.(reply, request) ?? scheme.verdict(reply, request);
    return scheme.test === undefined && verdict.kind === 'denied' ? OK : verdict;
  };
}

function report(context: AccountContext): TestReport {
  const { scheme, account, cell, clock } = context;
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
    notices: noticesOf(scheme, account, cell, clock.wall()),
  };
}
