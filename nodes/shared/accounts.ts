import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { DEFAULT_LIMITS, createPool, readAccount, readStoredToken, vendors } from '../../core';
import type { AnyAccount, AnyScheme, Clock, Limits, RawAccount, Shared, Vendor } from '../../core';
import { clock } from './clock';
import { readConnection } from './transport/connection';
import type { Connection } from './transport/connection';
import { inWords } from './in-words';

/** One pool per process: all executions of a process share its cells. */
const pool = createPool(clock);

/** The hidden field of a credential that n8n keeps encrypted over restarts. Its name is stored: it stays. */
export const TOKEN_FIELD = 'grantToken';

/** An account as n8n's decrypted credential gives it, with what its users share. */
export interface OpenAccount extends Shared {
  readonly vendor: Vendor;
  readonly scheme: AnyScheme;
  readonly account: AnyAccount;
  readonly clock: Clock;
  readonly connection: Connection;
  /** The person accepts that a password is sent unencrypted over plain http. */
  readonly allowPlainPassword: boolean;
}

/** What a credential type signs in to: one scheme of a vendor, or what its own fields describe. */
export interface CredentialKind {
  /** @throws InputError for a field that is wrong or missing. */
  read(credentials: ICredentialDataDecryptedObject): {
    readonly vendor: Vendor;
    readonly scheme: AnyScheme;
    readonly account: AnyAccount;
  };
  /** A message of the core in the words of the form. */
  inWords(message: string): string;
}

/** The kind of a credential type that belongs to one scheme. */
export function kindOfScheme(schemeId: string): CredentialKind {
  const { vendor, scheme } = schemeById(schemeId);
  return {
    read: (credentials: RawAccount) => ({
      vendor,
      scheme,
      account: readAccount(scheme, credentials),
    }),
    inWords: (message) => inWords(message, vendor),
  };
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
 * Reads a credential and offers the token that it keeps to the cell, which takes it if it is of this
 * account, newer, and was not rejected.
 * @throws InputError for a field that is wrong or missing.
 */
export function openAccount(
  kind: CredentialKind,
  credentials: ICredentialDataDecryptedObject,
  limits: Limits = DEFAULT_LIMITS,
): OpenAccount {
  const { vendor, scheme, account } = kind.read(credentials);
  const connection = readConnection(credentials);
  const shared = pool.share({ scheme, account, limits, path: pathOf(connection) });
  const kept = readStoredToken(credentials[TOKEN_FIELD]);
  if (kept !== undefined) shared.cell.offer(kept);
  return {
    vendor,
    scheme,
    account,
    clock,
    ...shared,
    connection,
    allowPlainPassword: credentials.allowPlainHttp === true,
  };
}

/** A name for how the servers are reached: correcting it lifts what was learned on the old way. */
function pathOf(connection: Connection): string {
  return createHash('sha256').update(JSON.stringify(connection)).digest('hex').slice(0, 16);
}

/** Whether a credential of this scheme keeps a token over restarts; never one that is bound to an address. */
export function keepsToken(scheme: AnyScheme): boolean {
  return scheme.acquire.kind === 'login' && scheme.binding !== 'ip';
}
