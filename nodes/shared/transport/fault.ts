import type { IHttpRequestOptions } from 'n8n-workflow';
import {
  CancelledError,
  ConnectionError,
  LatchkeyError,
  maybeDone,
  tlsCause,
  tlsReason,
} from '../../../core';
import type { SendLimits, SignedRequest } from '../../../core';
import { partsOf } from './fault-parts';
import { proxyFault } from './proxy-fault';
import { explainTls } from './tls-fault';

const NETWORK: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens on this port. Check host name and port',
  ENOTFOUND: 'the host name is not known. Check its spelling, and the DNS of this machine',
  EAI_AGAIN: 'the host name could not be looked up. Check the DNS of this machine',
  EHOSTUNREACH: 'there is no route to the host. Check network and VPN',
  ENETUNREACH: 'there is no route to the host. Check network and VPN',
};

/** Codes of a connection that was never there: nothing was sent. */
const NEVER_SENT = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

export interface Attempted {
  readonly request: SignedRequest;
  readonly limits: SendLimits & { readonly signal?: AbortSignal | undefined };
  /** The time of this request was over. */
  readonly isLate: boolean;
  /** What n8n was told about TLS, by us or by the credential. */
  readonly tls: IHttpRequestOptions['agentOptions'];
}

/**
 * A fault of n8n's request helper as an error for people. Says the host, never the request. The words
 * of Node's codes are avoided: n8n replaces messages that contain one.
 */
export function describeFault(fault: unknown, attempted: Attempted): LatchkeyError {
  const { request, limits, isLate, tls } = attempted;
  if (limits.signal?.aborted === true) return new CancelledError();
  if (fault instanceof LatchkeyError) return fault;
  const target = new URL(request.url);
  const { host } = target;
  const parts = partsOf(fault);
  const { code, message } = parts;
  if (isLate || /^(?:ETIMEDOUT|ECONNABORTED|ERR_CANCELED)$/.test(code)) {
    return new ConnectionError(
      'timeout',
      `${host} did not respond in time (${seconds(limits.timeoutMs)} s). Check that it is running, or raise the timeout.${maybeDone(request, limits)}`,
    );
  }
  if (/^(?:Z_|ERR__ERROR_FORMAT|ERR_BROTLI|ERR_PADDING|ERR_STREAM_PREMATURE_CLOSE)/.test(code)) {
    return new ConnectionError(
      'unreadable',
      `${host}: the body of the response cannot be decompressed: its "Content-Encoding" is wrong, or a part of it is missing.${maybeDone(request, limits)}`,
    );
  }
  if (code.startsWith('HPE_'))
    return new ConnectionError('unreadable', badHttp(host, code, parts.reason));
  const ofProxy = proxyFault(parts, target);
  if (ofProxy !== undefined) return ofProxy;
  const cause = tlsCause(code, message);
  const showsCertificate = tls?.cert !== undefined || tls?.pfx !== undefined;
  const wasCut = code === 'ECONNRESET' || code === 'EPIPE';
  if (cause !== undefined || (showsCertificate && wasCut)) {
    const said = explainTls(cause ?? 'certificate-refused', {
      showsCertificate,
      hasCa: tls?.ca !== undefined,
      reason: tlsReason(code, message),
      names: parts.names,
    });
    return new ConnectionError('tls', `${host}: ${said}`);
  }
  const known = wasCut
    ? cutBy(target, message)
    : (NETWORK[code] ?? 'the connection failed. Check URL, proxy and firewall');
  const done = NEVER_SENT.test(code) ? '' : maybeDone(request, limits);
  return new ConnectionError('network', `${host}: ${known}.${done}`);
}

/** @param message node:http's own words tell how far the connection had come. */
function cutBy({ protocol }: URL, message: string): string {
  if (message.includes('before secure TLS')) {
    return 'the connection was cut in the TLS handshake. Check that this port speaks https, and for a firewall or proxy on the network path';
  }
  if (/^aborted|\baborted$/.test(message)) {
    return 'the connection was cut in the body of the response, or its chunks break the rules of HTTP. Check for a firewall or proxy on the network path, and the log of the server';
  }
  const scheme = protocol.slice(0, -1);
  return `the connection was cut. Check that this port speaks ${scheme}, and for a firewall or proxy on the network path`;
}

function badHttp(host: string, code: string, reason: string): string {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return `${host}: the header of the response is larger than 16 KB. Ask the administrator of the server; cookies and single sign-on are common causes.`;
  }
  const more = reason === '' ? '' : ` (${reason})`;
  return `${host}: the response breaks the rules of HTTP${more}. Check that the port speaks HTTP, and https:// or http:// in the URL.`;
}

function seconds(ms: number): string {
  return String(Math.round(ms / 100) / 10);
}

/** What a promise is rejected with; undefined when it is not. */
export function faultOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (fault: unknown) => fault,
  );
}
