import { InputError } from '../errors';
import { isLoopback } from '../model/url';
import type { Line } from './context';

/** @throws InputError when a password would travel readable and nobody has said that it may. */
export function refusePlainPassword(
  line: Pick<Line, 'scheme' | 'account' | 'allowPlainPassword'>,
): void {
  if (line.allowPlainPassword === true || line.scheme.sendsPassword?.(line.account) !== true)
    return;
  const open = Object.entries(line.scheme.servers(line.account)).find(
    ([, url]) => url.startsWith('http://') && !isLoopback(url),
  );
  if (open === undefined) return;
  throw new InputError(
    'allowPlainPassword',
    `allowPlainPassword: the password would travel readable to ${open[1]}, which is plain http. Use https, or tick the box on the account that allows it.`,
  );
}
