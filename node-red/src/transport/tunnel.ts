import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import type { Proxy } from './proxy';

/** The proxy itself is the reason why nothing came. */
export class ProxyFault extends Error {
  constructor(
    /** What the proxy answered; undefined: it could not be reached. */
    readonly status: number | undefined,
    override readonly cause?: unknown,
    /** `Proxy-Authenticate` of its answer. */
    readonly offers = '',
  ) {
    super('the proxy');
  }
}

/** How the making of a connection is ended: its request cannot do it before it has one. */
export interface TunnelOptions extends https.RequestOptions {
  readonly onGivenUp?: ((stop: () => void) => void) | undefined;
}

type Done = (fault: Error | null, stream: Duplex) => void;

/** Keeps TLS connections that go through a proxy (CONNECT; RFC 9110, 9.3.6). */
export class TunnelAgent extends https.Agent {
  readonly #proxy: Proxy;
  readonly #tls: ConnectionOptions;

  constructor(proxy: Proxy, tls: ConnectionOptions, options: http.AgentOptions) {
    super({ ...tls, ...options });
    this.#proxy = proxy;
    this.#tls = tls;
  }

  override createConnection(options: TunnelOptions, done?: Done): undefined {
    const finish = done as (fault: Error | null, stream?: Duplex) => void;
    const { onGivenUp, ...server } = options;
    openTunnel(this.#proxy, this.#tls, { ...addressOf(server), onGivenUp }).then(
      (socket) => finish(null, connect({ ...(server as ConnectionOptions), socket })),
      (fault: unknown) => finish(fault instanceof Error ? fault : new ProxyFault(undefined, fault)),
    );
  }
}

function addressOf({ host, port }: TunnelOptions): Pick<TunnelTarget, 'host' | 'port'> {
  return { host: String(host), port: String(port) };
}

/** Where a tunnel leads to. */
export interface TunnelTarget extends Pick<TunnelOptions, 'onGivenUp'> {
  /** An IPv6 address without its brackets. */
  readonly host: string;
  readonly port: string;
}

/**
 * A connection to a server that its proxy has made.
 * @param tls see {@link proxyTls}
 * @throws ProxyFault when the proxy has made none.
 */
export function openTunnel(
  proxy: Proxy,
  tls: ConnectionOptions,
  { host, port, onGivenUp }: TunnelTarget,
): Promise<Socket> {
  const to = `${bracketed(host)}:${port}`;
  const { url } = proxy;
  const secure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request({
      method: 'CONNECT',
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (secure ? '443' : '80') : url.port,
      path: to,
      headers: { Host: to, ...proxyAuthorization(proxy) },
      agent: false,
      ...(secure ? proxyTls(tls, proxy) : {}),
    });
    onGivenUp?.(() => void request.destroy());
    request.on('connect', (response, socket) => {
      const { statusCode = 0 } = response;
      // RFC 9110, 9.3.6: any of them says that the tunnel is there.
      if (statusCode >= 200 && statusCode < 300) {
        resolve(socket);
      } else {
        socket.destroy();
        reject(rejectedBy(response));
      }
    });
    request.on('response', (response) => {
      response.destroy();
      reject(rejectedBy(response));
    });
    request.on('error', (fault) => reject(new ProxyFault(undefined, fault)));
    request.end();
  });
}

function rejectedBy({ statusCode = 0, headers }: http.IncomingMessage): ProxyFault {
  return new ProxyFault(statusCode, undefined, String(headers['proxy-authenticate'] ?? ''));
}

export function proxyAuthorization({ login }: Proxy): Readonly<Record<string, string>> {
  if (login === undefined) return {};
  return { 'Proxy-Authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

/**
 * A proxy that is spoken to over TLS is checked against the account's own authority, too. It is not
 * shown the account's certificate, and "Verify server certificate" is said of the server only.
 */
export function proxyTls(tls: ConnectionOptions, { url }: Proxy): ConnectionOptions {
  // RFC 6066, 3: no address in the name. Otherwise node:http would take the name of the server.
  const servername = isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0 ? url.hostname : '';
  return { servername, ...(tls.ca === undefined ? {} : { ca: tls.ca }) };
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
