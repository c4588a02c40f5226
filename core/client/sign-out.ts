import { readReply } from '../model/read-reply';
import type { Token } from '../model/token';
import type { AccountContext, ExchangeContext } from './context';
import type { Outcome } from './outcome';

/** How long a sign-out may take; it is best effort and must hold up nobody. */
const SIGN_OUT_MS = 5_000;

type Context = Pick<AccountContext, 'scheme' | 'account' | 'cell' | 'transport' | 'limits'>;

/**
 * Ends the session in hand at the server. Best effort and bounded: an error of the server or of the
 * connection is swallowed, since documented sign-outs fail in the wild.
 * @returns whether the server confirmed it.
 */
export async function signOut(context: Context, onlyOurs: boolean): Promise<boolean> {
  await context.cell.settled();
  const token = context.cell.takeForSignOut(onlyOurs);
  return token === undefined ? false : endToken(context, token);
}

/**
 * Ends a token that one server has rejected and that the others may still take. With a single server
 * there is nothing left to end.
 */
export async function endRejected(context: Context, token: Token): Promise<void> {
  if (Object.keys(context.scheme.servers(context.account)).length < 2) return;
  await endToken(context, token);
}

/** Ends exactly this token at the server, where the scheme knows how. Never throws. */
async function endToken(
  { scheme, account, transport, limits }: Omit<Context, 'cell'>,
  token: Token,
): Promise<boolean> {
  const { acquire } = scheme;
  if (acquire.kind !== 'login') return false;
  try {
    const request = acquire.signOut?.(account, token);
    if (request === undefined) return false;
    const reply = await transport(request, {
      timeoutMs: Math.min(SIGN_OUT_MS, limits.timeoutMs),
      maxResponseBytes: limits.maxResponseBytes,
    });
    return scheme.verdict(readReply(reply), request).kind === 'ok';
  } catch {
    return false;
  }
}

/** The operation `session.signOut`: the next call signs in anew. */
export async function endSession(context: ExchangeContext): Promise<Outcome> {
  const { scheme, account } = context;
  const signedOut = await signOut(context, false);
  return {
    items: [{ signedOut }],
    payload: { signedOut },
    status: 200,
    headers: {},
    url: Object.values(scheme.servers(account)).slice(0, 1).join(),
    page: 0,
    isLast: true,
    notices: context.notices(),
  };
}
