import * as http from 'node:http';
import * as https from 'node:https';
import type { ConnectionOptions } from 'node:tls';
import type { Proxy } from './proxy';
import { TunnelAgent, proxyAuthorization, proxyTls } from './tunnel';

/** The way that requests take, with its kept connections. */
export interface Route {
  readonly agent: http.Agent;
  /** Where a request to this address is sent, and what the way itself adds to its header. */
  addressed(target: URL): Addressed;
}

export interface Addressed {
  readonly protocol: string;
  readonly host: string;
  readonly port: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const KEPT = { keepAlive: true, scheduling: 'lifo' } as const;

export function routeTo(target: URL, tls: ConnectionOptions, proxy: Proxy | undefined): Route {
  const secure = target.protocol === 'https:';
  if (proxy === undefined) {
    const agent = secure ? new https.Agent({ ...tls, ...KEPT }) : new http.Agent(KEPT);
    return { agent, addressed: direct };
  }
  if (secure) return { agent: new TunnelAgent(proxy, tls, KEPT), addressed: direct };
  const agent =
    proxy.url.protocol === 'https:'
      ? new https.Agent({ ...proxyTls(tls, proxy), ...KEPT })
      : new http.Agent(KEPT);
  return { agent, addressed: (url) => throughProxy(url, proxy) };
}

function direct(url: URL): Addressed {
  return { ...serverOf(url), path: `${url.pathname}${url.search}`, headers: {} };
}

/** RFC 9112, 3.2.2: a proxy is told the whole address. */
function throughProxy(url: URL, proxy: Proxy): Addressed {
  return {
    ...serverOf(proxy.url),
    path: `${url.origin}${url.pathname}${url.search}`,
    headers: { Host: url.host, ...proxyAuthorization(proxy) },
  };
}

/** node:http wants an IPv6 address without its brackets. */
function serverOf(url: URL): Pick<Addressed, 'protocol' | 'host' | 'port'> {
  return {
    protocol: url.protocol,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: portOf(url),
  };
}

export function portOf(url: URL): string {
  if (url.port !== '') return url.port;
  return url.protocol === 'https:' ? '443' : '80';
}
