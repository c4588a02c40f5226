import { ConnectionError } from '../../core';

type Kind = ConnectionError['code'];

/** What went wrong below HTTP, said for the person: what was tried, what happened, what to do. */
export function connectionFault(
  fault: unknown,
  target: URL,
  proxy: string | undefined,
): ConnectionError {
  const { code, message } = partsOf(fault);
  const refused = /Proxy response \((\d+)\)/.exec(message);
  if (refused !== null) return proxyRefused(refused[1] ?? '', proxy ?? 'the proxy', target);
  const kind = kindOf(code, message);
  const via = proxy === undefined ? '' : ` through the proxy ${proxy}`;
  const [happened, todo] = explain(kind, code, target);
  return new ConnectionError(kind, `${target.host}${via}: ${happened}. ${todo}`);
}

interface Parts {
  readonly code: string;
  readonly message: string;
}

function partsOf(fault: unknown): Parts {
  if (typeof fault !== 'object' || fault === null) return { code: '', message: '' };
  const { code, message, cause } = fault as Readonly<Record<string, unknown>>;
  const own = { code: textOf(code), message: textOf(message) };
  // A wrapper of the pool says nothing; what it wraps does.
  const inner = /^UND_ERR_(SOCKET|ABORTED|INFO)$/.test(own.code) ? partsOf(cause) : own;
  return inner.code === '' ? own : inner;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Certificates that do not fit, as OpenSSL and node:tls name them. */
const TLS =
  /^(CERT_|ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO$|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA|HOSTNAME_MISMATCH|PATH_LENGTH|CRL_)/;
const UNKNOWN_ISSUER = /^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

function kindOf(code: string, message: string): Kind {
  if (TLS.test(code) || /certificate|handshake|SSL routines/i.test(message)) return 'tls';
  if (/TIMEOUT|TIMEDOUT/.test(code)) return 'timeout';
  return 'network';
}

function explain(kind: Kind, code: string, target: URL): readonly [string, string] {
  if (kind === 'tls') return explainTls(code);
  const suffix = code === '' ? '' : ` (${code})`;
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return [
        `the name was not found${suffix}`,
        'Check the address in the account and the DNS of this machine.',
      ];
    case 'ECONNREFUSED':
      return [
        `the connection was refused${suffix}`,
        `Check the port in the account (${portOf(target)}) and that the server runs.`,
      ];
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return [`there is no way to this address${suffix}`, 'Check network, VPN and firewall.'];
    default:
      return [
        kind === 'timeout' ? `no connection in time${suffix}` : `the connection broke off${suffix}`,
        'Check that the address and its http:// or https:// are right; a firewall or proxy on the way may also cut connections.',
      ];
  }
}

function explainTls(code: string): readonly [string, string] {
  if (UNKNOWN_ISSUER.test(code)) {
    return [
      `the certificate of the server is not trusted (${code})`,
      'Add the CA certificate of the server to the TLS configuration of the account.',
    ];
  }
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') {
    return [
      `the certificate of the server is not valid today (${code})`,
      'Renew it on the server, and check the clock of this machine.',
    ];
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return [
      'the certificate of the server is for another host name',
      'Use the name that the certificate is made for, or set "Server Name" in the TLS configuration.',
    ];
  }
  if (/ALERT|HANDSHAKE/.test(code)) {
    return [
      `the server ended the TLS handshake (${code})`,
      'It may want a client certificate, or does not accept the one in the TLS configuration of the account.',
    ];
  }
  return [
    `no TLS connection could be made (${code})`,
    'Check that the port speaks https, and certificate, key and passphrase in the TLS configuration of the account.',
  ];
}

function proxyRefused(status: string, proxy: string, target: URL): ConnectionError {
  const todo =
    status === '407'
      ? 'Check user name and password of the proxy.'
      : `Ask whoever runs the proxy whether it lets through ${target.host}.`;
  return new ConnectionError(
    'network',
    `${target.host}: the proxy ${proxy} refused the connection with ${status}. ${todo}`,
  );
}

function portOf(target: URL): string {
  if (target.port !== '') return target.port;
  return target.protocol === 'https:' ? '443' : '80';
}
