import type { AnyAccount } from '../model/account-field';
import { LatchkeyError } from '../errors';
import type { Reply, RequestDraft } from '../model/http';
import { readReply } from '../model/read-reply';
import type { Acquire, LoginOutcome } from '../model/scheme';

/**
 * Sends an unsigned request with the host's transport, repeated after transient faults. The signal ends
 * the pauses between, not a request on its way: what that opens must be known, to be closed again.
 */
export type SendSignIn = (request: RequestDraft, closed: AbortSignal) => Promise<Reply>;

/** A sign-in's outcome with the status of the reply, if there was one. */
export type SignInResult = LoginOutcome & { readonly status?: number };

/** Life beyond this is a mistake of unit (milliseconds for seconds) and counts as unknown. */
const LONGEST_LIFE_SECONDS = 10 * 365 * 24 * 3600;

/**
 * One sign-in: request, reply, outcome. Never throws: a fault of the connection or of the scheme's own
 * functions is an outcome too, since callers of a shared renewal must all hear of it.
 */
export async function signIn(
  acquire: Acquire<AnyAccount> & { readonly kind: 'login' },
  account: AnyAccount,
  send: (request: RequestDraft) => Promise<Reply>,
): Promise<SignInResult> {
  try {
    const reply = await send(acquire.request(account));
    const outcome = acquire.read(readReply(reply), account);
    return { ...sensible(outcome), status: reply.status };
  } catch (fault) {
    // Only our own errors are fit to be shown; anything else may hold the request.
    return {
      kind: 'unavailable',
      message:
        fault instanceof LatchkeyError
          ? fault.message
          : 'the answer could not be understood. Check that the address is that of the API.',
    };
  }
}

function sensible(outcome: LoginOutcome): LoginOutcome {
  if (outcome.kind !== 'granted') return outcome;
  const life = outcome.lifeSeconds;
  const makesSense =
    life !== undefined && Number.isFinite(life) && life > 0 && life < LONGEST_LIFE_SECONDS;
  return { kind: 'granted', value: outcome.value, ...(makesSense ? { lifeSeconds: life } : {}) };
}
