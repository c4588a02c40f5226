import { CancelledError, ConnectionError } from '../../core';

/** Codes of Node's TLS errors all begin like these, or name the certificate. */
const TLS = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|ALTNAME/;

const NETWORK: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there. Check host name and port',
  ENOTFOUND: 'the host name is not known. Check its spelling, and the DNS of this machine',
  EAI_AGAIN: 'the host name could not be looked up. Check the DNS of this machine',
  ECONNRESET: 'the connection was cut. Check for a firewall or proxy on the way',
  EPIPE: 'the connection was cut. Check for a firewall or proxy on the way',
  EHOSTUNREACH: 'there is no way to the host. Check network and VPN',
  ENETUNREACH: 'there is no way to the host. Check network and VPN',
};

/**
 * A fault of n8n's request helper as an error for people. Says the host, never the request. The words
 * of Node's codes are avoided: n8n replaces messages that contain one.
 */
export function describeFault(
  fault: unknown,
  host: string,
  signal: AbortSignal | undefined,
  showsCertificate = false,
): ConnectionError | CancelledError {
  if (signal?.aborted === true) return new CancelledError();
  const code = codeOf(fault);
  if (code === 'ETIMEDOUT' || code === 'ECONNABORTED' || code === 'ERR_CANCELED') {
    return new ConnectionError(
      'timeout',
      `${host} did not answer in time. Check that it is up, or raise the timeout.`,
    );
  }
  if (showsCertificate && (code === 'ECONNRESET' || code === 'EPIPE' || /ALERT/.test(code))) {
    // A server that does not take a certificate ends the connection once it has seen it (RFC 8446, 4.4.2.4).
    return new ConnectionError(
      'tls',
      `${host} ended the connection after it had seen the client certificate. Check that the certificate is still valid, and that the server trusts the authority that issued it.`,
    );
  }
  if (TLS.test(code)) {
    return new ConnectionError(
      'tls',
      `${host}: the server's certificate was not accepted (${code}). If it is signed by your own authority, paste that authority's certificate into "CA Certificate" of the credential.`,
    );
  }
  const reason = NETWORK[code] ?? 'the connection failed. Check address, proxy and firewall';
  return new ConnectionError('network', `${host}: ${reason}.`);
}

/** What a promise is rejected with; undefined when it is not. */
export function faultOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (fault: unknown) => fault,
  );
}

function codeOf(fault: unknown): string {
  let current: unknown = fault;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    if ('code' in current && typeof current.code === 'string') return current.code;
    current = 'cause' in current ? current.cause : undefined;
  }
  return '';
}
