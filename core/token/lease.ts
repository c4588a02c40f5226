import type { HeaderFields, RequestDraft } from '../model/http';
import type { Stamp } from '../model/stamp';
import type { Token, TokenValues } from '../model/token';
import type { Refusal } from './refusal';
import type { SendSignIn } from './sign-in';

/** What a lease signs with, by the way to sign in. */
export type Material =
  /** Which of the account's secrets; 0 is the first. */
  | { readonly kind: 'static'; readonly secret: number }
  /** The server's time, whole milliseconds, never the same twice. */
  | { readonly kind: 'signature'; readonly nowMs: number }
  /** The server's challenge; undefined: it has not asked yet, and the request goes unsigned. */
  | { readonly kind: 'challenge'; readonly challenge: TokenValues | undefined }
  | { readonly kind: 'login'; readonly token: Token }
  /** Without a token the request goes with the key and may bring one back. */
  | { readonly kind: 'carried'; readonly token: Token | undefined };

/** What is signed with by one way to sign in. */
export type MaterialOf<K extends Material['kind']> = Extract<Material, { readonly kind: K }>;

/** The right to sign with what the cell had when it was handed out. */
export interface Lease<M extends Material = Material> {
  /** Grows with every change of what there is to sign with. */
  readonly generation: number;
  readonly material: M;
  /** What to add to a request of the account's own origin. */
  readonly stamp: (request: RequestDraft) => Stamp;
}

export interface LeaseOptions {
  /** How to sign in when that is needed. */
  readonly send: SendSignIn;
  readonly signal?: AbortSignal;
  /** How the server is reached (TLS, proxy, limits): an outage on one path says nothing of another. */
  readonly path?: string;
  /**
   * Asks the host for a token that another process has stored since, and offers it. Where a refresh was
   * rejected, that one comes before a sign-in, which would end the other's session.
   */
  readonly newer?: (signal: AbortSignal) => Promise<void>;
  /** One attempt in spite of a lockout pause: the person has pressed Test. */
  readonly pastLockout?: boolean;
}

/** A 401, or what a scheme takes for one. */
export interface Rejection {
  readonly refusal: Refusal;
  readonly headers: HeaderFields;
  /**
   * The second rejection of one call, of a fresh token. That speaks of the call (a missing scope, a server
   * that has not heard of the token yet) and must not cost the others a token that works for them.
   */
  readonly again: boolean;
  /** Which call it was, as far as it can be told: method and path. */
  readonly call?: string;
  /** Nobody has seen a 401: the token may be over. It is replaced, and counts for nothing else. */
  readonly suspected?: boolean;
}

/**
 * What the cell makes of a rejection. `retry`: a new lease is worth one more attempt. `answer`: the
 * server has only asked; that does not count as an attempt. `final`: neither.
 */
export type AfterRejection = 'retry' | 'answer' | 'final';

/** The secrets that a lease signs with, for redaction. The account's own are known anyway. */
export function secretsOfLease({ material }: Lease): TokenValues['secrets'] {
  const token = 'token' in material ? material.token : undefined;
  return token === undefined ? NONE : token.secrets;
}

const NONE: TokenValues['secrets'] = {};
