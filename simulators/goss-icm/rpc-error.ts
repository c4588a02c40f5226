/** JSON-RPC 2.0 error codes (specification section 5.1). -32000 is the first of the server's own range. */
export const RPC_CODES = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  worker: -32000,
  timeLimit: -32001,
} as const;

/** A failure that the API Server answers inside the JSON-RPC envelope, under HTTP 200. */
export class RpcError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data?: unknown,
  ) {
    super(message);
    this.name = 'RpcError';
  }
}

export function invalidParams(message: string): RpcError {
  return new RpcError(RPC_CODES.invalidParams, message);
}

export function workerError(message: string): RpcError {
  return new RpcError(RPC_CODES.worker, message);
}
