import type { Json } from '../core';

/** One promise about one call: the request that is made and what its reply means. Runs through core, n8n and Node-RED alike. */
export interface Vector {
  /** Reads as a sentence: `searches events by class`. Unique within the vendor. */
  readonly name: string;
  readonly scheme: string;
  /** The account's fields as a person enters them. */
  readonly account: Readonly<Record<string, string | number | boolean>>;
  /** For `login` and `carried` schemes: the grant in hand. Absent for `carried`: the call goes with the key. */
  readonly grant?: string;
  /** Wall clock in milliseconds, for signatures. */
  readonly wallMs?: number;
  readonly operation: string;
  readonly params: Readonly<Record<string, Json>>;
  /** The first request of the call. */
  readonly request: {
    readonly method: string;
    readonly url: string;
    /** These must be there with these values; names compared without case. */
    readonly headers?: Readonly<Record<string, string>>;
    /** Header names that must not be there. */
    readonly withoutHeaders?: readonly string[];
    /** An object or array is compared as JSON, a string exactly; undefined: no body. */
    readonly body?: Json;
  };
  readonly reply: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    /** An object or array is sent as JSON, a string as it is; undefined: empty. */
    readonly body?: Json;
  };
  readonly outcome:
    | { readonly items: readonly Json[] }
    | {
        readonly error: {
          /** `code` of the LatchkeyError. */
          readonly code: string;
          readonly status?: number;
          readonly vendorCode?: string;
          /** Parts of the message. */
          readonly says?: readonly string[];
        };
      };
}
