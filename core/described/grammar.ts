import type { JsonTemplate, Make, Pairs, Take, Template } from './grammar-values';

/** A whole sign-in as data: JSON without functions, expressions or patterns. At most 64 KiB. */
export interface Description {
  /** What the API is called. */
  readonly name: string;
  /** What the person enters besides the base URL. At most 20. */
  readonly fields?: readonly DescribedField[];
  /** Other origins that may get the token: `https://*.my.salesforce.com`. The base URL's origin always may. */
  readonly origins?: readonly Template[];
  /** One to three requests; each sees what the ones before have taken. Absent: the account's own values are sent. */
  readonly signIn?: Steps;
  /** How long a token is valid. Absent: until the server rejects it. */
  readonly life?: Life;
  /** Tried before `signIn` when a token expires or was rejected. A rejection here leads to `signIn`. */
  readonly refresh?: Refresh;
  /** The request that ends the token at the server. */
  readonly signOut?: Request;
  /** What is added to every request. */
  readonly send: Send;
  /** How responses are judged beyond their status. */
  readonly replies?: Replies;
  /** A request that only reads: the Test button, and the proof that a token is still valid. It needs the token, so not GET where the body carries it. */
  readonly test?: Request;
  /** The server wants signatures in the order in which they were made (a rising nonce). */
  readonly oneAtATime?: boolean;
  /** `ip`: the token is valid from one IP address only, so it is kept in memory. */
  readonly binding?: 'ip';
}

/** One field of the account's form. */
export interface DescribedField {
  /** The name in templates. Fields of the same meaning share one: `username`, `password`, `apiKey`. */
  readonly name: string;
  /** The name in the form. */
  readonly label: string;
  /** Stored encrypted and never shown. */
  readonly secret?: boolean;
  /**
   * A key or token, which is copied and not chosen: blanks around it are removed, and a character that
   * cannot be seen is an error. Absent: they belong to the secret, as they may to a password.
   */
  readonly trim?: boolean;
  /** A PEM text, such as a private key. Implies `secret`. */
  readonly pem?: boolean;
  /** A whole number. */
  readonly number?: boolean;
  /** What the form begins with. */
  readonly default?: string;
  /** The field may be empty; what would send it is then left out. */
  readonly optional?: boolean;
  /** Where the person finds the value in the API's own screens. */
  readonly where?: string;
}

/** User and password as HTTP Basic (RFC 7617, UTF-8). The user cannot contain ":". */
export interface BasicPair {
  readonly user: Template;
  readonly password: Template;
}

/** One request, with at most one of `json`, `form`, `xml`. */
export interface Request {
  /** Another base URL than the account's; it must be on the account's origin or one of `origins`. */
  readonly base?: Template;
  /** Absent: POST. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base URL, with a leading "/" and without a query. Each value is percent-encoded. */
  readonly path: Template;
  readonly query?: Pairs;
  readonly headers?: Pairs;
  /** Cookies by name, or all of them as one text. */
  readonly cookies?: Pairs | Template;
  readonly basic?: BasicPair;
  readonly json?: JsonTemplate;
  readonly form?: Pairs;
  readonly xml?: Template;
}

/** At least one step. */
export type Steps = readonly [Step, ...Step[]];

/** One exchange of a sign-in. */
export interface Step extends Request {
  /** Values made before the request is sent. */
  readonly make?: readonly Make[];
  /** Values out of the response. A step without them only has to succeed. */
  readonly take?: readonly Take[];
}

/** A step that turns a token into a new one. */
export interface Refresh extends Step {
  /** Number of refreshes per sign-in. Absent: as many as the server accepts. */
  readonly times?: number;
}

/** A length of time, or a point in time, from the response. `sliding`: counted from the last good call. */
export type Life = { readonly sliding?: boolean } & (
  | { readonly seconds: Template | number }
  | { readonly minutes: Template | number }
  | { readonly milliseconds: Template | number }
  /** Seconds since 1970. */
  | { readonly epochSeconds: Template }
  /** Milliseconds since 1970. */
  | { readonly epochMilliseconds: Template }
  /** ISO 8601 or HTTP date with a zone. A date without a zone is ignored. */
  | { readonly date: Template }
  /** Name of a value that is a JWT: its `exp`, held against its `iat` and the `Date` of the response. */
  | { readonly jwt: string }
);

/**
 * What is added to every request. `make` may use parts of the request: `{method}`, `{host}`, `{path}` (with
 * the path of the base URL), `{resource}` (without it), `{query}`, `{url}`, `{body}`. Values of the last
 * three can stand in headers, cookies and `last` only.
 */
export interface Send extends Places {
  /** Values made anew for each request. */
  readonly make?: readonly Make[];
  /** Base URL from the token; must be on the account's origin or one of `origins`. */
  readonly base?: Template;
  readonly basic?: BasicPair;
  /** HTTP Digest (RFC 7616), without `signIn`. */
  readonly digest?: BasicPair;
  /** Only for GET, HEAD and OPTIONS. */
  readonly reads?: Places;
  /** Only for all other methods (CSRF tokens). */
  readonly writes?: Places;
  /** Appended after everything else, in this order: a signature over what stands before it. */
  readonly last?: { readonly query?: Pairs; readonly form?: Pairs };
}

/** Where values are put. */
export interface Places {
  readonly headers?: Pairs;
  readonly query?: Pairs;
  readonly cookies?: Pairs | Template;
  /** Members added to a JSON body. */
  readonly json?: { readonly [name: string]: JsonTemplate };
  /** Fields added to a form body. */
  readonly form?: Pairs;
}

/** The first that holds wins: denied, stale, refused, failed; then the status. */
export interface Replies {
  /** Signed in, but not allowed. */
  readonly denied?: readonly When[];
  /** The token is no longer valid. */
  readonly stale?: readonly When[];
  /** The credentials are wrong: final, whatever the status. Asked of sign-in responses before anything else. */
  readonly refused?: readonly When[];
  /** The call failed, although its status may say otherwise. */
  readonly failed?: readonly When[];
  /**
   * Where the message of the server is; the first place that exists counts: a JSON path, `xml:name` or
   * `header:name`. Absent: where most APIs have it (`message`, `error_description`, `error.message`).
   */
  readonly message?: readonly string[];
  /** Where the error code of the server is, likewise. */
  readonly code?: readonly string[];
  /** Values that any good response may renew (a CSRF token that rotates). */
  readonly take?: readonly Take[];
}

export type Scalar = string | number | boolean | null;

/** All that is given must hold. `json`, `xml`, `header` or `text` alone: there is such a value. */
export interface When {
  /** One of these. */
  readonly status?: readonly number[];
  readonly json?: string;
  readonly xml?: string;
  readonly header?: string;
  /** The whole body without surrounding white space (`Fails.`). */
  readonly text?: true;
  /** The value is one of these. */
  readonly is?: readonly Scalar[];
  /** There is a value, and it is none of these. */
  readonly not?: readonly Scalar[];
  /** The value contains this text. */
  readonly contains?: string;
  /** The body is a web page, whatever its Content-Type says. */
  readonly html?: boolean;
  /** A redirect to a URL whose path contains this. */
  readonly redirectTo?: string;
}
