/**
 * One strict HTTP or HTTPS server on 127.0.0.1: routes, log, latency, faults.
 *
 * A vendor gives its routes, a `gate` that judges the signature of a call before its route sees it,
 * and the shape of its error bodies. Everything unknown is the vendor's error, never a friendly 200.
 */
import { setMaxListeners } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { ServerOptions as TlsOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';

import type { Desk } from './control';
import { findRoute, Problem, readRequest } from './routes';
import type { Reply, Route, SimRequest } from './routes';
import type { CommonSettings, Fault } from './simulator';

export interface SimServerOptions<S extends CommonSettings> {
  /** Name in the request log. */
  readonly name: string;
  readonly desk: Desk<S>;
  /** Default 0: a free port. */
  readonly port?: number | undefined;
  /** HTTPS when given. */
  readonly tls?: TlsOptions;
  /** Sees every TLS connection right after its handshake; may destroy it (client certificates). */
  readonly onSecureConnection?: (socket: TLSSocket) => void;
  readonly routes: readonly Route[];
  /**
   * Judges the signature of every request whose route is a `call`. A reply refuses the request;
   * 401, or `refused: true` where the vendor says it in other words, counts as refused.
   */
  readonly gate?: (
    request: SimRequest,
    route: Route,
  ) => Reply | undefined | Promise<Reply | undefined>;
  /** The vendor's error body for 400, 404, 405, 413, 415 and 500. */
  readonly problem: (status: number, message: string, request: SimRequest) => Reply;
  /** Closes what was opened before, when this server cannot have its port. */
  readonly abandon?: () => Promise<void>;
  /** Last hand on every reply but a fault's, for headers such as a skewed Date. */
  readonly finish?: (reply: Reply, request: SimRequest) => Reply;
}

export interface SimServer {
  /** Without a trailing slash. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export async function openServer<S extends CommonSettings>(
  options: SimServerOptions<S>,
): Promise<SimServer> {
  const closing = new AbortController();
  // Each answer that is held back listens to it; that many at once are no leak.
  setMaxListeners(0, closing.signal);
  const listener = (message: IncomingMessage, response: ServerResponse): void => {
    serve(options, message, response, closing.signal).catch(() => response.destroy());
  };
  const server: Server =
    options.tls === undefined
      ? createHttpServer(listener)
      : createHttpsServer(options.tls, listener);
  if (options.onSecureConnection !== undefined) {
    server.on('secureConnection', options.onSecureConnection);
  }
  // Longer than any client keeps a connection, so that reuse never meets a half-closed socket.
  server.keepAliveTimeout = 75_000;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      // A thousand callers may connect at once; Node's own backlog of 511 would make some wait a second.
      server.listen({ port: options.port ?? 0, host: '127.0.0.1', backlog: 4096 }, resolve);
    });
  } catch (error) {
    await options.abandon?.();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve<S extends CommonSettings>(
  options: SimServerOptions<S>,
  message: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const { desk } = options;
  const request = await readRequest(message);
  const { route, params, allowed } = findRoute(options.routes, request);
  desk.log(route === undefined ? `${request.method} (unknown)` : `${route.method} ${route.path}`, {
    server: options.name,
    method: request.method,
    path: request.path,
    query: request.rawQuery,
    headers: flatHeaders(message),
    body: request.text,
    at: Date.now(),
  });

  const fault = desk.takeFault(request.method, request.path);
  if (fault?.reset === true) return void message.socket.destroy();
  if (fault?.hang === true) return;

  const judged = { ...request, params };
  const reply =
    fault === undefined || isOnlyLate(fault)
      ? await judge(options, judged, route, allowed)
      : fromFault(fault);

  const { latencyMs, loginLatencyMs } = desk.settings;
  const wait = latencyMs + (route?.kind === 'login' ? loginLatencyMs : 0) + (fault?.delayMs ?? 0);
  if (wait > 0) await sleep(wait, undefined, { signal });
  send(response, reply, fault?.truncate === true, request.method === 'HEAD');
}

async function judge<S extends CommonSettings>(
  options: SimServerOptions<S>,
  request: SimRequest,
  route: Route | undefined,
  allowed: readonly string[],
): Promise<Reply> {
  const finish = options.finish ?? ((reply: Reply) => reply);
  return finish(await decide(options, request, route, allowed), request);
}

async function decide<S extends CommonSettings>(
  options: SimServerOptions<S>,
  request: SimRequest,
  route: Route | undefined,
  allowed: readonly string[],
): Promise<Reply> {
  if (request.tooLong) return options.problem(413, 'Request entity too large', request);
  if (route === undefined) {
    if (allowed.length === 0) return options.problem(404, 'Not found', request);
    const reply = options.problem(405, 'Method not allowed', request);
    return { ...reply, headers: { ...reply.headers, allow: allowed.join(', ') } };
  }
  const kind = route.kind ?? 'call';
  try {
    const refusal = kind === 'call' ? await options.gate?.(request, route) : undefined;
    if (refusal !== undefined) {
      if (isRefused(refusal)) options.desk.count('refused');
      return refusal;
    }
    if (kind === 'call') options.desk.count('calls');
    const reply = await route.handle(request);
    if (kind === 'login') countLogin(options.desk, reply);
    if (kind === 'logout' && reply.status < 300) options.desk.count('logouts');
    return reply;
  } catch (error) {
    if (error instanceof Problem) {
      return error.reply ?? options.problem(error.status, error.message, request);
    }
    return options.problem(500, error instanceof Error ? error.message : String(error), request);
  }
}

function countLogin<S extends CommonSettings>(desk: Desk<S>, reply: Reply): void {
  if (isRefused(reply)) desk.count('loginsRefused');
  else if (reply.status < 300) desk.count('logins');
}

function isRefused(reply: Reply): boolean {
  return reply.refused ?? reply.status === 401;
}

function isOnlyLate(fault: Fault): boolean {
  return fault.status === undefined && fault.body === undefined && fault.headers === undefined;
}

function fromFault(fault: Fault): Reply {
  return {
    status: fault.status ?? 200,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...lowerCase(fault.headers ?? {}) },
    body: fault.body ?? '',
  };
}

function send(response: ServerResponse, reply: Reply, truncate: boolean, noBody: boolean): void {
  if (response.destroyed) return;
  if (reply.raw !== undefined) {
    // Byte for byte as given, status line included; the connection cannot be used again.
    response.socket?.end(reply.raw);
    return;
  }
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body, 'utf8') : reply.body;
  if (reply.noDate === true) response.sendDate = false;
  const empty = body === undefined || reply.status === 204 || reply.status === 304;
  response.writeHead(reply.status, {
    ...reply.headers,
    ...(reply.cookies === undefined ? {} : { 'set-cookie': [...reply.cookies] }),
    ...(reply.status === 204 ? {} : { 'content-length': String(body?.length ?? 0) }),
  });
  if (truncate && body !== undefined) {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
    return;
  }
  response.end(empty || noBody ? undefined : body);
}

function flatHeaders(message: IncomingMessage): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    flat[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  }
  return flat;
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
