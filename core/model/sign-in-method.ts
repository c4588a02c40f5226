import type { RequestDraft } from './http';
import type { ReadReply } from './read-reply';
import type { Stamp } from './stamp';
import type { GrantedToken, Token, TokenValues } from './token';

/** What a signature may be made of. Effects are handed in, so that signing stays pure. */
export interface SignContext<A> {
  /** The request that is signed, without any credential. Its origin has been checked. */
  readonly request: RequestDraft;
  readonly account: A;
  /** Whole milliseconds since 1970, by the server's clock as far as that is known. */
  readonly nowMs: number;
  /** Random bytes that nobody can guess (nonces). */
  readonly random: (bytes: number) => Uint8Array;
}

/** What a sign-in request may be made of. */
export type SignInContext<A> = Omit<SignContext<A>, 'request'>;

/** What a sign-in came to. */
export type SignInOutcome =
  | { readonly kind: 'granted'; readonly token: GrantedToken }
  /** The credentials were rejected. Final: trying them again may lock the account. */
  | { readonly kind: 'refused'; readonly message?: string; readonly vendorCode?: string }
  /** The sign-in server could not answer (503, a web page, an empty token). May work later. */
  | { readonly kind: 'unavailable'; readonly message?: string };

/** One exchange of a sign-in, as pure progress: a request, and what follows from its reply. */
export interface SignInStep {
  readonly request: RequestDraft;
  /** The next step, or the outcome. Read before anything is repeated. */
  then(reply: ReadReply): SignInStep | SignInOutcome;
}

/** The account holds what is sent: a key, a token, a certificate, Basic. */
export interface StaticMethod<A> {
  readonly kind: 'static';
  /** How many secrets the account holds that can stand in for each other; 1 unless said. */
  secrets?(account: A): number;
  /** What they are called: `primary token`, `backup token`. */
  readonly secretNames?: readonly string[];
  /** @param context.secret which of the account's secrets; 0 is the first. */
  sign(context: SignContext<A> & { readonly secret: number }): Stamp;
}

/** Every request is signed anew, with the time. */
export interface SignatureMethod<A> {
  readonly kind: 'signature';
  sign(context: SignContext<A>): Stamp;
}

/** The server asks for a proof in its 401 (RFC 7616, HTTP Digest); that first 401 rejects nothing. */
export interface ChallengeMethod<A> {
  readonly kind: 'challenge';
  /** The challenge of a 401; undefined: it holds none. */
  read(reply: Pick<ReadReply, 'headers'>): TokenValues | undefined;
  /** Whether the challenge says that only the nonce is too old (RFC 7616, 3.3, `stale`). */
  isStale(challenge: TokenValues): boolean;
  /** @param context.count how often this challenge has been answered, from 1. Without a challenge: unsigned. */
  sign(
    context: SignContext<A> & { readonly challenge: TokenValues; readonly count: number },
  ): Stamp;
}

/** What the values of a token are called. */
export interface ValueNames {
  readonly secrets: readonly string[];
  readonly open: readonly string[];
}

/** A sign-in of its own gives the token: one to three exchanges. */
export interface LoginMethod<A> {
  readonly kind: 'login';
  begin(context: SignInContext<A>): SignInStep;
  /** A cheaper way to a new token (a refresh token, a ticket as password); undefined: this token cannot. */
  renew?(context: SignInContext<A> & { readonly token: Token }): SignInStep | undefined;
  /** The names of a token's values, so that a request can be shown before there is one; one `token` unless said. */
  readonly names?: ValueNames;
  /** How many renewals a sign-in is good for; 1 unless said. */
  readonly renewals?: number;
  sign(context: SignContext<A> & { readonly token: Token }): Stamp;
  /** Values that a good reply of any call renews (a CSRF token that rotates). */
  update?(reply: ReadReply, token: Token): TokenValues | undefined;
  /**
   * Unsigned request that only reads and tells whether a token is still valid. Where there is none the
   * reason is said, because a refused token is then replaced on suspicion.
   */
  readonly probe: ((account: A, token: Token) => RequestDraft) | { readonly none: string };
  /** Ends exactly this token at the server. Complete with its credential; undefined: cannot be ended. */
  signOut?(account: A, token: Token): RequestDraft | undefined;
}

/** No sign-in exists: the token rides on the answer to a call that carries the key. */
export interface CarriedMethod<A> {
  readonly kind: 'carried';
  read(reply: ReadReply): GrantedToken | undefined;
  readonly names?: ValueNames;
  /** Without a token the request goes with the key and may bring one back. */
  sign(context: SignContext<A> & { readonly token: Token | undefined }): Stamp;
}

/** Where the right to call comes from. Each kind has its rules in `core/token/`. */
export type SignInMethod<A> =
  StaticMethod<A> | SignatureMethod<A> | ChallengeMethod<A> | LoginMethod<A> | CarriedMethod<A>;

/** A sign-in of one exchange. */
export function oneStep(
  request: RequestDraft,
  read: (reply: ReadReply) => SignInStep | SignInOutcome,
): SignInStep {
  return { request, then: read };
}

/** A sign-in outcome with its token. */
export function granted(
  values: TokenValues,
  life: { readonly lifeSeconds?: number | undefined; readonly sliding?: boolean } = {},
): SignInOutcome {
  const { lifeSeconds, sliding } = life;
  return {
    kind: 'granted',
    token: {
      values,
      ...(lifeSeconds === undefined ? {} : { lifeSeconds }),
      ...(sliding === true ? { sliding } : {}),
    },
  };
}
