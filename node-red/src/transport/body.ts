import type { IncomingMessage } from 'node:http';
import { ConnectionError } from '../../../core';

export function tooLarge(limit: number): ConnectionError {
  return new ConnectionError(
    'too-large',
    `the response is larger than ${String(limit)} bytes. Ask for less, or raise "Max response size (bytes)" in the account.`,
  );
}

/**
 * The whole body as it came, unless it is over the limit (bytes). The answer to HEAD, 204 and 304 have none
 * (RFC 9110, 6.4.1), whatever length they announce and whatever an old device writes behind them.
 * @throws ConnectionError `too-large`; the connection is given up then.
 */
export function readBody(
  message: IncomingMessage,
  method: string,
  limit: number,
): Promise<Uint8Array> {
  const status = message.statusCode ?? 0;
  if (method === 'HEAD' || status === 204 || status === 304) {
    message.resume();
    return Promise.resolve(new Uint8Array());
  }
  return new Promise((resolve, reject) => {
    const refuse = (): void => {
      reject(tooLarge(limit));
      // Its end is of no interest any more.
      message.destroy();
    };
    const chunks: Uint8Array[] = [];
    let size = 0;
    // Events: going through the message by `for await` costs a tenth of a request.
    message.on('data', (chunk: Uint8Array) => {
      size += chunk.byteLength;
      if (size > limit) refuse();
      else chunks.push(chunk);
    });
    message.on('end', () => {
      const [only] = chunks;
      resolve(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks));
    });
    message.on('error', reject);
    message.on('close', () => reject(new Error('the body was cut')));
    if (Number(message.headers['content-length'] ?? 0) > limit) refuse();
  });
}
