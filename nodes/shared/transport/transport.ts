import type {
  IHttpRequestHelper,
  IHttpRequestMethods,
  IHttpRequestOptions,
  IN8nHttpFullResponse,
} from 'n8n-workflow';
import { ConnectionError, replyHeaders, transferCodingFault } from '../../../core';
import type {
  HeaderFields,
  Reply,
  RequestDraft,
  SendLimits,
  SignedRequest,
  Transport,
} from '../../../core';
import { keepSignal, requestSignal, untilAborted } from './bounds';
import { agentOptions } from './connection';
import type { Connection } from './connection';
import { describeFault } from './fault';
import { proxyLoginFault } from './proxy-fault';
import { discardBody, readBody } from './reply-body';
import type { Reading } from './reply-body';
import { USER_AGENT } from './user-agent';

type Limits = SendLimits & { readonly signal?: AbortSignal | undefined };

/** The core's transport over n8n's request helper, which knows n8n's proxies and limits of egress. */
export function transportOver(
  helpers: Pick<IHttpRequestHelper['helpers'], 'httpRequest'>,
  connection: Connection,
): Transport {
  return async (request, limits) => {
    const agent = agentOptions(connection, request.certificate);
    let agentWasRead = agent === undefined;
    const options: IHttpRequestOptions = {
      ...plainOptions(request, limits),
      skipSslCertificateValidation: connection.allowUnauthorizedCerts,
    };
    if (agent !== undefined) {
      // n8n before 2.20 does not know agentOptions and drops the certificate in silence; a getter tells.
      Object.defineProperty(options, 'agentOptions', {
        enumerable: true,
        get: () => {
          agentWasRead = true;
          return agent;
        },
      });
    }
    const reply = await sendBounded(options, request, limits, (bounded) =>
      helpers.httpRequest(bounded),
    );
    if (!agentWasRead) {
      throw new ConnectionError(
        'tls',
        'This version of n8n cannot use client certificates; that needs n8n 2.20 or later. Update n8n.',
      );
    }
    return reply;
  };
}

/** n8n's helper asks for `auth` in whatever it is given, inherited or not; what signs is in the request. */
const NO_AUTH: object = { auth: undefined };

/** What n8n is asked to send: the request as it is, no redirects, every status an answer, bytes back. */
export function plainOptions(request: RequestDraft, limits: SendLimits): IHttpRequestOptions {
  const names = Object.keys(request.headers).map((name) => name.toLowerCase());
  return {
    // n8n's type knows no OPTIONS; its helper sends it all the same.
    method: request.method as IHttpRequestMethods,
    url: request.url,
    headers: {
      ...(names.includes('user-agent') ? {} : { 'User-Agent': USER_AGENT }),
      // n8n's client takes a compressed body that is cut off for whole, as far as it came.
      ...(names.includes('accept-encoding') ? {} : { 'Accept-Encoding': 'identity' }),
      ...request.headers,
    },
    // Its own: another program may have put a `body` on Object.prototype.
    ...(Object.hasOwn(request, 'body') && request.body !== undefined
      ? { body: bodyOf(request.body) }
      : {}),
    ...NO_AUTH,
    timeout: Math.ceil(limits.timeoutMs),
    encoding: 'stream',
    json: false,
    returnFullResponse: true,
    ignoreHttpStatusErrors: true,
    disableFollowRedirect: true,
    sendCredentialsOnCrossOriginRedirect: false,
  };
}

function bodyOf(body: string | Uint8Array): string | Buffer {
  return typeof body === 'string' ? body : Buffer.from(body);
}

/**
 * Sends by one of n8n's helpers and reads the answer, both within the time and the size of one request.
 * @param sign what a fault of the helper is, where the caller knows better.
 * @throws LatchkeyError that names the cause; the fault itself holds the whole request.
 */
export async function sendBounded(
  options: IHttpRequestOptions,
  request: SignedRequest,
  limits: Limits,
  helper: (options: IHttpRequestOptions) => Promise<unknown>,
  knownFault: (fault: unknown) => Error | undefined = () => undefined,
): Promise<Reply> {
  const { host } = new URL(request.url);
  const signal = requestSignal(limits);
  try {
    const sent = helper(keepSignal(options, signal)) as Promise<IN8nHttpFullResponse>;
    const response = await untilAborted(sent, signal, ({ body }) => discardBody(body));
    return await replyOf(response, request, { limits, host, signal });
  } catch (fault) {
    const isLate = signal.aborted && limits.signal?.aborted !== true;
    throw (
      knownFault(fault) ??
      describeFault(fault, { request, limits, isLate, tls: options.agentOptions })
    );
  }
}

/** @throws ConnectionError for a response that is none of the server's, or cannot be read. */
async function replyOf(
  response: IN8nHttpFullResponse,
  { method }: SignedRequest,
  reading: Omit<Reading, 'announced'>,
): Promise<Reply> {
  const { statusCode: status, body: stream } = response;
  const headers = replyHeaders(response.headers);
  const refused =
    proxyLoginFault(status, headers, reading.host) ?? codingFault(headers, reading.host);
  if (refused !== undefined) {
    discardBody(stream);
    throw refused;
  }
  const hasBody = method !== 'HEAD' && status !== 204 && status !== 304;
  const announced = hasBody ? Number(headers['content-length'] ?? 0) : 0;
  const body = await readBody(stream, { ...reading, announced });
  return { status, headers, cookies: cookiesOf(response.headers), body };
}

/** Encodings that n8n's client leaves in place, though they are in the body (RFC 9110, 8.4.1). */
const PACKED = /\b(?:gzip|deflate|br|compress|zstd)\b/i;

function codingFault(headers: HeaderFields, host: string): ConnectionError | undefined {
  const { 'content-encoding': encoding = '', 'transfer-encoding': coding } = headers;
  const fault = PACKED.test(encoding)
    ? `the response is compressed as "${encoding}", which n8n cannot decompress. Ask the administrator of the server to turn compression off.`
    : transferCodingFault(coding);
  return fault === undefined ? undefined : new ConnectionError('unreadable', `${host}: ${fault}`);
}

/** Each Set-Cookie line by itself. */
function cookiesOf(headers: object): readonly string[] {
  return Object.entries(headers)
    .filter(([name]) => name.toLowerCase() === 'set-cookie')
    .flatMap(([, value]: readonly unknown[]) =>
      Array.isArray(value) ? value.map(String) : [String(value)],
    );
}
