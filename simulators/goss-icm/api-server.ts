import { randomUUID } from 'node:crypto';
import { createEndPointWorkers } from './end-points';
import type { RpcRequest } from './json-rpc';
import { checkParams, isRecord, type Params } from './parameter-schema';
import { createPostcodeWorker } from './postcode';
import { invalidParams, RPC_CODES, RpcError } from './rpc-error';
import type { GossIcmSettings } from './settings';
import type { CallContext, Worker, WorkerMethod } from './worker';
import { createWorkflowWorker } from './workflow';

interface AsyncOutcome {
  readonly requestId: string;
  readonly result?: unknown;
  readonly error?: string;
}

/** The workers of one API Server with their data, and how a call reaches them. */
export class ApiServer {
  readonly outcomes: AsyncOutcome[] = [];
  private readonly workers: ReadonlyMap<string, Worker>;

  constructor(private readonly settings: () => GossIcmSettings) {
    const all = [...createEndPointWorkers(), createWorkflowWorker(), createPostcodeWorker()];
    this.workers = new Map(all.map((worker) => [worker.name, worker]));
  }

  has(worker: string): boolean {
    return this.workers.has(worker);
  }

  /** false for discovery, which is no method of any worker. */
  acts(worker: string, method: string): boolean {
    return Object.hasOwn(this.workers.get(worker)?.methods ?? {}, method);
  }

  /**
   * Runs a call; with `_async` in its params it only starts it.
   *
   * @throws {RpcError}
   */
  async call(workerName: string, request: RpcRequest, context: CallContext): Promise<unknown> {
    const worker = this.workers.get(workerName);
    if (worker === undefined) throw new RpcError(RPC_CODES.methodNotFound, 'Method not found');
    const { _async: later, ...params } = request.params;
    const discovered = this.discover(worker, request.method, params);
    if (discovered !== undefined) return discovered;
    const method = Object.hasOwn(worker.methods, request.method)
      ? worker.methods[request.method]
      : undefined;
    if (method === undefined) throw new RpcError(RPC_CODES.methodNotFound, 'Method not found');
    if (later !== undefined && !isRecord(later)) throw invalidParams('"_async" must be an object');
    if (method.schema !== undefined) checkParams(method.schema, params);
    return later === undefined
      ? this.withinTimeLimit(method, params, context)
      : this.start(method, params, later, context);
  }

  private discover(worker: Worker, method: string, params: Params): unknown {
    if (!worker.discovery && !this.settings().discoveryEverywhere) return undefined;
    if (method === '_directory') return Object.keys(worker.methods);
    if (method !== '_documentation') return undefined;
    return Object.entries(worker.methods)
      .filter(([name]) => params.method === undefined || params.method === name)
      .map(([name, { description, schema }]) => ({
        name,
        description,
        parameters: Object.entries(schema ?? {}).map(([parameter, { type, required }]) => ({
          name: parameter,
          type,
          required: required ?? false,
        })),
      }));
  }

  private async withinTimeLimit(
    method: WorkerMethod,
    params: Params,
    context: CallContext,
  ): Promise<unknown> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new RpcError(RPC_CODES.timeLimit, 'The request took longer than is allowed'));
      }, this.settings().timeLimitMs);
    });
    try {
      return await Promise.race([Promise.resolve(method.call(params, context)), limit]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** The shape of the immediate answer is a guess: the docs say only that it holds a unique request ID. */
  private start(
    method: WorkerMethod,
    params: Params,
    later: Params,
    context: CallContext,
  ): { readonly requestId: string } {
    const requestId = randomUUID();
    void (async () => {
      try {
        const result = await method.call(params, context);
        this.outcomes.push({ requestId, result: result ?? null });
        await this.callBack(later, requestId, result, context);
      } catch (error) {
        this.outcomes.push({ requestId, error: error instanceof Error ? error.message : 'failed' });
      }
    })();
    return { requestId };
  }

  private async callBack(
    later: Params,
    requestId: string,
    result: unknown,
    context: CallContext,
  ): Promise<void> {
    const { callback } = later;
    if (!isRecord(callback)) return;
    const { worker, method } = callback;
    if (typeof worker !== 'string' || typeof method !== 'string') return;
    const params = { requestId, result: result ?? null };
    await this.call(worker, { id: requestId, method, params }, context);
  }
}
