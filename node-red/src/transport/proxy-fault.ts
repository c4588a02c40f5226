import { ConnectionError, tlsCause, tlsReason } from '../../../core';
import { partsOf } from './fault-parts';
import type { Proxy } from './proxy';
import type { ProxyFault } from './tunnel';

/** What a proxy has to do with a request that brought no response, said for the person. */
export function proxyFault(fault: ProxyFault, proxy: Proxy, target: URL): ConnectionError {
  const from = proxy.from === 'environment' ? ' of the environment' : '';
  const begin = `${target.host}: the proxy ${proxy.url.host}${from}`;
  const { status } = fault;
  if (status !== undefined) {
    const todo = status === 407 ? loginRemedy(fault.offers, proxy) : remedyOf(status, target);
    const said = `${begin} rejected the connection with ${String(status)}. ${todo}`;
    return new ConnectionError('network', said, undefined, { isLasting: status < 500 });
  }
  const { code, message, names } = partsOf(fault.cause);
  const cause = tlsCause(code, message);
  if (cause === undefined) return unreachable(begin, code);
  const reason = tlsReason(code, message);
  switch (cause) {
    case 'self-signed':
    case 'untrusted':
      return tls(
        `${begin} has a certificate that is not trusted (${reason}). Add the CA certificate of the proxy to the TLS configuration of the account.`,
        code,
      );
    case 'other-name':
      return tls(
        `${begin} has a certificate for another host name${names}. Use a name of the certificate in the URL of the proxy.`,
        code,
      );
    case 'expired':
      return tls(`${begin} has a certificate that has expired. Renew it on the proxy.`, code);
    case 'no-tls':
      return tls(
        `${begin} does not speak TLS on this port. Check its port, or begin its URL with http://.`,
        code,
      );
    default:
      return tls(
        `${begin}: no TLS connection to it could be made (${reason}). Check its URL, and http:// or https:// in it.`,
        code,
      );
  }
}

function tls(said: string, code: string): ConnectionError {
  return new ConnectionError('tls', said, code);
}

function unreachable(begin: string, code: string): ConnectionError {
  if (code.startsWith('HPE_')) {
    const said = `${begin} does not respond as an HTTP proxy does (${code}). Check its port.`;
    return new ConnectionError('network', said, code, { isLasting: true });
  }
  const suffix = code === '' ? '' : ` (${code})`;
  const said = /^(?:ECONNRESET|EPIPE)$/.test(code)
    ? `closed the connection${suffix}. Check that it is an HTTP proxy, and http:// or https:// in its URL.`
    : `could not be reached${suffix}. Check its URL.`;
  return new ConnectionError('network', `${begin} ${said}`, code);
}

function remedyOf(status: number, target: URL): string {
  return status >= 500
    ? `It may not reach ${target.host}: check host name and port, or ask the administrator of the proxy.`
    : `Ask the administrator of the proxy whether it allows ${target.host}.`;
}

/** @param offers the sign-in methods that the proxy names (RFC 9110, 11.7.1). */
function loginRemedy(offers: string, { login, from }: Proxy): string {
  const names = offers.replace(/"[^"]*"/g, '').match(/\b(?:basic|digest|ntlm|negotiate)\b/gi) ?? [];
  if (names.length > 0 && !names.some((name) => name.toLowerCase() === 'basic')) {
    return `It wants ${[...new Set(names)].join(' or ')}, and Latchkey signs in to a proxy by Basic only. Ask the administrator of the proxy for Basic or for an exception.`;
  }
  if (login !== undefined) return 'Check user name and password of the proxy.';
  return from === 'environment'
    ? 'Put user name and password into the URL of the proxy in the environment variable.'
    : 'Enter user name and password in the proxy of the account.';
}
