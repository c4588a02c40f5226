import type { ConnectionOptions } from 'node:tls';
import { Axios } from 'axios';
import type { Reply, Transport } from '../../../core';
import { hasCertificate, withoutCertificate } from '../tls-settings';
import { startDeadline } from './deadline';
import type { Deadline } from './deadline';
import { exchange } from './exchange';
import { connectionFault } from './fault';
import type { Proxy, ProxyChoice } from './proxy';
import { routeTo } from './route';
import type { Route } from './route';
import { ProxyFault } from './tunnel';

/** The connections of one account. */
export interface Connection {
  readonly transport: Transport;
  /** The same connections with Node's lenient HTTP parser. */
  readonly lenient: Transport;
  /** Ends every connection at once; requests on their way are cancelled. A request after that opens new ones. */
  close(): void;
}

export interface ConnectionSettings {
  /** What the `tls-config` node says, certificate and key included. */
  readonly tls: ConnectionOptions;
  /** Without one every request goes straight to its server. */
  readonly proxy?: ProxyChoice | undefined;
  /** Node's lenient HTTP parser, for devices that do not keep to RFC 9112. */
  readonly lenient?: boolean;
  /** Shows the client certificate to every server of the account, and not only where its sign-in asks for it. */
  readonly alwaysShowsCertificate?: boolean;
}

/**
 * axios over keep-alive connections of node:http(s). The client certificate is shown only where the request
 * asks for it, so there are connections with and without one.
 */
export function createConnection(settings: ConnectionSettings): Connection {
  const routes = new Map<string, Route>();
  const underWay = new Set<Deadline>();

  const routeFor = (url: URL, proxy: Proxy | undefined, withCertificate: boolean): Route => {
    const way = proxy === undefined ? '' : `${proxy.url.href} ${proxy.login ?? ''}`;
    const key = `${url.protocol} ${String(withCertificate)} ${way}`;
    const known = routes.get(key);
    if (known !== undefined) return known;
    const tls = withCertificate ? settings.tls : withoutCertificate(settings.tls);
    const route = routeTo(url, tls, proxy);
    routes.set(key, route);
    return route;
  };

  const send =
    (lenient: boolean): Transport =>
    async (request, options) => {
      const url = new URL(request.url);
      const proxy = settings.proxy?.(url);
      const withCertificate =
        request.certificate !== undefined || settings.alwaysShowsCertificate === true;
      const deadline = startDeadline(options.timeoutMs, options.signal);
      underWay.add(deadline);
      let isSent = false;
      let isTaken = false;
      try {
        const { url: target, method } = request;
        const send = (): Promise<Reply> =>
          exchange(request, {
            target: url,
            route: routeFor(url, proxy, withCertificate),
            deadline,
            limit: options.maxResponseBytes,
            lenient,
            onSent: () => {
              isSent = true;
            },
            onTaken: () => {
              isTaken = true;
            },
          });
        const reply = await throughAxios(target, method, send);
        // RFC 9110, 15.5.8: only a proxy answers so.
        if (reply.status === 407 && proxy !== undefined) {
          throw new ProxyFault(407, undefined, reply.headers['proxy-authenticate']);
        }
        return reply;
      } catch (fault) {
        throw connectionFault(fault, {
          request,
          timeoutMs: options.timeoutMs,
          repeatable: options.repeatable === true,
          ended: deadline.reason(),
          isSent,
          isTaken,
          proxy,
          showsCertificate:
            withCertificate && url.protocol === 'https:' && hasCertificate(settings.tls),
          hasCa: settings.tls.ca !== undefined,
        });
      } finally {
        deadline.end();
        underWay.delete(deadline);
      }
    };

  return {
    transport: send(settings.lenient === true),
    lenient: send(true),
    close() {
      for (const deadline of underWay) deadline.cancel();
      for (const { agent } of routes.values()) agent.destroy();
      routes.clear();
    },
  };
}

/** Without defaults: each one would be merged into each request. */
const client = new Axios({});

/**
 * Headers and body go beside axios. It would copy and check the headers of every request and response anew,
 * and the core and node:http have checked them; that takes a third of the CPU of a request (`npm run bench`).
 */
async function throughAxios(
  url: string,
  method: string,
  send: () => Promise<Reply>,
): Promise<Reply> {
  const { data } = await client.request<Reply>({
    url,
    method,
    adapter: async (config) => {
      const reply = await send();
      return { data: reply, status: reply.status, statusText: '', headers: {}, config };
    },
  });
  return data;
}
