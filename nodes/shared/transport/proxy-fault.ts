import { ConnectionError } from '../../../core';
import type { HeaderFields } from '../../../core';
import type { Parts } from './fault-parts';

const WHERE = 'the environment variables HTTPS_PROXY and HTTP_PROXY of n8n';

/** A fault of n8n's own proxy: it could not be reached, or gave no tunnel. Undefined: the server is meant. */
export function proxyFault(parts: Parts, target: URL): ConnectionError | undefined {
  const { message, hostname, address, port } = parts;
  const begin = `${target.host}: the proxy of n8n`;
  if (/^proxy connection|\bproxy connection ended/i.test(message)) {
    return new ConnectionError(
      'network',
      `${begin} closed the connection. Check that it is an HTTP proxy, in ${WHERE}.`,
    );
  }
  const name = hostname !== '' && hostname !== bare(target.hostname) ? hostname : '';
  const other = port !== '' && port !== portOf(target) ? `${address}:${port}` : '';
  const where = name === '' ? other : name;
  if (where === '') return undefined;
  return new ConnectionError(
    'network',
    `${begin} (${where}) could not be reached. Check ${WHERE}.`,
  );
}

/** Only a proxy answers 407 (RFC 9110, 15.5.8). */
export function proxyLoginFault(
  status: number,
  headers: HeaderFields,
  host: string,
): ConnectionError | undefined {
  if (status !== 407) return undefined;
  const offers = (headers['proxy-authenticate'] ?? '').replace(/"[^"]*"/g, '');
  const names = offers.match(/\b(?:basic|digest|ntlm|negotiate)\b/gi) ?? [];
  const isBasic = names.length === 0 || names.some((name) => name.toLowerCase() === 'basic');
  const todo = isBasic
    ? `Check user name and password of the proxy in ${WHERE}.`
    : `It wants ${[...new Set(names)].join(' or ')}, and n8n signs in to a proxy by Basic only. Ask the administrator of the proxy for Basic or for an exception.`;
  return new ConnectionError(
    'network',
    `${host}: the proxy of n8n rejected the connection with 407. ${todo}`,
    undefined,
    { isLasting: true },
  );
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function portOf({ port, protocol }: URL): string {
  if (port !== '') return port;
  return protocol === 'https:' ? '443' : '80';
}
