import type { ConnectionOptions } from 'node:tls';
import axios from 'axios';
import type { AxiosInstance } from 'axios';
import type { SignedRequest, Transport } from '../../../core';
import { withoutCertificate } from '../tls-settings';
import { startDeadline } from './deadline';
import type { Deadline } from './deadline';
import { adapterFor } from './exchange';
import { connectionFault } from './fault';
import type { Proxy, ProxyChoice } from './proxy';
import { routeTo } from './route';
import type { Route } from './route';
import { ProxyFault } from './tunnel';
import { USER_AGENT } from './user-agent';

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
 * axios, made lean, over keep-alive connections of node:http(s): no transforms, no redirects, no judgement
 * of the status. The client certificate is shown only where the request asks for it, so there are
 * connections with and without one.
 */
export function createConnection(settings: ConnectionSettings): Connection {
  const routes = new Map<string, Route>();
  const axiosInstance = leanAxios();
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
      const showsCertificate =
        request.certificate !== undefined || settings.alwaysShowsCertificate === true;
      const deadline = startDeadline(options.timeoutMs, options.signal);
      underWay.add(deadline);
      let isSent = false;
      try {
        const answer = await axiosInstance.request<Uint8Array>({
          ...asConfig(request),
          adapter: adapterFor({
            route: routeFor(url, proxy, showsCertificate),
            deadline,
            limit: options.maxResponseBytes,
            lenient,
            onSent: () => {
              isSent = true;
            },
          }),
        });
        // RFC 9110, 15.5.8: only a proxy answers so.
        if (answer.status === 407 && proxy !== undefined) throw new ProxyFault(407);
        const headers = answer.headers as Readonly<Record<string, string>>;
        return {
          status: answer.status,
          headers,
          cookies: answer.request as readonly string[],
          body: answer.data,
        };
      } catch (fault) {
        throw connectionFault(fault, {
          request,
          timeoutMs: options.timeoutMs,
          repeatable: options.repeatable === true,
          ended: deadline.reason(),
          isSent,
          proxy,
          showsCertificate,
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

const USED_DEFAULTS = new Set([
  'headers',
  'transformRequest',
  'transformResponse',
  'responseType',
  'maxRedirects',
  'validateStatus',
]);

function leanAxios(): AxiosInstance {
  const instance = axios.create({
    transformRequest: [],
    transformResponse: [],
    responseType: 'arraybuffer',
    maxRedirects: 0,
    validateStatus: () => true,
  });
  // What is not there is not merged into each request (bench/node-red-transport.ts).
  for (const name of Object.keys(instance.defaults)) {
    if (!USED_DEFAULTS.has(name)) Reflect.deleteProperty(instance.defaults, name);
  }
  // axios brings an Accept header of its own for every method; the catalogue says what is sent.
  instance.defaults.headers = {
    common: {},
    get: {},
    head: {},
    post: {},
    put: {},
    patch: {},
    delete: {},
  } as typeof instance.defaults.headers;
  return instance;
}

function asConfig(request: SignedRequest): {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string | false>;
  readonly data: string | Uint8Array | undefined;
} {
  const names = Object.keys(request.headers).map((name) => name.toLowerCase());
  return {
    url: request.url,
    method: request.method,
    headers: {
      ...(names.includes('user-agent') ? {} : { 'User-Agent': USER_AGENT }),
      ...request.headers,
      // Without a type given, axios would call every body a form.
      ...(names.includes('content-type') ? {} : { 'Content-Type': false }),
    },
    // Its own: another program may have put a `body` on Object.prototype.
    data: Object.hasOwn(request, 'body') ? request.body : undefined,
  };
}
