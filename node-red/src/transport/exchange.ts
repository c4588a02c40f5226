import * as http from 'node:http';
import * as https from 'node:https';
import { ConnectionError, replyHeaders, transferCodingFault } from '../../../core';
import type { HeaderFields, Reply, SignedRequest } from '../../../core';
import { readBody } from './body';
import { DECODED, decoded } from './decode';
import type { Deadline } from './deadline';
import type { Route } from './route';
import { TunnelAgent } from './tunnel';
import type { TunnelOptions } from './tunnel';
import { USER_AGENT } from './user-agent';

/** Single sign-on and firewalls write long headers; node:http takes 16 KB unless told. */
const MAX_HEADER_BYTES = 64 * 1024;

/** One request on its way. */
export interface Exchange {
  /** The URL of the request. */
  readonly target: URL;
  readonly route: Route;
  readonly deadline: Deadline;
  /** Bytes. */
  readonly limit: number;
  /** Node's lenient HTTP parser, for devices that do not keep to RFC 9112. */
  readonly lenient: boolean;
  /** Told once the whole request has left this machine. */
  onSent(): void;
  /** Told when the server has answered on this connection, this request or one before it. */
  onTaken(): void;
}

/** One request over node:http(s): what the http request node of Node-RED takes, this takes. */
export async function exchange(request: SignedRequest, how: Exchange): Promise<Reply> {
  // Requests that begin in one turn of the event loop are written together, which at 32 in flight saves
  // a quarter of the CPU (bench/node-red-transport.ts).
  await nextTurn();
  // Some servers close behind each response without having said so: a turn later Node.js knows of it.
  await nextTurn();
  const { message, raw } = await send(request, how);
  if (how.deadline.reason() !== undefined) throw new Error('given up');
  const { 'content-encoding': encoding, ...rest } = replyHeaders(message.headers);
  // Both are layers of the body (RFC 9112, 7): some servers write gzip into the second.
  const { 'transfer-encoding': onTheWay } = rest;
  const fault = how.lenient ? undefined : transferCodingFault(onTheWay, DECODED);
  if (fault !== undefined) throw new ConnectionError('unreadable', fault);
  const layers = [encoding, onTheWay].filter((names) => names !== undefined).join();
  const body = await decoded(raw, layers, how.limit);
  return {
    status: message.statusCode ?? 0,
    // What is unpacked is no longer encoded.
    headers:
      body === raw && encoding !== undefined ? { ...rest, 'content-encoding': encoding } : rest,
    // Set-Cookie lines cannot be told apart once they are one text.
    cookies: message.headers['set-cookie'] ?? [],
    body,
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

interface Received {
  readonly message: http.IncomingMessage;
  /** The body as it came. */
  readonly raw: Uint8Array;
}

function send(
  asked: SignedRequest,
  { target, route, deadline, limit, lenient, onSent, onTaken }: Exchange,
): Promise<Received> {
  const { protocol, host, port, path, headers } = route.addressed(target);
  // Its own: another program may have put a `body` on Object.prototype.
  const content = Object.hasOwn(asked, 'body') ? asked.body : undefined;
  return new Promise((resolve, reject) => {
    // node:http copies the options of each request twice: nothing is among them that nobody reads.
    const options: http.RequestOptions = {
      host,
      port,
      path,
      method: asked.method,
      headers: { ...headers, ...named(asked.headers), ...lengthOf(content) },
      agent: route.agent,
      insecureHTTPParser: lenient,
      maxHeaderSize: MAX_HEADER_BYTES,
    };
    const { onGivenUp } = deadline;
    const whole: TunnelOptions =
      route.agent instanceof TunnelAgent ? { ...options, onGivenUp } : options;
    const request = (protocol === 'https:' ? https : http).request(whole);
    let body: http.IncomingMessage | undefined;
    const fail = (fault: Error): void => {
      if (request.reusedSocket) onTaken();
      reject(fault);
      // A body that ends with its connection would pass for whole without it.
      body?.destroy(fault);
    };
    onGivenUp(() => {
      fail(new Error('given up'));
      request.destroy();
    });
    request.on('finish', onSent);
    request.on('response', (message) => {
      body = message;
      onTaken();
      // In this turn: what is wrong with a body may stand in the packet of its header, and is told once.
      resolve(readBody(message, asked.method, limit).then((raw) => ({ message, raw })));
    });
    request.on('upgrade', (_response, socket) => {
      socket.destroy();
      reject(new ConnectionError('unreadable', SWITCHED));
    });
    request.on('error', fail);
    request.end(content);
  });
}

/** With the name of this package, unless the request has one. */
function named(headers: HeaderFields): HeaderFields {
  const hasOne = Object.keys(headers).some((name) => name.toLowerCase() === 'user-agent');
  return hasOne ? headers : { 'User-Agent': USER_AGENT, ...headers };
}

const SWITCHED =
  'the server switched to another protocol (101), which was not requested. Check the URL.';

function lengthOf(body: string | Uint8Array | undefined): Readonly<Record<string, string>> {
  return body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
}
