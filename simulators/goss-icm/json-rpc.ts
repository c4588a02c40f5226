import { isRecord, type Params } from './parameter-schema';
import { RPC_CODES, RpcError } from './rpc-error';

export interface RpcRequest {
  readonly id: string | number | null;
  readonly method: string;
  readonly params: Params;
}

/**
 * Reads a JSON-RPC 2.0 request. `params` must be an object: the API Server has no positional form,
 * and nothing is published about batches, so an array is an invalid request.
 *
 * @throws {RpcError} -32700 or -32600
 */
export function parseRpc(text: string): RpcRequest {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new RpcError(RPC_CODES.parse, 'Parse error');
  }
  if (!isRecord(body)) throw new RpcError(RPC_CODES.invalidRequest, 'Invalid Request');
  const { id = null, jsonrpc, method, params = {} } = body;
  const idFits = id === null || typeof id === 'string' || typeof id === 'number';
  if (jsonrpc !== '2.0' || typeof method !== 'string' || !idFits || !isRecord(params)) {
    throw new RpcError(RPC_CODES.invalidRequest, 'Invalid Request');
  }
  return { id, method, params };
}

/** The method's name as far as it can be read, for the method filter, which is judged before the body. */
export function methodName(text: string): string {
  try {
    return parseRpc(text).method;
  } catch {
    return '';
  }
}

export function rpcResult(id: RpcRequest['id'], result: unknown): string {
  return JSON.stringify({ jsonrpc: '2.0', id, result: result ?? null });
}

export function rpcError(id: RpcRequest['id'], error: unknown): string {
  const failure =
    error instanceof RpcError ? error : new RpcError(RPC_CODES.internal, 'Internal error');
  const { code, message, data } = failure;
  return JSON.stringify({
    jsonrpc: '2.0',
    id,
    error: { code, message, ...(data === undefined ? {} : { data }) },
  });
}
