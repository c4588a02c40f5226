import { Readable } from 'node:stream';
import type { Transform } from 'node:stream';
import {
  constants,
  createBrotliCompress,
  createDeflate,
  createDeflateRaw,
  createGzip,
} from 'node:zlib';

const MEGABYTE = Buffer.alloc(1024 * 1024);

const PACKERS = {
  gzip: () => createGzip(),
  deflate: () => createDeflate(),
  'raw deflate': () => createDeflateRaw(),
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
} as const satisfies Record<string, () => Transform>;

export type Packing = keyof typeof PACKERS;

const packed = new Map<string, Promise<Buffer>>();

/** Zeros that unpack to this many megabytes. Packing takes seconds, and both hosts get the same. */
export function bomb(packing: Packing, megabytes: number): Promise<Buffer> {
  const key = `${packing} ${String(megabytes)}`;
  const bytes = packed.get(key) ?? pack(packing, megabytes);
  packed.set(key, bytes);
  return bytes;
}

async function pack(packing: Packing, megabytes: number): Promise<Buffer> {
  const zeros = Readable.from(
    (function* () {
      for (let count = 0; count < megabytes; count += 1) yield MEGABYTE;
    })(),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of zeros.pipe(PACKERS[packing]())) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
