import { DEFAULT_LIMITS, createClient, createPool, findScheme, readAccount } from '../../core';
import type { Client, Clock, Limits, Membership, RawAccount, Transport, Vendor } from '../../core';

export interface Given {
  readonly vendor: Vendor;
  readonly scheme: string;
  readonly account: RawAccount;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly limits?: Partial<Limits>;
  readonly allowPlainPassword?: boolean;
}

/** A client of one account in a pool of its own. */
export function clientFor(given: Given): Client & { readonly member: Membership } {
  const scheme = findScheme(given.vendor, given.scheme);
  const account = readAccount(scheme, given.account);
  const limits = { ...DEFAULT_LIMITS, ...given.limits };
  const member = createPool(given.clock).join(scheme, account, limits);
  const { transport, clock, vendor } = given;
  const allowed =
    given.allowPlainPassword === undefined ? {} : { allowPlainPassword: given.allowPlainPassword };
  const client = createClient({
    vendor,
    scheme,
    account,
    ...member,
    transport,
    clock,
    limits,
    ...allowed,
  });
  return { ...client, member };
}
