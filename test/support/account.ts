import { DEFAULT_LIMITS, createClient, createPool, findScheme, readAccount } from '../../core';
import type {
  Client,
  ClientOptions,
  Clock,
  Limits,
  Membership,
  Pool,
  RawAccount,
  Transport,
  Vendor,
} from '../../core';

export interface Given {
  readonly vendor: Vendor;
  readonly scheme: string;
  readonly account: RawAccount;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly limits?: Partial<Limits>;
  readonly allowPlainPassword?: boolean;
  readonly pool?: Pool;
  readonly signInBy?: NonNullable<ClientOptions['signInBy']>;
  readonly sharedTokens?: NonNullable<ClientOptions['sharedTokens']>;
}

/** A client of one account, in a pool of its own unless one is given. */
export function clientFor(given: Given): Client & { readonly member: Membership } {
  const scheme = findScheme(given.vendor, given.scheme);
  const account = readAccount(scheme, given.account);
  const limits = { ...DEFAULT_LIMITS, ...given.limits };
  const member = (given.pool ?? createPool(given.clock)).join({ scheme, account, limits });
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
    ...(given.signInBy === undefined ? {} : { signInBy: given.signInBy }),
    ...(given.sharedTokens === undefined ? {} : { sharedTokens: given.sharedTokens }),
  });
  return { ...client, member };
}
