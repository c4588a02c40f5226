import type { Token } from '../model/token';
import type { HopelessCalls } from './hopeless-calls';
import type { AfterRejection, Rejection } from './lease';
import type { TokenStore } from './token-store';

/** A token that was rejected, and the generation that it was handed out in. */
export interface RejectedToken {
  readonly token: Token;
  readonly generation: number;
}

/**
 * What a rejection says about a token. Undefined: this token is over, and it is the one in hand. Else the
 * token in hand is kept, and the answer is for the call.
 */
export function judgeRejection(
  { store, hopeless, now }: { store: TokenStore; hopeless: HopelessCalls; now: number },
  { token, generation }: RejectedToken,
  { again, call }: Pick<Rejection, 'again' | 'call'>,
): AfterRejection | undefined {
  if (generation !== store.generation) {
    // A late rejection still names a token that nobody may bring back; one that only got newer values is
    // the token in hand.
    if (store.held?.token.minted !== token.minted) store.bury(token);
    return 'retry';
  }
  if (again) {
    hopeless.add(call, now);
    return 'final';
  }
  return store.held?.worked === true && hopeless.has(call, now) ? 'final' : undefined;
}
