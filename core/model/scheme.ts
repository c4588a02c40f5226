import type { AccountField, AccountOf } from './account-field';
import type { RequestDraft } from './http';
import type { ReadReply } from './read-reply';
import type { SignInMethod } from './sign-in-method';
import type { Token } from './token';
import type { Verdict } from './verdict';

/** What the person can do, in one sentence each, said after what the server answered. */
export interface Remedies {
  /** The secret, or a fresh token, was rejected (401 that a fresh token did not cure). */
  readonly refused: string;
  /** The sign-in itself was rejected: wrong user, password, key. Defaults to `refused`. */
  readonly signIn?: string;
  /** The sign-in succeeded by its status, and its response was of no use. Default: what to check at the server. */
  readonly unread?: string;
  /** Known, but not allowed (403). */
  readonly denied: string;
}

/** How one API is signed in to, as data and pure functions. */
export interface Scheme<Fields extends readonly AccountField[] = readonly AccountField[]> {
  /** `vendor/scheme`: the name that accounts and flows store. */
  readonly id: string;
  /** Shown where a person chooses: `Session token`. */
  readonly name: string;
  readonly description: string;
  /** What a person has to know before filling in the fields, such as what each of two URLs is for. */
  readonly note?: string;
  /** n8n's credential type: class and file name; its n8n name begins with a small letter. */
  readonly credential: { readonly className: string; readonly displayName: string };
  readonly fields: Fields;
  /** Of each of these groups of fields at least one must be filled in. */
  readonly oneOf?: readonly (readonly string[])[];
  /** `ip`: the token works only from the address that got it and never leaves the process. */
  readonly binding?: 'ip';
  /** The server wants requests in the order in which they were signed (a rising nonce). */
  readonly oneAtATime?: boolean;
  /**
   * Header fields of this scheme that hold a credential, in requests or in replies; lower case. They
   * are never taken from a person's own headers and never shown.
   */
  readonly credentialHeaders: readonly string[];
  readonly acquire: SignInMethod<AccountOf<Fields>>;
  readonly remedies: Remedies;
  /** What the data of the fields cannot say (a user name without ":"); gives field and remedy, or undefined. */
  check?(
    account: AccountOf<Fields>,
  ): { readonly field: string; readonly message: string } | undefined;
  /**
   * The base URLs by server name. Credentials go to these origins only (and to the sign-in's own).
   * @param token where the sign-in tells a base URL; it must lie on one of the `origins` or servers.
   */
  servers(account: AccountOf<Fields>, token?: Token): Readonly<Record<string, string>>;
  /** Other origins that may get the token: `https://*.example.com`, `https://api.example.com`. */
  origins?(account: AccountOf<Fields>): readonly string[];
  /** True when a password is sent, by Basic or in a sign-in: over plain http that needs the person's explicit consent. */
  sendsPassword?(account: AccountOf<Fields>): boolean;
  verdict(reply: ReadReply, request: RequestDraft): Verdict;
  /** The cheapest request that shows whether the account works. Unsigned; undefined: the sign-in is the test. */
  test?(account: AccountOf<Fields>): RequestDraft;
  /** How the reply to the test request is judged where that differs from `verdict`. */
  testVerdict?(reply: ReadReply, request: RequestDraft, account: AccountOf<Fields>): Verdict;
  /** Reads on the account's other servers, for Test: that the sign-in works does not show that they are there. */
  alsoTest?(account: AccountOf<Fields>): readonly RequestDraft[];
  /** Who the account is, for the Test button: a user name, a client id. Never a secret. */
  identity?(account: AccountOf<Fields>): string | undefined;
}

/** A scheme as hosts handle it: any account that was read by its fields. */
export type AnyScheme = Scheme<readonly AccountField[]>;

/** Infers the account's type from its fields. */
export function defineScheme<const Fields extends readonly AccountField[]>(
  scheme: Scheme<Fields>,
): AnyScheme {
  // Methods of an interface are bivariant in their parameters, so this is an assignment, not a cast;
  // accounts are made from the same fields only.
  return scheme as Scheme<Fields> & AnyScheme;
}
