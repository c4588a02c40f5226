import { InputError } from '../errors';
import { isLoopback } from '../model/url';
import type { AccountContext } from './context';

type Context = Pick<AccountContext, 'scheme' | 'account' | 'clock' | 'allowPlainPassword'>;

/** @throws InputError when a password would be sent unencrypted and nobody has said that it may. */
export function refusePlainPassword(context: Context): void {
  const { scheme, account, allowPlainPassword } = context;
  if (allowPlainPassword === true || scheme.sendsPassword?.(account) !== true) return;
  const open = passwordUrls(context).find((url) => url.startsWith('http://') && !isLoopback(url));
  if (open === undefined) return;
  throw new InputError(
    'allowPlainPassword',
    `allowPlainPassword: the password would be sent unencrypted to ${new URL(open).origin}. Use https, or enable "Allow password over plain HTTP" in the account.`,
  );
}

/** Where the password goes: the servers, and the sign-in's own address. */
function passwordUrls({ scheme, account, clock }: Context): readonly string[] {
  const { acquire } = scheme;
  if (acquire.kind !== 'login') return Object.values(scheme.servers(account));
  const { request } = acquire.begin({
    account,
    nowMs: Math.floor(clock.wall()),
    random: (count) => clock.bytes(count),
  });
  return [request.url];
}
