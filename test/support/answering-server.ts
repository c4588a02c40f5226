import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that gives every request the same answer. */
export interface AnsweringServer {
  readonly url: string;
  asked(): number;
  answer(type: string, body: string): void;
  close(): Promise<void>;
}

export async function startAnswering(): Promise<AnsweringServer> {
  let asked = 0;
  let given = { type: 'text/plain', body: '' };
  const server = createServer((request, response) => {
    asked += 1;
    request.resume();
    response.writeHead(200, { 'content-type': given.type });
    response.end(given.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked: () => asked,
    answer: (type, body) => {
      given = { type, body };
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
