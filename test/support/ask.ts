/** A bare HTTPS client for tests of servers: nothing of the project, no comfort. */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  /** The body as JSON; throws when it is none. */
  json(): Record<string, unknown>;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly ca?: string | undefined;
}

/** Sends exactly these headers and this body; rejects when the connection breaks. */
export function ask(
  url: string,
  { method = 'GET', headers = {}, body, ca }: Ask = {},
): Promise<Answer> {
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const options = { method, headers, hostname, port, path: `${pathname}${search}`, agent: false };
  return new Promise((resolve, reject) => {
    const request =
      protocol === 'https:'
        ? httpsRequest({ ...options, ...(ca === undefined ? {} : { ca }) })
        : httpRequest(options);
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: () => JSON.parse(text) as Record<string, unknown>,
        });
      });
    });
    request.end(body);
  });
}
