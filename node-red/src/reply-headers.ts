import hashSum from 'hash-sum';

type Headers = Readonly<Record<string, unknown>>;

/**
 * By this name Node-RED's own nodes know the headers of a response again: the next request does not send
 * them back, and an HTTP response does not pass them on, unless the flow has changed them.
 */
const MARK = 'x-node-red-request-node';

/** Fields of a response that no request can have: a flow that adds a header to them does not mean them. */
const OF_A_RESPONSE: ReadonlySet<string> = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'upgrade', 'trailer', 'te', 'expect'],
  ...['transfer-encoding', 'content-length', 'content-encoding', 'set-cookie', 'host'],
]);

/** Marks the headers of a response. Most flows never look at the mark, so it is made by whoever reads it. */
export function markedReplyHeaders(headers: Headers): Headers {
  const { 'set-cookie': cookies } = headers;
  const own = Array.isArray(cookies)
    ? { ...headers, 'set-cookie': [...(cookies as readonly unknown[])] }
    : { ...headers };
  return Object.defineProperty(own, MARK, {
    // Of a plain object, as the reader's will be: the hash tells one without a prototype from it.
    get: () => hashSum({ ...headers }),
    enumerable: true,
    configurable: true,
  });
}

/** The headers that the flow wants to send; none when they are those of the last response. */
export function requestHeadersOf(headers: unknown): Headers | undefined {
  if (!isRecord(headers)) return undefined;
  const { [MARK]: mark, ...rest } = headers;
  if (mark !== undefined && hashSum(rest) === mark) return undefined;
  return Object.keys(rest).length === 0 ? undefined : rest;
}

/** The same for a call that refuses what only a response can have. */
export function callHeadersOf(headers: unknown): Headers | undefined {
  const wanted = requestHeadersOf(headers);
  if (wanted === undefined || !isRecord(headers) || headers[MARK] === undefined) return wanted;
  const kept = Object.entries(wanted).filter(([name]) => !OF_A_RESPONSE.has(name.toLowerCase()));
  return Object.fromEntries(kept);
}

function isRecord(value: unknown): value is Headers {
  return typeof value === 'object' && value !== null;
}
