import { ConnectionError, LatchkeyError } from '../errors';
import type { Reply, RequestDraft, SignedRequest } from '../model/http';
import { readReply } from '../model/read-reply';
import type { ReadReply } from '../model/read-reply';
import { OK, verdict } from '../model/verdict';
import type { Verdict } from '../model/verdict';
import { isCutJson } from '../model/cut-json';
import { isWebPage } from '../model/web-page';
import type { Redactor } from '../redaction/redactor';
import type { Lease } from '../token/lease';
import type { ExchangeContext } from './context';
import { limitsUntil } from './limits';
import { rebased } from './rebase';
import type { Exchange, Exchanged } from './send';
import { signRequest } from './sign';

/** Signs with one lease, sends, and tells the cell what the reply says about it. */
export async function sendSigned(
  context: ExchangeContext,
  call: Exchange,
  lease: Lease,
): Promise<Exchanged> {
  const { cell } = context;
  let isSettled = false;
  try {
    const draft = rebased(context, call.draft, lease.material);
    const { request, stamp } = signRequest(context, draft, lease.stamp);
    // Made only when there is something to redact: collecting every secret for every reply would cost.
    const redactor = (): Redactor => context.redactorFor(lease, stamp);
    const { age } = context.cookies;
    const reply = readReply(await transmit(context, call, request, redactor));
    const sent = exchangedOf(context, call, reply, request, redactor);
    if (sent.verdict.kind === 'ok') cell.accept(lease, reply, () => nameOf(call));
    // A session of the server that has ended with it is not shown again.
    if (sent.verdict.kind === 'stale' && age === context.cookies.age) context.cookies.renew();
    isSettled = sent.verdict.kind === 'ok' || sent.verdict.kind === 'stale';
    return sent;
  } finally {
    // Also when a function of the scheme throws: others may wait for what this call brings back.
    if (!isSettled) cell.release(lease);
  }
}

/** Which call this is, for those that are rejected every time: method and path. */
export function nameOf({ draft }: Pick<Exchange, 'draft'>): string {
  return `${draft.method} ${draft.url.replace(/[?#].*$/s, '')}`;
}

/** A reply with its meaning. */
export function exchangedOf(
  context: ExchangeContext,
  call: Exchange,
  reply: ReadReply,
  request: RequestDraft,
  redactor: () => Redactor,
): Exchanged {
  return {
    reply,
    verdict: judge(context, call, reply, request),
    url: request.url,
    redactor,
  };
}

const WEB_PAGE =
  'The server returned a web page where data was expected. Check the URL of the account; behind a single sign-on this is its login page.';

const CUT =
  'The response ends in the middle of its JSON: a part of it is missing. Check the log of the server, and proxies on the network path.';

function judge(
  { scheme }: ExchangeContext,
  call: Exchange,
  reply: ReadReply,
  request: RequestDraft,
): Verdict {
  if (reply.status === 304 && isConditional(request)) return OK;
  const judged = (call.judge ?? ((r, q) => scheme.verdict(r, q)))(reply, request);
  if (judged.kind !== 'ok' || call.operation.answer?.as === 'binary') return judged;
  if (isWebPage(reply)) return verdict('broken', WEB_PAGE);
  return isCutJson(reply) ? verdict('broken', CUT) : judged;
}

/** The caller has asked whether something changed: 304 is the answer that it has not (RFC 9110, 15.4.5). */
function isConditional({ headers }: RequestDraft): boolean {
  return Object.keys(headers).some((name) => /^if-(?:none-match|modified-since)$/i.test(name));
}

/** A transport rejects with our own errors; whatever else comes may hold the request, so its text alone is kept. */
async function transmit(
  context: ExchangeContext,
  call: Exchange,
  request: SignedRequest,
  redactor: () => Redactor,
): Promise<Reply> {
  try {
    const { transport = context.transport } = call;
    const bounds = limitsUntil(context, call.deadline, call.timeoutMs, call.signal);
    return await transport(request, bounds);
  } catch (fault) {
    if (fault instanceof LatchkeyError) throw fault;
    throw new ConnectionError('network', `The request failed: ${redactor().text(String(fault))}`);
  }
}
