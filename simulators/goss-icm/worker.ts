import type { ParameterSchema, Params } from './parameter-schema';

/** What a worker may know of the call that it serves. */
export interface CallContext {
  /** User name that the key's credentials were checked for; undefined on an open worker or a key without credentials. */
  readonly user: string | undefined;
  readonly now: () => number;
}

export interface WorkerMethod {
  readonly description: string;
  /** undefined: an end point without a schema takes any object. */
  readonly schema: ParameterSchema | undefined;
  call(params: Params, context: CallContext): unknown;
}

export interface Worker {
  readonly name: string;
  readonly methods: Readonly<Record<string, WorkerMethod>>;
  /** `_directory` and `_documentation` answer: on by default for serverlibrary only (GOSS endpointworkers page). */
  readonly discovery: boolean;
}
