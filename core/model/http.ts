import type { Secret } from './secret';

export type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export const METHODS: readonly Method[] = [
  'GET',
  'HEAD',
  'OPTIONS',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
];

/** Header fields. In a request the names are spelt as the vendor writes them; in a reply they are lower case. */
export type HeaderFields = Readonly<Record<string, string>>;

/** A request before it is signed: where it goes and what it says, without any credential. */
export interface RequestDraft {
  readonly method: Method;
  /** Absolute URL, query included. */
  readonly url: string;
  readonly headers: HeaderFields;
  readonly body?: string | Uint8Array;
}

/** A client certificate as PEM (`cert` and `key`) or as PKCS#12 (`pfx`, base64). */
export type ClientCertificate =
  | {
      readonly kind: 'pem';
      readonly cert: Secret;
      readonly key: Secret;
      readonly passphrase?: Secret;
    }
  | { readonly kind: 'pfx'; readonly pfx: Secret; readonly passphrase?: Secret };

/** A request that carries its credential. It may only go to the origin that it was signed for. */
export interface SignedRequest extends RequestDraft {
  readonly certificate?: ClientCertificate;
}

/** What came back, as the transport hands it over: header names in lower case, the body not yet read. */
export interface Reply {
  readonly status: number;
  readonly headers: HeaderFields;
  /** Each `Set-Cookie` line by itself: joined with commas they cannot be told apart (RFC 6265, 3). */
  readonly cookies: readonly string[];
  readonly body: Uint8Array;
}

/** Bounds of one request. Times in milliseconds, sizes in bytes. */
export interface SendLimits {
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  /** Doing it twice does no harm, whatever its method: a sign-in. */
  readonly repeatable?: boolean;
}

/**
 * Sends one request and gives what came back, whatever the status. It follows no redirect, retries
 * nothing, and rejects with {@link ConnectionError} when no whole reply came.
 */
export type Transport = (
  request: SignedRequest,
  options: SendLimits & { readonly signal?: AbortSignal },
) => Promise<Reply>;
