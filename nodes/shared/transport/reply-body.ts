import { ConnectionError } from '../../../core';
import type { SendLimits } from '../../../core';

/** What n8n gives for `encoding: 'stream'`: bytes as they come, unpacked if they were packed. */
interface ByteStream extends AsyncIterable<Uint8Array> {
  on(event: 'error', listener: () => void): ByteStream;
  destroy(): unknown;
}

export interface Reading {
  readonly limits: SendLimits;
  readonly host: string;
  /** Ends the reading; the promise is rejected then. */
  readonly signal: AbortSignal;
  /** The length that the header promises; 0 without one, or where no body follows. */
  readonly announced: number;
}

/**
 * The whole body, counted while it comes, so that an endless or inflated one is given up at the limit.
 * @throws ConnectionError `too-large` or `unreadable`.
 */
export async function readBody(body: unknown, reading: Reading): Promise<Uint8Array> {
  const { host, signal, announced } = reading;
  const limit = reading.limits.maxResponseBytes;
  if (!isStream(body)) return within(bytesOf(body), limit, host);
  const stop = (): void => discardBody(body);
  if (signal.aborted || announced > limit) stop();
  if (announced > limit) throw tooLarge(limit, host);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const bytes = await counted(body, limit, host);
    signal.throwIfAborted();
    if (bytes.length === 0 && announced > 0 && !WHOLE_AND_EMPTY.includes(announced))
      throw cutOff(host);
    return bytes;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Lengths of nothing, compressed by br, raw deflate, deflate and gzip. Any other length held something. */
const WHOLE_AND_EMPTY: readonly number[] = [1, 2, 8, 20];

function cutOff(host: string): ConnectionError {
  return new ConnectionError(
    'unreadable',
    `${host}: the body of the response cannot be decompressed: a part of it is missing. Ask the administrator of the server.`,
  );
}

/** Gives up what nobody will read. It may complain of that, where nobody listens. */
export function discardBody(body: unknown): void {
  if (isStream(body)) body.on('error', () => undefined).destroy();
}

async function counted(body: ByteStream, limit: number, host: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    // Leaving the loop destroys the stream.
    if (size > limit) throw tooLarge(limit, host);
    chunks.push(chunk);
  }
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}

function isStream(body: unknown): body is ByteStream {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

function within(bytes: Uint8Array, limit: number, host: string): Uint8Array {
  if (bytes.length > limit) throw tooLarge(limit, host);
  return bytes;
}

/** Where n8n is tested without a network, its stand-ins give texts and objects. */
function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (body === undefined || body === null || body === '') return new Uint8Array();
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

function tooLarge(limit: number, host: string): ConnectionError {
  return new ConnectionError(
    'too-large',
    `${host}: the response is larger than ${String(limit)} bytes. Ask for less, or raise the limit.`,
  );
}
