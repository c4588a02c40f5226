/**
 * A text in which `{name}` stands for a field of the account, a value taken from a response, a made value
 * or a part of the request. Everything else is sent unchanged.
 */
export type Template = string;

/** Names with templates as values. A pair that names an optional value which is absent is left out. */
export type Pairs = Readonly<Record<string, Template>>;

/**
 * A JSON value whose text leaves are templates. A leaf that is exactly `"{port}"` keeps the type of the
 * value; names of members are never filled.
 */
export type JsonTemplate =
  | Template
  | number
  | boolean
  | null
  | readonly JsonTemplate[]
  | { readonly [name: string]: JsonTemplate };

/** Place of a value in a response. */
export type TakePlace =
  /** Dotted path (`data.token`, `0.code`, empty for the whole body), or a JSON pointer that begins with "/" (RFC 6901). */
  | { readonly json: string }
  /** Name of a header. */
  | { readonly header: string }
  /** Name of a cookie that the response sets. */
  | { readonly cookie: string }
  /** All cookies as one text, for names that vary (`SAP_SESSIONID_S4H_100`). */
  | { readonly cookies: 'all' }
  /** `sessionKey`, `credentials@token`: the first element of that name, without its prefix. */
  | { readonly xml: string }
  /** The whole body without surrounding white space, or what stands between two texts. */
  | { readonly text: true | { readonly after: string; readonly before: string } };

/** One value out of a response. */
export type Take = {
  /** The name in templates. */
  readonly as: string;
  /** Not masked; usable in a person's own paths (`/sites/{siteId}`). */
  readonly public?: boolean;
  /** The response may lack it. */
  readonly optional?: boolean;
} & TakePlace;

/** What a value is made of. */
export type MakeRule =
  /** The time of the server, as far as it is known. */
  | { readonly now: 'seconds' | 'milliseconds' | 'iso' | 'http' }
  /** A number that is higher each time, from the clock. */
  | { readonly rising: 'milliseconds' | 'microseconds' }
  /** Number of random bytes, written as hex. */
  | { readonly random: number }
  /** Without `out` the value is bytes: alone in a part of another value it keeps them, elsewhere it is hex. */
  | { readonly hash: HashName; readonly of: readonly Template[]; readonly out?: Out }
  /** `keyIn` says how the key is written; absent: as UTF-8 text. `out` as with `hash`. */
  | {
      readonly hmac: HashName;
      readonly key: Template;
      readonly keyIn?: KeyEncoding;
      readonly of: readonly Template[];
      readonly out?: Out;
    }
  /** The bytes of these texts, written in another way. */
  | { readonly encode: Out; readonly of: readonly Template[] }
  | { readonly jwt: MadeJwt };

/** A value made for each request, on demand. It may use the ones before it. */
export type Make = { readonly as: string } & MakeRule;

/** A signed JWT (RFC 7519). `iat` and `exp` are added unless `claims` has them. */
export interface MadeJwt {
  readonly alg: 'RS256' | 'PS256' | 'ES256' | 'HS256';
  /** A PEM private key; for HS256 the shared secret. */
  readonly key: Template;
  readonly keyIn?: KeyEncoding;
  readonly header?: JsonTemplate;
  readonly claims: JsonTemplate;
  /** From `iat` to `exp`. */
  readonly seconds: number;
}

export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha512';
export type Out = 'hex' | 'base64' | 'base64url';
export type KeyEncoding = 'utf8' | 'hex' | 'base64';
