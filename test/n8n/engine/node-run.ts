import type {
  ExecutionError,
  IBinaryKeyData,
  IDataObject,
  INodeExecutionData,
  INodeParameters,
  OnError,
  WorkflowExecuteMode,
} from 'n8n-workflow';

/** A node on the canvas and what goes into it. */
export interface NodeRun {
  /** Full type name, or the name alone for a node of the package under test. */
  readonly type: string;
  readonly typeVersion?: number;
  readonly parameters?: INodeParameters;
  /** Credential type → id of the row. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Input items; one empty item unless told. */
  readonly items?: readonly IDataObject[];
  /** Files that every item brings. */
  readonly binary?: IBinaryKeyData;
  /** The node's setting "On Error"; `stopWorkflow` unless told. */
  readonly onError?: OnError;
  /** `manual` unless told, as the editor's Execute button. */
  readonly mode?: WorkflowExecuteMode;
}

/** What a run left behind. */
export interface NodeResult {
  readonly status: 'success' | 'error' | 'canceled' | string;
  /** Items of the first output. */
  readonly items: readonly INodeExecutionData[];
  /** Items of every output: the second one is the error output where the node has one. */
  readonly outputs: ReadonlyArray<readonly INodeExecutionData[]>;
  /** As n8n stores it with the execution: own properties, message and stack. */
  readonly error?: ExecutionError;
  /** Everything n8n would store of this execution. Search it for secrets. */
  readonly stored: unknown;
  /** What the node showed in the editor's console (manual runs only). Search it for secrets. */
  readonly shown: readonly unknown[];
}

/** A run under way. */
export interface RunningNode {
  readonly done: Promise<NodeResult>;
  /** The editor's Stop button. */
  cancel(): void;
}

/** A request of the HTTP Request node with "Predefined Credential Type". */
export interface HttpRequestRun extends Pick<NodeRun, 'items' | 'onError' | 'mode'> {
  readonly credential: { readonly type: string; readonly id: string };
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** A JSON body. */
  readonly body?: IDataObject;
  /** The body of a form, percent-encoded. */
  readonly form?: string;
  readonly raw?: { readonly type: string; readonly text: string };
  readonly options?: IDataObject;
  readonly ignoreSslIssues?: boolean;
}
