import { either } from '../model/abort';
import type { Operation } from '../model/operation';
import type { Lease } from '../token/cell';
import { ConnectionError, LatchkeyError } from '../errors';
import type { Reply, RequestDraft, SignedRequest } from '../model/http';
import { readReply } from '../model/read-reply';
import type { ReadReply } from '../model/read-reply';
import { createRedactor } from '../redaction/redactor';
import type { Redactor } from '../redaction/redactor';
import { Secret } from '../model/secret';
import { requireSignable, signRequest } from './sign';
import { OK } from '../model/verdict';
import type { Verdict } from '../model/verdict';
import { failureOf, redirectedError } from './failure';
import type { Subject } from './failure';
import { limitsUntil } from './context';
import type { Line } from './context';
import { refusePlainPassword } from './plain-password';
import { MAX_REDIRECTS, redirectOf } from './redirect';
import { parseRetryAfter, retryDelay } from './retry';
import { signInSender } from './sign-in-sender';

/** One exchange: what is sent for which row, by when, and how the reply is judged. */
export interface Exchange {
  readonly row: Operation;
  readonly draft: RequestDraft;
  /** Monotonic time by which it must be over. */
  readonly deadline: number;
  readonly signal?: AbortSignal;
  readonly pastFuse?: boolean;
  readonly judge?: (reply: ReadReply, request: RequestDraft) => Verdict;
}

/** A reply that means success. */
export interface Answer {
  readonly reply: ReadReply;
  readonly url: string;
  /** Everything secret that the call was sent with. */
  readonly secrets: () => readonly Secret[];
  readonly redactor: () => Redactor;
}

interface Sent {
  readonly reply: ReadReply;
  readonly verdict: Verdict;
  readonly secrets: () => readonly Secret[];
  /** Made only when there is something to redact: hashing every secret for every reply would cost. */
  readonly redactor: () => Redactor;
}

/**
 * Sends one request until it is answered well: signs in when that is needed, once more with a fresh
 * grant after a 401, again after transient faults where that is safe, along redirects of the same origin.
 * @throws LatchkeyError for everything else.
 */
export async function exchange(line: Line, call: Exchange): Promise<Answer> {
  refusePlainPassword(line);
  requireSignable(line.scheme, line.account, call.draft);
  let draft = call.draft;
  let redirects = 0;
  for (let failures = 1; ; failures += 1) {
    const sent = await attempt(line, { ...call, draft }, failures);
    if (sent === undefined) continue;
    const { reply, verdict } = sent;
    const redirect = redirectOf(draft, {
      status: reply.status,
      headers: reply.headers,
      body: reply.bytes,
    });
    if (redirect?.kind === 'refuse' || (redirect !== undefined && redirects === MAX_REDIRECTS)) {
      throw redirectedError(
        subjectOf(line, call, sent),
        reply,
        redirect.kind === 'refuse' ? redirect.to : 'itself, again and again',
      );
    }
    if (redirect !== undefined) {
      draft = redirect.request;
      redirects += 1;
      failures -= 1;
      continue;
    }
    if (verdict.kind === 'ok') {
      return { reply, url: draft.url, secrets: sent.secrets, redactor: sent.redactor };
    }
    const pause = pauseAfter(line, call, draft, failures, reply);
    if (pause === undefined || verdict.kind === 'stale' || verdict.kind === 'denied') {
      const asked = parseRetryAfter(reply.headers['retry-after'], line.clock.wall());
      throw failureOf(subjectOf(line, call, sent), reply, verdict, {
        offsetMs: line.cell.offsetMs,
        ...(asked === undefined ? {} : { retryAt: line.clock.wall() + asked }),
      });
    }
    await line.clock.sleep(pause, either(call.signal, line.cell.closed));
  }
}

function subjectOf(line: Line, call: Exchange, sent: Sent): Subject {
  return {
    scheme: line.scheme,
    account: line.account,
    row: call.row,
    redactor: sent.redactor(),
  };
}

/** One signed request with its 401 retry. Undefined: a fault of the connection that is worth repeating was waited out. */
async function attempt(line: Line, call: Exchange, failures: number): Promise<Sent | undefined> {
  const leave = await line.gate.enter(call.signal);
  try {
    return await authorized(line, call);
  } catch (fault) {
    if (!(fault instanceof ConnectionError) || !fault.isTransient) throw fault;
    const pause = pauseAfter(line, call, call.draft, failures, undefined);
    if (pause === undefined) throw fault;
    leave();
    await line.clock.sleep(pause, either(call.signal, line.cell.closed));
    return undefined;
  } finally {
    leave();
  }
}

function pauseAfter(
  line: Line,
  call: Exchange,
  draft: RequestDraft,
  failures: number,
  reply: ReadReply | undefined,
): number | undefined {
  return retryDelay(
    {
      method: draft.method,
      repeatable: call.row.repeatable === true,
      status: reply?.status,
      retryAfter: reply?.headers['retry-after'],
      failures,
    },
    call.deadline - line.clock.mono(),
    line.clock.wall(),
    line.clock.random(),
  );
}

