import type { AccountField, AccountOf } from './account-field';
import type { RequestDraft, SignedRequest } from './http';
import type { ReadReply } from './read-reply';
import type { Secret } from './secret';
import type { Verdict } from './verdict';

/** Where a scheme puts secrets, so that redaction and redirect rules can follow. Names in lower case. */
export interface SecretPlaces {
  readonly headers: readonly string[];
  readonly query?: readonly string[];
  readonly cookies?: readonly string[];
}

/**
 * What a lease gives to sign with.
 *
 * - `static`: which of the account's secrets (0 is the first; Edgecast's backup token is 1).
 * - `signature`: how far the server's clock is ahead of ours.
 * - `login`: the grant.
 * - `carried`: the grant, or none: then the request goes with the key and may bring a grant back.
 */
export type Material =
  | { readonly kind: 'static'; readonly slot: number }
  | { readonly kind: 'signature'; readonly offsetMs: number }
  | { readonly kind: 'login'; readonly grant: Secret }
  | { readonly kind: 'carried'; readonly grant: Secret }
  | { readonly kind: 'carried'; readonly grant?: never };

/** What a sign-in answered. */
export type LoginOutcome =
  | {
      readonly kind: 'granted';
      readonly value: Secret;
      /** Life in seconds from now; undefined when the server gives none that makes sense. */
      readonly lifeSeconds?: number;
    }
  /** The credentials were refused. Final: repeating it may lock the account. */
  | { readonly kind: 'refused'; readonly message?: string; readonly vendorCode?: string }
  /** The sign-in server could not answer (503, HTML, an empty token). May work later. */
  | { readonly kind: 'unavailable'; readonly message?: string };

/** Where a grant comes from. Each kind has its rules in the token cell (design, "The core"). */
export type Acquire<A> =
  | {
      readonly kind: 'static';
      /** How many secrets the account holds that can stand in for each other; 1 unless said. */
      slots?(account: A): number;
      /** Names of the slots for people: `primary token`, `backup token`. */
      readonly slotNames?: readonly string[];
    }
  | { readonly kind: 'signature' }
  | {
      readonly kind: 'login';
      request(account: A): RequestDraft;
      read(reply: ReadReply, account: A): LoginOutcome;
    }
  | { readonly kind: 'carried'; read(reply: ReadReply): Secret | undefined };

/** What the person can do, in one sentence each, said after what the server answered. */
export interface Remedies {
  /** The secret, or a fresh grant, was refused (401 that a fresh grant did not cure). */
  readonly refused: string;
  /** The sign-in itself was refused: wrong user, password, key. Defaults to `refused`. */
  readonly signIn?: string;
  /** Known, but not allowed (403). */
  readonly denied: string;
}

/** How one API is signed in to, as data and pure functions. */
export interface Scheme<Fields extends readonly AccountField[] = readonly AccountField[]> {
  /** `vendor/scheme`, as in the design's table. */
  readonly id: string;
  /** Shown where a person chooses: `Session token`. */
  readonly name: string;
  readonly description: string;
  /** n8n's credential type: class and file name; its n8n name begins with a small letter. */
  readonly credential: { readonly className: string; readonly displayName: string };
  readonly fields: Fields;
  /** `ip`: the grant works only from the address that got it and never leaves the process. */
  readonly binding?: 'ip';
  readonly secretPlaces: SecretPlaces;
  readonly acquire: Acquire<AccountOf<Fields>>;
  readonly remedies: Remedies;
  /** Checks that no single field can make (one of two URLs is needed); gives field and remedy, or undefined. */
  check?(
    account: AccountOf<Fields>,
  ): { readonly field: string; readonly message: string } | undefined;
  /** The base URLs by server name. Credentials go to these origins only (and to the sign-in's own). */
  servers(account: AccountOf<Fields>): Readonly<Record<string, string>>;
  /** True when a password travels readable (Basic): over plain http that needs the person's explicit tick. */
  sendsPassword?(account: AccountOf<Fields>): boolean;
  /** Adds the credential. Pure; the caller has checked that the URL lies on an own origin. */
  sign(
    request: RequestDraft,
    account: AccountOf<Fields>,
    material: Material,
    wallMs: number,
  ): SignedRequest;
  verdict(reply: ReadReply, request: RequestDraft): Verdict;
  /** The cheapest request that shows whether the account works. Unsigned; undefined: the sign-in is the test. */
  test?(account: AccountOf<Fields>): RequestDraft;
  /** How the reply to the test request is judged where that differs from `verdict` (GOSS: any envelope is success). */
  testVerdict?(reply: ReadReply, request: RequestDraft): Verdict;
  /** Unsigned request that tells whether a grant still lives; undefined: only its expiry tells. */
  probe?(account: AccountOf<Fields>): RequestDraft;
  /** Who the account is, for the Test button: a user name, a client id. Never a secret. */
  identity?(account: AccountOf<Fields>): string | undefined;
  /** Ends exactly this grant. Complete with its credential. */
  logout?(account: AccountOf<Fields>, grant: Secret): RequestDraft | undefined;
}

/** A scheme as hosts handle it: any account that {@link readAccount} made for it. */
export type AnyScheme = Scheme<readonly AccountField[]>;

/** Infers the account's type from its fields. */
export function defineScheme<const Fields extends readonly AccountField[]>(
  scheme: Scheme<Fields>,
): AnyScheme {
  // Methods of an interface are bivariant in their parameters, so this is an assignment, not a cast;
  // `readAccount` is the only maker of accounts and follows the same fields.
  return scheme as Scheme<Fields> & AnyScheme;
}
