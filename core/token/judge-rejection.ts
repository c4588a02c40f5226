import type { HopelessCalls } from './hopeless-calls';
import type { AfterRejection, Rejection } from './lease';
import type { TokenStore } from './token-store';

/**
 * What a rejection says about a token, by the generation that it was handed out in. Undefined: this token
 * is over, and it is the one in hand. Else the token in hand is kept, and the answer is for the call.
 */
export function judgeRejection(
  { store, hopeless, now }: { store: TokenStore; hopeless: HopelessCalls; now: number },
  generation: number,
  { again, call }: Pick<Rejection, 'again' | 'call'>,
): AfterRejection | undefined {
  // A token that was replaced is over already; one that only got newer values is the token in hand.
  if (generation !== store.generation) return 'retry';
  if (again) {
    hopeless.add(call, now);
    return 'final';
  }
  return store.held?.worked === true && hopeless.has(call, now) ? 'final' : undefined;
}
