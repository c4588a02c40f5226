import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { DEFAULT_LIMITS, createPool, readAccount, readStoredGrant, vendors } from '../../core';
import type { AnyAccount, AnyScheme, Limits, Shared, Vendor } from '../../core';
import { clock } from './clock';
import { readConnection } from './connection';
import type { Connection } from './connection';

/** One pool a process: all executions of a process share its cells. */
const pool = createPool(clock);

/** The hidden field of a credential that n8n keeps encrypted over restarts. */
export const GRANT_FIELD = 'grantToken';

/** An account as n8n's decrypted credential gives it, with what its users share. */
export interface OpenAccount extends Shared {
  readonly vendor: Vendor;
  readonly scheme: AnyScheme;
  readonly account: AnyAccount;
  readonly connection: Connection;
  /** The person accepts that a password travels readable over plain http. */
  readonly allowPlainPassword: boolean;
}

/** @throws Error when a credential type names a scheme that does not exist (a fault of the build). */
export function schemeById(id: string): { readonly vendor: Vendor; readonly scheme: AnyScheme } {
  for (const vendor of vendors) {
    const scheme = vendor.schemes.find((item) => item.id === id);
    if (scheme !== undefined) return { vendor, scheme };
  }
  throw new Error(`There is no sign-in named ${id}.`);
}

/**
 * Reads a credential and offers the grant that it keeps to the cell, which takes it if it is of this
 * account, newer, and was not refused.
 * @throws InputError for a field that is wrong or missing.
 */
export function openAccount(
  schemeId: string,
  credentials: ICredentialDataDecryptedObject,
  limits: Limits = DEFAULT_LIMITS,
): OpenAccount {
  const { vendor, scheme } = schemeById(schemeId);
  const account = readAccount(scheme, credentials);
  const shared = pool.share(scheme, account, limits);
  offerKept(shared, credentials);
  return {
    vendor,
    scheme,
    account,
    ...shared,
    connection: readConnection(credentials),
    allowPlainPassword: credentials.allowPlainHttp === true,
  };
}

/** Offers the grant of a credential row to the cell. */
function offerKept(shared: Shared, credentials: ICredentialDataDecryptedObject): void {
  const kept = readStoredGrant(credentials[GRANT_FIELD]);
  if (kept !== undefined) shared.cell.offer(kept);
}

/** Whether a credential of this scheme keeps something over restarts; never for what is bound to an address. */
export function keepsGrant(scheme: AnyScheme): boolean {
  return scheme.acquire.kind === 'login' && scheme.binding !== 'ip';
}
