import { noticesOf } from '../account/notice';
import { readReply } from '../model/read-reply';
import type { Outcome } from './outcome';
import type { Line } from './context';

/** How long a logout may take; it is best effort and must hold up nobody. */
const LOGOUT_MS = 5_000;

/**
 * Ends the session in hand at the server. Best effort and bounded: an error of the server or of the
 * connection is swallowed, since the documented logouts of TrueSight fail as documented (seed 002).
 * @returns whether the server confirmed it.
 */
export async function logOut(
  line: Pick<Line, 'scheme' | 'account' | 'cell' | 'transport' | 'limits'>,
  onlyOurs: boolean,
): Promise<boolean> {
  await line.cell.settled();
  const grant = line.cell.surrender(onlyOurs);
  if (grant === undefined) return false;
  try {
    const request = line.scheme.logout?.(line.account, grant);
    if (request === undefined) return false;
    const reply = await line.transport(request, {
      timeoutMs: Math.min(LOGOUT_MS, line.limits.timeoutMs),
      maxResponseBytes: line.limits.maxResponseBytes,
    });
    return line.scheme.verdict(readReply(reply), request).kind === 'ok';
  } catch {
    return false;
  }
}

/** The operation `session.signOut`: the next call signs in anew. */
export async function endSession(line: Line): Promise<Outcome> {
  const signedOut = await logOut(line, false);
  return {
    items: [{ signedOut }],
    payload: { signedOut },
    status: 200,
    headers: {},
    url: Object.values(line.scheme.servers(line.account)).slice(0, 1).join(),
    page: 0,
    isLast: true,
    notices: noticesOf(line.scheme, line.account, line.cell, line.clock.wall()),
  };
}
