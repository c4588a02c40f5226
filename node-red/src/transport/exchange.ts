import * as http from 'node:http';
import * as https from 'node:https';
import type { AxiosAdapter } from 'axios';
import { ConnectionError, replyHeaders } from '../../../core';
import { readBody } from './body';
import { decoded } from './decode';
import type { Deadline } from './deadline';
import type { Route } from './route';

/** Single sign-on and firewalls write long headers; node:http takes 16 KB unless told. */
const MAX_HEADER_BYTES = 64 * 1024;

/** One request on its way. */
export interface Exchange {
  readonly route: Route;
  readonly deadline: Deadline;
  /** Bytes. */
  readonly limit: number;
  /** Node's lenient HTTP parser, for devices that do not keep to RFC 9112. */
  readonly lenient: boolean;
  /** Told once the whole request has left this machine. */
  onSent(): void;
}

/** axios over node:http(s): what the http request node of Node-RED takes, this takes. */
export function adapterFor(exchange: Exchange): AxiosAdapter {
  return async (config) => {
    const method = (config.method ?? 'GET').toUpperCase();
    const body = config.data as string | Uint8Array | undefined;
    const headers = config.headers.toJSON() as Record<string, string>;
    // Requests that begin in one turn of the event loop are written together, which at 32 in flight saves
    // a quarter of the CPU (bench/node-red-transport.ts).
    await new Promise((resolve) => setImmediate(resolve));
    const message = await send(exchange, new URL(config.url ?? ''), method, headers, body);
    const raw = await readBody(message, method, exchange.limit);
    if (exchange.deadline.reason() !== undefined) throw new Error('given up');
    const { 'content-encoding': encoding, ...rest } = replyHeaders(message.headers);
    const data = await decoded(raw, encoding, exchange.limit);
    return {
      data,
      status: message.statusCode ?? 0,
      statusText: '',
      // What is unpacked is no longer encoded.
      headers:
        data === raw && encoding !== undefined ? { ...rest, 'content-encoding': encoding } : rest,
      config,
      // Set-Cookie lines cannot be told apart once they are one text.
      request: message.headers['set-cookie'] ?? [],
    };
  };
}

function send(
  { route, deadline, lenient, onSent }: Exchange,
  target: URL,
  method: string,
  headers: Readonly<Record<string, string>>,
  content: string | Uint8Array | undefined,
): Promise<http.IncomingMessage> {
  const { headers: own, ...address } = route.addressed(target);
  return new Promise((resolve, reject) => {
    const options = {
      ...address,
      method,
      headers: { ...own, ...headers, ...lengthOf(content) },
      agent: route.agent,
      insecureHTTPParser: lenient,
      maxHeaderSize: MAX_HEADER_BYTES,
      onGivenUp: deadline.onGivenUp,
    };
    const request = (address.protocol === 'https:' ? https : http).request(options);
    let body: http.IncomingMessage | undefined;
    const fail = (fault: Error): void => {
      reject(fault);
      // A body that ends with its connection would pass for whole without it.
      body?.destroy(fault);
    };
    deadline.onGivenUp(() => {
      fail(new Error('given up'));
      request.destroy();
    });
    request.on('finish', onSent);
    request.on('response', (message) => {
      body = message;
      resolve(message);
    });
    request.on('upgrade', (_response, socket) => {
      socket.destroy();
      reject(new ConnectionError('unreadable', SWITCHED));
    });
    request.on('error', fail);
    request.end(content);
  });
}

const SWITCHED =
  'the server switched to another protocol (101), which was not asked for. Check the address.';

function lengthOf(body: string | Uint8Array | undefined): Readonly<Record<string, string>> {
  return body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
}
