import { at, isObject, OK, verdict, verdictOfStatus } from '../../kit';
import type { ReadReply, RequestDraft, Verdict } from '../../kit';
import { isEnvelope } from './json-rpc';

/**
 * The API Server reports failures of a call inside the JSON-RPC envelope under HTTP 200, and some
 * workers put them into the result (`error`, `result:[{"Error":...}]`). 401 is about key,
 * token, credentials or IP address alone (article 2188 of the documentation).
 */
export function verdictOfGossIcm(reply: ReadReply, request: RequestDraft): Verdict {
  const kind = verdictOfStatus(reply.status);
  const failure = failureIn(reply.json);
  if (kind !== 'ok') return verdict(kind, failure?.message ?? words(reply), failure?.vendorCode);
  if (failure !== undefined) return verdict('broken', failure.message, failure.vendorCode);
  return isRpcCall(request) && isWebPage(reply.text) ? verdict('broken', NO_API_SERVER) : OK;
}

/**
 * The test calls a method that does not exist. The key is checked before the method is looked up, so
 * that any envelope means that it was accepted (a guess: the order is not documented).
 */
export function testVerdictOfGossIcm(reply: ReadReply, request: RequestDraft): Verdict {
  if (verdictOfStatus(reply.status) !== 'stale' && isEnvelope(reply.json)) return OK;
  const judged = verdictOfGossIcm(reply, request);
  return judged.kind === 'ok' ? verdict('broken', NO_API_SERVER) : judged;
}

const NO_API_SERVER =
  'The response is not JSON-RPC. The base URL points to the website, not to its API Server: it usually ends in /apiserver.';

interface Failure {
  readonly message: string;
  readonly vendorCode?: string;
}

function failureIn(json: unknown): Failure | undefined {
  if (!isEnvelope(json)) return undefined;
  return failureOfError(json.error) ?? failureInResult(json.result);
}

/** JSON-RPC 2.0, section 5.1, and servers that put a text where the object should be. */
function failureOfError(error: unknown): Failure | undefined {
  // Older servers send `error: null` along with a result.
  if (error === undefined || error === null) return undefined;
  const code = at(error, 'code');
  return {
    message:
      text(at(error, 'message')) ??
      text(error) ??
      'The API Server returned an error without a message.',
    ...(typeof code === 'number' || typeof code === 'string' ? { vendorCode: String(code) } : {}),
  };
}

/** A worker's own failure: the result is a list of one object with `Error` (article 2188). */
function failureInResult(result: unknown): Failure | undefined {
  if (!Array.isArray(result) || result.length !== 1) return undefined;
  const [only] = result as readonly unknown[];
  if (!isObject(only) || !Object.hasOwn(only, 'Error') || !only.Error) return undefined;
  const parts = [text(only.Error), text(only.Description)].filter((part) => part !== undefined);
  return { message: parts.length > 0 ? parts.join(': ') : 'The worker returned an error.' };
}

function isRpcCall(request: RequestDraft): boolean {
  return typeof request.body === 'string' && request.body.includes('"jsonrpc"');
}

function isWebPage(body: string): boolean {
  return body.trimStart().startsWith('<');
}

function words(reply: ReadReply): string | undefined {
  return reply.json === undefined && !isWebPage(reply.text) ? reply.text.trim() : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
