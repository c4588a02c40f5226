import { isObject } from '../../kit';
import type { Json, JsonObject } from '../../kit';

/**
 * A call as the API Server wants it: JSON-RPC 2.0 by POST, one call a request (article 2188). The answers
 * are not told apart by `id`, since each comes on its own connection, so it is always 1.
 */
export function rpcCall(method: string, params: Json): JsonObject {
  return { jsonrpc: '2.0', id: 1, method, params };
}

/** True for the envelope of a JSON-RPC answer, success or failure. */
export function isEnvelope(json: unknown): json is Readonly<Record<string, unknown>> {
  return isObject(json) && (Object.hasOwn(json, 'result') || Object.hasOwn(json, 'error'));
}