async function authorized(line: Line, call: Exchange): Promise<Sent> {
  const { cell } = line;
  let retried = false;
  for (;;) {
    const byHost = await sendByHost(line, call);
    if (byHost !== undefined) return byHost;
    const lease = await leaseFor(line, call);
    const sent = await sendWith(line, call, lease);
    if (sent.verdict.kind === 'denied') return await tryAlternative(line, call, lease, sent);
    if (sent.verdict.kind !== 'stale') return sent;
    const after = cell.reject(lease, refusalOf(sent), sent.reply.headers, retried);
    // Exactly one more attempt (RFC 9110, 15.5.2): a second 401 is for the person to see.
    if (after === 'final' || retried) return sent;
    retried = true;
  }
}

function refusalOf(sent: Sent): { status: number; message?: string; vendorCode?: string } {
  const { message, vendorCode } = sent.verdict;
  const redactor = sent.redactor();
  return {
    status: sent.reply.status,
    ...(message === undefined ? {} : { message: redactor.text(message) }),
    ...(vendorCode === undefined ? {} : { vendorCode: redactor.text(vendorCode) }),
  };
}

async function leaseFor(line: Line, call: Exchange): Promise<Lease> {
  return line.cell.lease({
    send: signInSender(line, Math.max(call.deadline, line.clock.mono() + line.limits.timeoutMs)),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
    ...(call.pastFuse === undefined ? {} : { pastFuse: call.pastFuse }),
  });
}

async function sendByHost(line: Line, call: Exchange): Promise<Sent | undefined> {
  // The Test button goes past an open fuse by a lease of its own.
  if (line.signInBy === undefined || call.pastFuse === true) return undefined;
  if (line.cell.peek() !== undefined) return undefined;
  const reply = await line.signInBy(call.draft, call.signal);
  if (reply === undefined) return undefined;
  const read = readReply(reply);
  return sentOf(line, read, judge(line, call, read, call.draft), () => line.cell.secrets());
}

async function sendWith(line: Line, call: Exchange, lease: Lease): Promise<Sent> {
  const { cell } = line;
  let isOver = false;
  try {
    const signed = signRequest(
      line.scheme,
      line.account,
      call.draft,
      lease.material,
      line.clock.wall(),
    );
    const secrets = (): readonly Secret[] => secretsOfCall(line, signed, lease);
    const reply = await send(line, call, signed, secrets);
    const read = readReply(reply);
    const verdict = judge(line, call, read, signed);
    if (verdict.kind === 'ok') cell.accept(lease, reply);
    isOver = verdict.kind === 'ok' || verdict.kind === 'stale';
    return sentOf(line, read, verdict, secrets);
  } finally {
    // Also when a function of the scheme throws: others may wait for what this call brings back.
    if (!isOver) cell.release(lease);
  }
}

/** A transport rejects with our own errors; whatever else comes may hold the request, so its text alone is kept. */
async function send(
  line: Line,
  call: Exchange,
  signed: SignedRequest,
  secrets: () => readonly Secret[],
): Promise<Reply> {
  try {
    return await line.transport(signed, {
      ...limitsUntil(line, call.deadline),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    });
  } catch (fault) {
    if (fault instanceof LatchkeyError) throw fault;
    const redactor = createRedactor(secrets(), line.scheme.secretPlaces);
    throw new ConnectionError('network', `The request failed: ${redactor.text(String(fault))}`);
  }
}

function sentOf(
  line: Line,
  reply: ReadReply,
  verdict: Verdict,
  secrets: () => readonly Secret[],
): Sent {
  return {
    reply,
    verdict,
    secrets,
    redactor: () => createRedactor(secrets(), line.scheme.secretPlaces),
  };
}

/** 403 may mean "wrong token" (facts B1.1): the other one is tried once and kept only if it is accepted. */
async function tryAlternative(
  line: Line,
  call: Exchange,
  lease: Lease,
  denied: Sent,
): Promise<Sent> {
  const other = line.cell.alternative(lease);
  if (other === undefined) return denied;
  const sent = await sendWith(line, call, other);
  if (sent.verdict.kind !== 'ok') return denied;
  line.cell.adopt(other);
  return sent;
}

function judge(line: Line, call: Exchange, reply: ReadReply, request: RequestDraft): Verdict {
  if (reply.status === 304 && isConditional(request)) return OK;
  return (call.judge ?? ((r, q) => line.scheme.verdict(r, q)))(reply, request);
}

/** The caller has asked whether something changed: 304 is the answer that it has not (RFC 9110, 15.4.5). */
function isConditional({ headers }: RequestDraft): boolean {
  return Object.keys(headers).some((name) => /^if-(?:none-match|modified-since)$/i.test(name));
}

/** The account's secrets, the grant, and everything that the signature has written. */
function secretsOfCall(line: Line, signed: RequestDraft, lease: Lease): readonly Secret[] {
  const written = Object.entries(signed.headers)
    .filter(([name]) => line.scheme.secretPlaces.headers.includes(name.toLowerCase()))
    .flatMap(([, value]) => [value, value.replace(/^\S+?[ :]\s*/, '')])
    .map((value) => new Secret(value));
  const { material } = lease;
  const grant = 'grant' in material ? [material.grant] : [];
  return [...line.cell.secrets(), ...grant, ...written];
}
