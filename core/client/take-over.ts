import type { GrantedToken } from '../model/token';
import type { AccountContext } from './context';
import { probeToken } from './liveness';

/**
 * After a sign-in beside the cell, such as a trial: where the server allows one session per user, that has
 * ended the session in hand, and the account continues with the new token.
 * @returns whether the account has taken it.
 */
export async function takeOver(
  context: Pick<AccountContext, 'scheme' | 'account' | 'transport' | 'limits' | 'cell'>,
  granted: GrantedToken,
): Promise<boolean> {
  const { cell } = context;
  const inHand = cell.closed.aborted ? undefined : cell.peek();
  if (inHand === undefined || (await probeToken(context, inHand)) !== 'rejected') return false;
  return cell.replace(inHand, granted);
}
