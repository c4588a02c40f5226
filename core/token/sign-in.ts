import { LatchkeyError } from '../errors';
import type { Reply, RequestDraft } from '../model/http';
import { readReply } from '../model/read-reply';
import type { SignInOutcome, SignInStep } from '../model/sign-in-method';
import { withoutSessionLimit } from './session-limit';

/**
 * Sends an unsigned request with the host's transport. After a transient fault it is repeated, but never
 * before its reply has been read: `isFinal` says whether the reply tells something for sure (a wrong
 * password under status 500, say). The signal ends the pauses between and the repetitions, not a
 * request on its way: what that opens must be known, to be closed again.
 */
export type SendSignIn = (
  request: RequestDraft,
  isFinal: (reply: Reply) => boolean,
  closed: AbortSignal,
) => Promise<Reply>;

/** A sign-in's outcome with the status of the last reply, if there was one, and the server that was asked. */
export type SignInResult = SignInOutcome & { readonly status?: number; readonly origin?: string };

/** A sign-in is one to three exchanges; more would be a circle. */
const MOST_STEPS = 4;

/**
 * One sign-in, step by step. Never throws: a fault of the connection or of the scheme's own functions is
 * an outcome too, since callers of a shared renewal must all hear of it.
 */
export async function signIn(
  begin: () => SignInStep,
  send: SendSignIn,
  closed: AbortSignal,
): Promise<SignInResult> {
  let asked: { readonly origin?: string } = {};
  try {
    let step = begin();
    for (let count = 1; count <= MOST_STEPS; count += 1) {
      asked = { origin: new URL(step.request.url).origin };
      const { next, status } = await take(step, send, closed);
      if ('kind' in next) return { ...next, status, ...asked };
      step = next;
    }
    return { ...unreadable('the sign-in did not finish.'), ...asked };
  } catch (fault) {
    // Only our own errors are fit to be shown; anything else may hold the request.
    const says =
      fault instanceof LatchkeyError
        ? fault.message
        : 'the response could not be understood. Check that the URL is the URL of the API.';
    return { ...unreadable(says), ...asked };
  }
}

async function take(
  step: SignInStep,
  send: SendSignIn,
  closed: AbortSignal,
): Promise<{ readonly next: SignInStep | SignInOutcome; readonly status: number }> {
  const read = (reply: Reply): SignInStep | SignInOutcome =>
    withoutSessionLimit(step.then(readReply(reply)));
  const reply = await send(step.request, (answer) => isCertain(read(answer)), closed);
  return { next: read(reply), status: reply.status };
}

function isCertain(next: SignInStep | SignInOutcome): boolean {
  return !('kind' in next) || next.kind !== 'unavailable';
}

function unreadable(message: string): SignInResult {
  return { kind: 'unavailable', message };
}
