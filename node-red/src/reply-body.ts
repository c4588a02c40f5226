import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { ConnectionError } from '../../core';

type RawHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

function tooLarge(limit: number): ConnectionError {
  return new ConnectionError(
    'too-large',
    `the answer is larger than ${String(limit)} bytes. Ask for less, or raise the response size of the account.`,
  );
}

/**
 * The whole body, unless it is over the limit (bytes; -1: none).
 * @throws ConnectionError `too-large`; the connection is given up then.
 */
export async function readBody(
  stream: Readable,
  announced: string | readonly string[] | undefined,
  limit: number,
): Promise<Uint8Array> {
  const max = limit < 0 ? Infinity : limit;
  if (Number(announced ?? 0) > max) {
    // Its end is of no interest any more.
    stream.on('error', () => undefined).destroy();
    throw tooLarge(limit);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    // Leaving the loop destroys the stream.
    if (size > max) throw tooLarge(limit);
    chunks.push(chunk);
  }
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}

const DECODERS = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
} as const;

/** Some servers and proxies compress without having been asked to. */
export async function decoded(
  body: Uint8Array,
  headers: RawHeaders,
  limit: number,
): Promise<{ readonly body: Uint8Array; readonly headers: Record<string, string> }> {
  const { 'content-encoding': encoding, ...rest } = headersOf(headers);
  const name = (encoding ?? '').trim().toLowerCase();
  if (body.byteLength === 0 || !isKnown(name)) return { body, headers: headersOf(headers) };
  try {
    const plain = await DECODERS[name](body, limit < 0 ? {} : { maxOutputLength: limit });
    return { body: plain, headers: rest };
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    throw new ConnectionError('network', `the answer claims to be ${name} and cannot be unpacked.`);
  }
}

function isKnown(name: string): name is keyof typeof DECODERS {
  return Object.hasOwn(DECODERS, name);
}

/** Names in lower case, repeated fields joined. */
export function headersOf(headers: object): Record<string, string> {
  const entries = Object.entries(headers as Record<string, unknown>);
  return Object.fromEntries(
    entries
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [
        name.toLowerCase(),
        Array.isArray(value) ? value.join(', ') : String(value),
      ]),
  );
}
