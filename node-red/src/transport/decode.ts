import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { ConnectionError } from '../../../core';
import { tooLarge } from './body';

type Inflate = (
  body: Uint8Array,
  options: { readonly maxOutputLength: number },
) => Promise<Uint8Array>;

const gunzip: Inflate = promisify(zlib.gunzip);
const inflate: Inflate = promisify(zlib.inflate);
const inflateRaw: Inflate = promisify(zlib.inflateRaw);
const brotli: Inflate = promisify(zlib.brotliDecompress);

/**
 * The ways to read each encoding, tried in order: the one that is meant first, then what servers send under
 * its name. Some leave the check sum out, send deflate without its wrapper (RFC 9110, 8.4.1.2), take one of
 * gzip and deflate for the other, or name an encoding and send the text as it is.
 */
const GZIP = [gunzip, gzipWithoutSum, plainText, inflate, inflateRaw, plainInGzipsName] as const;
const READERS: ReadonlyMap<string, readonly Inflate[]> = new Map<string, readonly Inflate[]>([
  ['gzip', GZIP],
  ['x-gzip', GZIP],
  ['deflate', [inflate, gunzip, gzipWithoutSum, plainText, inflateRaw, deflateWithoutSum]],
  ['br', [brotli, plainText]],
]);

/** Names of the encodings that are taken off. */
export const DECODED: readonly string[] = [...READERS.keys()];

/** Encodings that change the bytes and that nothing here reads. Any other name (`utf-8`, `none`) changes none. */
const UNREADABLE = /^(?:x-)?compress$|^zstd$|^dc[bz]$|^exi$|^pack200-gzip$/;

/** More layers than any honest server puts on. */
const MOST_LAYERS = 3;

/**
 * The body without its content encodings. Some servers and proxies pack without having been asked to.
 * @param encodings in the order in which they were put on, as `Content-Encoding` names them.
 * @param limit bytes, of every layer.
 * @throws ConnectionError `too-large` or `unreadable`.
 */
export async function decoded(
  body: Uint8Array,
  encodings: string,
  limit: number,
): Promise<Uint8Array> {
  const names = encodings
    .split(',')
    .map((name) => name.replace(/;.*/, '').trim().toLowerCase())
    .filter((name) => READERS.has(name) || UNREADABLE.test(name));
  if (names.length === 0 || body.byteLength === 0) return body;
  if (names.length > MOST_LAYERS) throw unreadable(names.join(', '));
  let plain = body;
  for (const name of names.reverse()) plain = await unpack(plain, name, limit);
  return plain;
}

async function unpack(body: Uint8Array, name: string, limit: number): Promise<Uint8Array> {
  for (const read of READERS.get(name) ?? []) {
    try {
      return await read(body, { maxOutputLength: limit });
    } catch (fault) {
      const { code } = fault as NodeJS.ErrnoException;
      if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    }
  }
  throw unreadable(name);
}

function unreadable(name: string): ConnectionError {
  return new ConnectionError(
    'unreadable',
    `the response is compressed as "${name}" and cannot be decompressed. Ask the administrator of the server to turn compression off.`,
  );
}

/** A complete stream of deflate behind a gzip header (RFC 1952, 2.3), without the eight bytes after it. */
function gzipWithoutSum(
  body: Uint8Array,
  options: { readonly maxOutputLength: number },
): Promise<Uint8Array> {
  if (!isGzip(body)) return Promise.reject(new Error('no gzip'));
  return inflateRaw(body.subarray(gzipHeaderLength(body)), options);
}

function deflateWithoutSum(
  body: Uint8Array,
  options: { readonly maxOutputLength: number },
): Promise<Uint8Array> {
  return inflateRaw(body.subarray(2), options);
}

function plainInGzipsName(body: Uint8Array): Promise<Uint8Array> {
  if (isGzip(body)) return Promise.reject(new Error('invalid gzip'));
  return Promise.resolve(body);
}

/** Packed bytes are no text: the rest of a text could pass for a stream without a wrapper, and come out as rubbish. */
function plainText(body: Uint8Array): Promise<Uint8Array> {
  return body.some(isControl) ? Promise.reject(new Error('no text')) : Promise.resolve(body);
}

/** All but tab, line feed and carriage return. */
function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;
}

function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

function gzipHeaderLength(body: Uint8Array): number {
  const flags = body[3] ?? 0;
  const afterText = (from: number): number => body.indexOf(0, from) + 1;
  let end = 10;
  if ((flags & 4) !== 0) end += 2 + (body[end] ?? 0) + 256 * (body[end + 1] ?? 0);
  if ((flags & 8) !== 0) end = afterText(end);
  if ((flags & 16) !== 0) end = afterText(end);
  return (flags & 2) !== 0 ? end + 2 : end;
}
