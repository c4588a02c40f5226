import type {
  IHttpRequestHelper,
  IHttpRequestMethods,
  IHttpRequestOptions,
  IN8nHttpFullResponse,
} from 'n8n-workflow';
import { ConnectionError } from '../../core';
import type {
  HeaderFields,
  Reply,
  RequestDraft,
  SendLimits,
  SignedRequest,
  Transport,
} from '../../core';
import { agentOptions } from './connection';
import type { Connection } from './connection';
import { describeFault } from './fault';

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
      ...(limits.signal === undefined ? {} : { abortSignal: limits.signal }),
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
    const reply = await send(helpers, options, request, limits);
    if (!agentWasRead) {
      throw new ConnectionError(
        'tls',
        'This n8n is too old to use certificates of an account (that came with n8n 2.20). Update n8n.',
      );
    }
    return reply;
  };
}

/** What n8n is asked to send: the request as it is, no redirects, every status an answer, bytes back. */
export function plainOptions(request: RequestDraft, limits: SendLimits): IHttpRequestOptions {
  return {
    // n8n's type knows no OPTIONS; its helper sends it all the same.
    method: request.method as IHttpRequestMethods,
    url: request.url,
    headers: { ...request.headers },
    ...(request.body === undefined ? {} : { body: bodyOf(request.body) }),
    timeout: Math.ceil(limits.timeoutMs),
    encoding: 'arraybuffer',
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

async function send(
  helpers: Pick<IHttpRequestHelper['helpers'], 'httpRequest'>,
  options: IHttpRequestOptions,
  request: SignedRequest,
  limits: Parameters<Transport>[1],
): Promise<Reply> {
  let response: IN8nHttpFullResponse;
  try {
    response = (await helpers.httpRequest(options)) as IN8nHttpFullResponse;
  } catch (fault) {
    // The fault itself holds the whole request; only its code is looked at.
    const showsCertificate = request.certificate !== undefined;
    throw describeFault(fault, new URL(request.url).host, limits.signal, showsCertificate);
  }
  return replyOf(response, request, limits);
}

/**
 * n8n's full response in the core's terms.
 * @throws ConnectionError when the body is larger than allowed.
 */
export function replyOf(
  response: IN8nHttpFullResponse,
  request: RequestDraft,
  { maxResponseBytes }: SendLimits,
): Reply {
  const body = bytesOf(response.body);
  if (body.length > maxResponseBytes) {
    throw new ConnectionError(
      'too-large',
      `${new URL(request.url).host} answered with more than ${String(maxResponseBytes)} bytes. Ask for less, or raise the limit.`,
    );
  }
  return {
    status: response.statusCode,
    headers: headersOf(response.headers),
    cookies: cookiesOf(response.headers),
    body,
  };
}

function headersOf(headers: object): HeaderFields {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  );
}

function cookiesOf(headers: object): readonly string[] {
  return Object.entries(headers)
    .filter(([name]) => name.toLowerCase() === 'set-cookie')
    .flatMap(([, value]: readonly unknown[]) =>
      Array.isArray(value) ? value.map(String) : [String(value)],
    );
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (body === undefined || body === null || body === '') return new Uint8Array();
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}
