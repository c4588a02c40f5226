import type { BinaryFile } from './binary-file';
import type { Method } from './http';
import type { Json, JsonObject } from './json';
import type { ReadReply } from './read-reply';
import type { Field } from './field';
import type { Paging } from './paging';

/** Polls until the job that the call started is done. */
export interface Wait {
  /** Path of the job's id in the first answer. */
  readonly id: string;
  /** `{id}` is the job's id; other `{names}` are fields of the operation or of the account. */
  readonly path: string;
  readonly server?: string;
  readonly done: Condition;
  readonly failed?: Condition;
  readonly everySeconds: number;
  /** How long it waits unless the person says otherwise. */
  readonly forSeconds: number;
}

/** Something that can be seen in an answer. */
export type Condition =
  | { readonly path: string; readonly present: true }
  | { readonly path: string; readonly in: readonly (string | number | boolean)[] };

/** A number of jobs that the server runs at once; one more is an error there, so we wait here. */
export interface JobLimit {
  /** Operations with the same name share the places. */
  readonly name: string;
  readonly capacity: number;
  /** The list field whose length is the number of places the call takes; 1 without. */
  readonly weight?: string;
}

/** How sure we are, and from where. */
export interface Evidence {
  /**
   * Keys of the guide's `sources`, separated by commas; a remark may follow a semicolon:
   * `I-EVU; status ACK is not shown`.
   */
  readonly source: string;
  /** documented: by the vendor. client: seen in working client code. third-party: a spec or adapter. guess: none of these. */
  readonly confidence: 'documented' | 'client' | 'third-party' | 'guess';
}

/** A file, or a value beside files in one body. */
export type Part = Json | Uint8Array | BinaryFile;

/** The parts of a form by name; several of a name are a list. */
export type Parts = Readonly<Record<string, Part | readonly Part[]>>;

/** A value after it has been checked. */
export type ParamValue = Part | Parts;

/** The parameters of a call after they have been checked: only declared fields, values of their kind. */
export type Params = Readonly<Record<string, ParamValue>>;

/** What `build` gives in place of the declared placements; the client adds server, path and method. */
export interface BuiltRequest {
  readonly method?: Method;
  readonly server?: string;
  readonly form?: BodyForm;
  readonly mediaType?: string;
  readonly path?: string;
  /** A whole URL in place of server and path. It is sent only to an origin that the account may sign for. */
  readonly url?: string;
  /** In place of declared parameters of the same name; pairs are added in their order. */
  readonly query?:
    Readonly<Record<string, string | readonly string[]>> | readonly (readonly [string, string])[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ParamValue;
}

/**
 * How a body is written. `json`: the body fields as one object. `array`: the same object as the only
 * element of an array. `form`: urlencoded. `multipart`: each member a part, files as files (RFC 7578).
 * `octets`: the bytes of one field. `json-rpc`: the body fields are `params` of `rpcMethod`. `xml`,
 * `text`: `build` gives the text.
 */
export type BodyForm =
  'json' | 'array' | 'form' | 'multipart' | 'octets' | 'xml' | 'json-rpc' | 'text';

/** One action of a vendor, as data. */
export interface Operation {
  /** Identity where `resource.operation` is none, such as the call itself: `GET /users/{id}`. */
  readonly id?: string;
  /** Part of the fixed id `resource.operation`; camelCase. */
  readonly resource: string;
  readonly operation: string;
  /** Title Case, n8n's vocabulary: `Get Many`, `Create`, `Apply Scene`. */
  readonly name: string;
  /** Sentence case, with the resource and without article: `Create event`. */
  readonly action: string;
  readonly description: string;
  /** Scheme ids that may call it; all of the vendor's unless said. */
  readonly schemes?: readonly string[];
  /** A key of the scheme's `servers`; the only one unless said. */
  readonly server?: string;
  readonly method: Method;
  /** `{name}` is a path field, or a text field of the account (`{accountNumber}`); each value is percent-encoded. */
  readonly path: string;
  readonly fields: readonly Field[];
  /** Of each inner list of field names at least one must be given. */
  readonly oneOf?: readonly (readonly string[])[];
  /** Fixed parts of the request. */
  readonly fixed?: {
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: JsonObject;
  };
  /** Without: no body. */
  readonly body?: BodyForm;
  /** Content type of the body, in place of the usual one of its form. */
  readonly mediaType?: string;
  /** JSON-RPC method; `{name}` is a field placed `none`. */
  readonly rpcMethod?: string;
  /** What the answer is. `auto`: JSON if it is, else text, else empty. */
  readonly answer?: {
    readonly as?: 'auto' | 'binary';
    /** Paths of the items in the answer, tried in turn; a single object counts as a list of one. */
    readonly items?: string | readonly string[];
    /**
     * `empty`: a response without the list means that there are no items, as a sample of the vendor
     * shows. Without this such a response is an error.
     */
    readonly absent?: 'empty';
  };
  /**
   * Members of an item that most people look for, where an item has many, by the names of the sources. An
   * item that has none of them is left whole.
   */
  readonly simple?: readonly string[];
  readonly paging?: Paging;
  readonly wait?: Wait;
  readonly jobLimit?: JobLimit;
  /** Has an effect on the physical world or on production: the person must tick the box that says this. */
  readonly confirm?: string;
  /** A POST that may be repeated after a fault, since doing it twice is doing it once. */
  readonly repeatable?: boolean;
  /** OAuth scope that the call needs, named in the error when the server refuses a fresh token. */
  readonly scope?: string;
  readonly evidence: Evidence;
  /** Values that make a call that works and only reads; example flows are made of it. */
  readonly example?: Readonly<Record<string, Json>>;
  /** What its parameters say of the list in the response, where nothing else does; undefined: none. See `asCalled`. */
  listIn?(
    params: Readonly<Record<string, unknown>>,
  ): Pick<Operation, 'answer' | 'paging'> | undefined;
  /** Where data does not suffice. Throws {@link InputError} for input that makes no sense. */
  build?(params: Params): BuiltRequest;
  /** The items of an answer where `items` does not suffice. */
  read?(reply: ReadReply, params: Params): readonly Json[];
}

/** `resource.operation`, unless the operation has an identity of its own. */
export function operationId(operation: Pick<Operation, 'id' | 'resource' | 'operation'>): string {
  return operation.id ?? `${operation.resource}.${operation.operation}`;
}
