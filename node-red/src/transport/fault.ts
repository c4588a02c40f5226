import {
  CancelledError,
  ConnectionError,
  LatchkeyError,
  maybeDone,
  tlsCause,
  tlsReason,
} from '../../../core';
import type { SignedRequest } from '../../../core';
import type { GivenUp } from './deadline';
import type { Proxy } from './proxy';
import { portOf } from './route';
import { explainTls } from './tls-fault';
import { partsOf } from './fault-parts';
import type { Parts } from './fault-parts';
import { proxyFault } from './proxy-fault';
import { ProxyFault } from './tunnel';

/** What is known of a request that brought no whole response. */
export interface Attempted {
  readonly request: SignedRequest;
  readonly timeoutMs: number;
  /** Doing it twice does no harm. */
  readonly repeatable?: boolean;
  /** Who ended it; undefined: the network or the server. */
  readonly ended: GivenUp | undefined;
  /** The whole request had left this machine. */
  readonly isSent: boolean;
  /** The server had answered on this connection. */
  readonly isTaken: boolean;
  readonly proxy: Proxy | undefined;
  /** The TLS connection was made with a client certificate. */
  readonly showsCertificate: boolean;
  /** The account has a CA certificate of its own. */
  readonly hasCa: boolean;
}

/** What went wrong below HTTP, said for the person: what was tried, what happened, what to do. */
export function connectionFault(fault: unknown, attempted: Attempted): LatchkeyError {
  if (attempted.ended === 'cancelled') {
    const { method } = attempted.request;
    const isOpen = attempted.isSent && maybeDone(attempted.request, attempted) !== '';
    return new CancelledError(undefined, isOpen ? method : undefined);
  }
  const target = new URL(attempted.request.url);
  const where = `${target.host}${throughOf(attempted.proxy)}`;
  const done = attempted.isSent ? maybeDone(attempted.request, attempted) : '';
  if (attempted.ended === 'late') {
    return new ConnectionError(
      'timeout',
      `${where}: no whole response within ${String(attempted.timeoutMs / 1000)} s. Raise "Time per request (ms)" in the account if the server is known to be slow.${done}`,
      'ETIMEDOUT',
    );
  }
  if (fault instanceof ConnectionError) {
    return new ConnectionError(fault.code, `${target.host}: ${fault.message}${done}`);
  }
  if (fault instanceof LatchkeyError) return fault;
  if (fault instanceof ProxyFault && attempted.proxy !== undefined) {
    return proxyFault(fault, attempted.proxy, target);
  }
  return serverFault(fault, attempted, target, where, done);
}

function serverFault(
  fault: unknown,
  { proxy, showsCertificate, isTaken, hasCa, request }: Attempted,
  target: URL,
  where: string,
  done: string,
): ConnectionError {
  const parts = partsOf(fault);
  const { code, message } = parts;
  if (code.startsWith('HPE_')) {
    return new ConnectionError('unreadable', `${where}: ${badHttp(parts, target)}${done}`, code);
  }
  // A plain request is connected to the proxy alone: no TLS and no refusal of a server can be meant.
  if (proxy !== undefined && target.protocol === 'http:' && isBeforeHttp(parts)) {
    return proxyFault(new ProxyFault(undefined, fault), proxy, target);
  }
  const cause = tlsCause(code, message) ?? cutOverCertificate(parts, showsCertificate && !isTaken);
  if (cause !== undefined) {
    const reason = tlsReason(code, message) || message;
    const said = explainTls(cause, { showsCertificate, hasCa, reason, names: parts.names });
    return new ConnectionError('tls', `${where}: ${said}`, code);
  }
  const kind = /TIMEOUT|TIMEDOUT/.test(code) ? 'timeout' : 'network';
  return new ConnectionError(kind, `${where}: ${explain(code, target, request)}${done}`, code);
}

function isBeforeHttp({ code, message }: Parts): boolean {
  return (
    tlsCause(code, message) !== undefined || /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(code)
  );
}

/**
 * A server that does not take a client certificate may end the connection without an alert (TLS 1.3: once
 * the request is on its way; RFC 8446, 4.4.2.4). One that has answered on it has taken it.
 */
function cutOverCertificate({ code }: Parts, isOpen: boolean) {
  return isOpen && /^(?:ECONNRESET|EPIPE)$/.test(code)
    ? ('certificate-refused' as const)
    : undefined;
}

function throughOf(proxy: Proxy | undefined): string {
  if (proxy === undefined) return '';
  const from = proxy.from === 'environment' ? ' of the environment' : '';
  return ` through the proxy ${proxy.url.host}${from}`;
}

function badHttp({ code, reason, raw }: Parts, target: URL): string {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return 'the header of the response is larger than 64 KB. Ask the administrator of the server; cookies and single sign-on are common causes.';
  }
  // A record of TLS: an alert or a handshake (RFC 8446, 5.1).
  if ((raw?.[0] === 0x15 || raw?.[0] === 0x16) && raw[1] === 0x03) {
    return `this port (${portOf(target)}) speaks TLS. Begin the URL of the account with https://.`;
  }
  const why = reason === '' ? code : reason;
  return `the response breaks the rules of HTTP (${why}). Check the port in the account; for an old device, "Lenient parsing" of the account may help.`;
}

function explain(code: string, target: URL, { method }: SignedRequest): string {
  const suffix = code === '' ? '' : ` (${code})`;
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the name was not found${suffix}. Check the URL of the account and the DNS of this machine.`;
    case 'ECONNREFUSED':
      return `the connection was refused${suffix}. Check the port in the account (${portOf(target)}) and that the server is running.`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `there is no route to this host${suffix}. Check network, VPN and firewall.`;
    case 'ETIMEDOUT':
      return `no connection in time${suffix}. Check the URL of the account; a firewall on the network path may also drop connections.`;
    case 'ERR_UNESCAPED_CHARACTERS':
    case 'ERR_INVALID_CHAR':
      return `the ${method} contains a character that HTTP does not allow${suffix}. Check path and headers. Nothing was sent.`;
    default: {
      const scheme = target.protocol === 'http:' ? 'http' : 'https';
      return `the connection was interrupted${suffix}. Check that this port speaks ${scheme}; a firewall or proxy on the network path may also cut connections.`;
    }
  }
}
