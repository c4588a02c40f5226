import { readReply } from '../model/read-reply';
import { isWebPage } from '../model/web-page';
import type { Lease } from '../token/lease';
import type { Standing } from '../token/looks';
import { endedByOthers } from '../token/refusal';
import type { Refusal } from '../token/refusal';
import type { ExchangeContext } from './context';
import { probeToken } from './liveness';
import type { Exchange, Exchanged, Send } from './send';
import { signInSender } from './sign-in-sender';
import { endRejected } from './sign-out';
import { exchangedOf, nameOf, sendSigned } from './signed';

/** How often a newer token of another process is looked for. */
const MOST_READS = 2;
/** A server that asks again and again for a proof is no server that takes one. */
const MOST_QUESTIONS = 3;
/** A session may end with one of these in place of a 401: Laravel's 419, IIS's 440, Esri's 498. */
const SESSION_STATUSES = [400, 403, 419, 440, 498];

/** Signs in when that is needed, and once more after a 401 (RFC 9110, 15.5.2). */
export function authorized(context: ExchangeContext): Send {
  const { cell, clock } = context;

  const look = (lease: Lease, sentAt: number): Promise<Standing> =>
    cell.looks.ask({ generation: lease.generation, sentAt }, () => probeToken(context, lease));

  /** Whether the session has ended although the status does not say so. */
  const hasEnded = async (lease: Lease, sent: Exchanged, sentAt: number): Promise<boolean> =>
    lease.material.kind === 'login' &&
    looksEnded(sent) &&
    (await look(lease, sentAt)) === 'rejected';

  /** A 401 for the person to see: where the token is valid, it is this call that may not be made. */
  const rejectedCall = async (
    lease: Lease,
    sent: Exchanged,
    sentAt: number,
  ): Promise<Exchanged> => {
    const { material } = lease;
    if (material.kind !== 'login' || (await look(lease, sentAt)) !== 'valid') return sent;
    cell.confirm(material.token);
    return { ...sent, verdict: { ...sent.verdict, kind: 'denied' }, tokenIsValid: true };
  };

  return async (call) => {
    let retried = false;
    let questions = 0;
    let triedNewer = false;

    /** After the last attempt: a newer token of another process is worth one more. */
    const hasNewer = async (minted: number, sent: Exchanged): Promise<boolean> => {
      if (context.sharedTokens === undefined) return false;
      if (triedNewer) throw endedByOthers(context, refusalOf(sent), context.sharedTokens.by);
      // The other process may not have written it yet.
      for (let reads = 0; reads < MOST_READS && !triedNewer; reads += 1) {
        await context.sharedTokens.read(call.signal);
        triedNewer = cell.token !== undefined && cell.token.minted > minted;
      }
      return triedNewer;
    };

    for (;;) {
      const byHost =
        context.signInBy === undefined
          ? undefined
          : await sendByHost(context, context.signInBy, call);
      if (byHost !== undefined) {
        const { sent, minted, lease, sentAt } = byHost;
        if (sent.verdict.kind !== 'stale') return sent;
        if (await hasNewer(minted, sent)) continue;
        if (lease === undefined) return sent;
        cell.reject(lease, { refusal: refusalOf(sent), again: true, call: nameOf(call) });
        return rejectedCall(lease, sent, sentAt);
      }
      const lease = readyFor(context, call) ?? (await leaseFor(context, call));
      const sentAt = clock.mono();
      const sent = await sendSigned(context, call, lease);
      const isStale = sent.verdict.kind === 'stale';
      if (!isStale && !(await hasEnded(lease, sent, sentAt))) {
        return sent.verdict.kind === 'denied' ? tryAlternative(context, call, lease, sent) : sent;
      }
      const { material } = lease;
      const isSecond = retried && material.kind === 'login';
      if (isSecond && (await hasNewer(material.token.minted, sent))) continue;
      const own = cell.ownToken;
      const after = cell.reject(lease, {
        refusal: refusalOf(sent),
        headers: sent.reply.headers,
        again: retried,
        call: nameOf(call),
      });
      // It was in hand, and is not any more: its session would stay open at the server that made it.
      if (own !== undefined && cell.ownToken === undefined) void endRejected(context, own);
      questions += 1;
      if (after === 'answer' && questions <= MOST_QUESTIONS) continue;
      // Exactly one more attempt: a second 401 is for the person to see.
      if (after === 'final' || retried) return rejectedCall(lease, sent, sentAt);
      retried = true;
      if (material.kind === 'login' && cell.token === undefined) {
        await context.sharedTokens?.read(call.signal);
      }
    }
  };
}

