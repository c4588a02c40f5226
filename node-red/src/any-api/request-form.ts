import type { NodeDef } from 'node-red';

/** One row of the node's headers, as the core http request node stores it. */
export interface HeaderRow {
  /** `other`: the name stands in `keyValue`; `msg`: a property of the message; else the name itself. */
  readonly keyType: string;
  readonly keyValue?: string;
  readonly valueType: string;
  readonly valueValue?: string;
}

/** A request node as the flow keeps it: the names and values of the core http request node, and its account. */
export interface RequestForm extends NodeDef {
  readonly account?: string;
  readonly method?: string;
  readonly url?: string;
  /** `true` and `false` are how older versions wrote `query` and `ignore`. */
  readonly paytoqs?: boolean | string;
  readonly ret?: string;
  readonly headers?: readonly HeaderRow[];
  /** What fails on the way goes to a Catch node alone. */
  readonly senderr?: boolean;
  readonly insecureHTTPParser?: boolean;
  /** Absent in a node that was a core http request node: 4xx and 5xx go on as messages. */
  readonly errors?: '' | 'catch' | 'output';
  readonly dryRun?: boolean;
  /** Absent: a request. `signOut` ends the token of the account. */
  readonly action?: '' | 'signOut';
  /** Absent: the reply as it came; `items`, `each`, `page`: the items of a list. */
  readonly result?: string;
  /** JSON path of the list. The fields of its pages have the names of the core. */
  readonly itemsAt?: string;
  readonly limit?: string | number;
  /** What the account has in their place. */
  readonly tls?: string;
  readonly proxy?: string;
  readonly authType?: string;
}

/** What was read of the node and of the message, and what the person should know about it. */
export interface Found<T> {
  readonly value: T;
  readonly warnings: readonly string[];
}
