import type { AnyAccount } from '../model/account-field';
import type { Operation } from '../model/operation';
import type { AccountContext } from './context';
import type { Exchange, Exchanged } from './send';
import { operationId } from '../model/operation';
import { driftSentence } from '../token/refusal';
import { ReplyError, SignInError } from '../errors';
import type { LatchkeyError } from '../errors';
import type { ReadReply } from '../model/read-reply';
import type { Redactor } from '../redaction/redactor';
import type { AnyScheme } from '../model/scheme';
import type { Verdict } from '../model/verdict';
import { isWebPage } from '../model/web-page';
import { duration, sentence } from '../errors/wording';

/** What an error is about. */
export interface Subject {
  readonly scheme: AnyScheme;
  readonly account: AnyAccount;
  readonly operation: Operation;
  readonly redactor: Redactor;
}

export function subjectOf(
  { scheme, account }: Pick<AccountContext, 'scheme' | 'account'>,
  { operation }: Pick<Exchange, 'operation'>,
  sent: Pick<Exchanged, 'redactor'>,
): Subject {
  return { scheme, account, operation, redactor: sent.redactor() };
}

function what(subject: Subject): string {
  const { scheme, operation } = subject;
  // Nobody has chosen the Test's own request.
  const called = operation.resource === 'account' ? '' : `, ${operationId(operation)}`;
  return `${scheme.credential.displayName}${called}:`;
}

function said(subject: Subject, reply: ReadReply, verdict: Verdict): string {
  const { message, vendorCode } = verdict;
  const { redactor } = subject;
  // Some vendors have no code but their sentence (`errors[0]`); once is enough.
  const code =
    vendorCode === undefined || vendorCode === message ? '' : `, ${redactor.text(vendorCode)}`;
  const head = `the server returned status ${String(reply.status)}${code}`;
  if (message !== undefined) return `${head}: ${sentence(redactor.text(message))}`;
  return isWebPage(reply)
    ? `${head} and a web page. A proxy or firewall on the network path may have responded in its place.`
    : `${head}.`;
}

function details(
  subject: Subject,
  reply: ReadReply,
  verdict: Verdict,
): {
  readonly status: number;
  readonly body?: unknown;
  readonly vendorCode?: string;
} {
  const body = reply.json ?? (reply.text === '' ? undefined : reply.text);
  return {
    status: reply.status,
    ...(body === undefined ? {} : { body: subject.redactor.value(body) }),
    ...(verdict.vendorCode === undefined
      ? {}
      : { vendorCode: subject.redactor.text(verdict.vendorCode) }),
  };
}

/** The reply was a failure that neither a fresh token nor a repetition has cured. */
export function failureOf(
  subject: Subject,
  reply: ReadReply,
  verdict: Verdict,
  more: { readonly retryAt?: number; readonly offsetMs: number; readonly tokenIsValid: boolean },
): LatchkeyError {
  const { remedies } = subject.scheme;
  const text = `${what(subject)} ${said(subject, reply, verdict)}`;
  const facts = {
    ...details(subject, reply, verdict),
    ...(more.retryAt === undefined ? {} : { retryAt: more.retryAt }),
  };
  switch (verdict.kind) {
    case 'stale':
      return new SignInError(
        'sign-in-refused',
        `${text} ${remedies.refused}${scopeSentence(subject)}${driftSentence(more.offsetMs)}`,
        facts,
      );
    case 'denied': {
      const valid = more.tokenIsValid ? ` ${ONLY_THIS_CALL}` : '';
      return new ReplyError(
        'denied',
        `${text}${valid} ${remedies.denied}${scopeSentence(subject)}`,
        facts,
      );
    }
    case 'throttled':
      return new ReplyError(
        'throttled',
        `${text} Too many calls: call less often, or lower "Max concurrent requests" in the account.`,
        facts,
      );
    default:
      return new ReplyError('failed', text, facts);
  }
}

const ONLY_THIS_CALL =
  'The sign-in works: the server accepts the token for another call and rejects it for this one.';

function scopeSentence(subject: Subject): string {
  const { scope } = subject.operation;
  return scope === undefined
    ? ''
    : ` This call needs the scope ${scope}; add it to the account if it is missing.`;
}

export function redirectedError(subject: Subject, reply: ReadReply, to: string): ReplyError {
  const own = Object.values(subject.scheme.servers(subject.account)).join(', ');
  return new ReplyError(
    'redirected',
    `${what(subject)} the server redirects the call to ${subject.redactor.text(to)}. The credential is sent to ${own} only; if the service has moved, enter its new URL in the account.`,
    { status: reply.status },
  );
}

/** A redirect on the same origin that only a GET could follow (RFC 9110, 15.4). */
export function lostMethodError(
  subject: Subject,
  reply: ReadReply,
  method: string,
  to: string,
): ReplyError {
  return new ReplyError(
    'redirected',
    `${what(subject)} the server redirects the ${method} to ${subject.redactor.text(to)} with status ${String(reply.status)}. Following it would turn the ${method} into a GET, so nothing was sent there. Check the path; the ${method} may have been carried out.`,
    { status: reply.status },
  );
}

export function jobFailedError(subject: Subject, reply: ReadReply, id: string): ReplyError {
  return new ReplyError(
    'wait-failed',
    `${what(subject)} the job ${subject.redactor.text(id)} was started and has failed. This error includes the response to its last status call.`,
    details(subject, reply, { kind: 'broken' }),
  );
}

export function jobTimeoutError(
  subject: Subject,
  reply: ReadReply,
  id: string,
  waitedMs: number,
): ReplyError {
  return new ReplyError(
    'wait-timeout',
    `${what(subject)} the job ${subject.redactor.text(id)} was still running after ${duration(waitedMs)}. It continues on the server; fetch it later with this ID, or wait longer.`,
    details(subject, reply, { kind: 'broken' }),
  );
}

export function tooManyPagesError(
  scheme: AnyScheme,
  operation: Operation,
  pages: number,
): ReplyError {
  return new ReplyError(
    'failed',
    `${scheme.credential.displayName}, ${operationId(operation)}: the list continues after ${String(pages)} pages. Set a limit on the items, narrow the search, or raise "Max pages" in the account.`,
    {},
  );
}

/** The call has succeeded, and its response is not what the operation reads. */
export function unreadableError(subject: Subject, reply: ReadReply, why: string): ReplyError {
  return new ReplyError(
    'failed',
    `${what(subject)} ${subject.redactor.text(why)}`,
    details(subject, reply, { kind: 'broken' }),
  );
}