/** A web page in place of data, or a status that some servers give to a session that is over. */
function looksEnded({ verdict, reply }: Exchanged): boolean {
  if (verdict.kind === 'ok') return false;
  return SESSION_STATUSES.includes(reply.status) || (reply.status === 200 && isWebPage(reply));
}

function refusalOf(sent: Exchanged): Refusal {
  const { message, vendorCode } = sent.verdict;
  const redactor = sent.redactor();
  return {
    status: sent.reply.status,
    ...(message === undefined ? {} : { message: redactor.text(message) }),
    ...(vendorCode === undefined ? {} : { vendorCode: redactor.text(vendorCode) }),
  };
}

/** Nearly every call finds what it needs, and waits for nothing. */
function readyFor({ cell }: ExchangeContext, call: Exchange): Lease | undefined {
  return call.pastLockout === true || call.signal?.aborted === true ? undefined : cell.ready();
}

function leaseFor(context: ExchangeContext, call: Exchange): Promise<Lease> {
  const { cell, clock, limits, path, sharedTokens } = context;
  return cell.lease({
    send: signInSender(context, Math.max(call.deadline, clock.mono() + limits.timeoutMs)),
    path,
    ...(sharedTokens === undefined ? {} : { newer: (signal) => sharedTokens.read(signal) }),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
    ...(call.pastLockout === undefined ? {} : { pastLockout: call.pastLockout }),
  });
}

interface SentByHost {
  readonly sent: Exchanged;
  /** When the token was made that the host took. */
  readonly minted: number;
  /** The same token here; undefined: it is not in hand any more. */
  readonly lease: Lease | undefined;
  readonly sentAt: number;
}

/** What was sent with a signature of the host. */
async function sendByHost(
  context: ExchangeContext,
  signInBy: NonNullable<ExchangeContext['signInBy']>,
  call: Exchange,
): Promise<SentByHost | undefined> {
  const { cell, clock } = context;
  // The Test button goes past a lockout pause by a lease of its own.
  if (call.pastLockout === true) return undefined;
  if (cell.peek() !== undefined) return undefined;
  const sentAt = clock.mono();
  const answered = await signInBy(call.draft, call.signal);
  if (answered === undefined) return undefined;
  const { reply, token = cell.token } = answered;
  context.cookies.keep(call.draft.url, reply.cookies, context.cookies.age);
  const sent = exchangedOf(context, call, readReply(reply), call.draft, () =>
    context.redactorFor(),
  );
  const minted = token?.minted ?? -Infinity;
  const lease = cell.token?.minted === minted ? cell.ready() : undefined;
  // Else a token that ends after one call would count as one that never worked.
  if (lease !== undefined && sent.verdict.kind === 'ok') {
    cell.accept(lease, sent.reply, () => nameOf(call));
  }
  return { sent, minted, lease, sentAt };
}

/** 403 may mean "wrong token": the other one is tried once and kept only if it is accepted. */
async function tryAlternative(
  context: ExchangeContext,
  call: Exchange,
  lease: Lease,
  denied: Exchanged,
): Promise<Exchanged> {
  const other = context.cell.alternative(lease);
  if (other === undefined) return denied;
  const sent = await sendSigned(context, call, other);
  if (sent.verdict.kind !== 'ok') return denied;
  context.cell.adopt(other);
  return sent;
}
