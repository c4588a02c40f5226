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
import { exchange } from './exchange';
import type { Line } from './context';
import { signInSender } from './sign-in-sender';

/** What the Test button shows. */
export interface TestReport {
  /** `TrueSight API: signed in as admin, until 2026-11-21T14:05:10Z.` */
  readonly message: string;
  readonly identity?: string;
  /** End of the grant, token or certificate, milliseconds since 1970. */
  readonly until?: number;
  readonly notices: readonly Notice[];
}

/** The test request in the catalogue's terms; it only reads. */
const TEST_ROW: Operation = {
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
 * Tries the account: a sign-in, and the scheme's test request if it has one. May go past an open fuse
 * once, since the person has asked for it.
 * @throws LatchkeyError that says what is wrong.
 */
export async function testAccount(line: Line, signal?: AbortSignal): Promise<TestReport> {
  const deadline = line.clock.mono() + line.limits.budgetMs;
  const stop = signal === undefined ? {} : { signal };
  const { scheme, account } = line;
  const draft = scheme.test?.(account) ?? (holdsGrant(line) ? scheme.probe?.(account) : undefined);
  if (draft === undefined) {
    await line.cell.lease({ send: signInSender(line, deadline), pastFuse: true, ...stop });
  } else {
    await exchange(line, {
      row: TEST_ROW,
      draft,
      deadline,
      pastFuse: true,
      judge: judgeOf(scheme),
      ...stop,
    });
  }
  return report(line);
}

/** A grant from before says nothing of this moment: ask the server whether it still lives. */
function holdsGrant(line: Line): boolean {
  return line.scheme.acquire.kind === 'login' && line.cell.peek() !== undefined;
}

/** Without a test request of its own, a scheme's probe only asks whether the grant lives; 403 says that it does. */
function judgeOf(scheme: AnyScheme): (reply: ReadReply, request: RequestDraft) => Verdict {
  return (reply, request) => {
    const verdict = scheme.testVerdict?.(reply, request) ?? scheme.verdict(reply, request);
    return scheme.test === undefined && verdict.kind === 'denied' ? OK : verdict;
  };
}

function report(line: Line): TestReport {
  const { scheme, account, cell, clock } = line;
  const certificate = account['certificate'];
  const identity =
    scheme.identity?.(account) ??
    (certificate instanceof Secret ? certificateSubject(certificate) : undefined);
  const ends = endsOf(scheme, account).map((end) => end.at);
  const until = cell.expires ?? (ends.length === 0 ? undefined : Math.min(...ends));
  const as = identity === undefined ? '' : ` as ${identity}`;
  const end = until === undefined ? '' : `, until ${new Date(until).toISOString().slice(0, 19)}Z`;
  return {
    message: `${scheme.credential.displayName}: signed in${as}${end}.`,
    ...(identity === undefined ? {} : { identity }),
    ...(until === undefined ? {} : { until }),
    notices: noticesOf(scheme, account, cell, clock.wall()),
  };
}
