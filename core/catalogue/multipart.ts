import { BinaryFile } from '../model/binary-file';
import type { Part, Parts } from '../model/operation';
import { textOf } from './query';

const OCTETS = 'application/octet-stream';
/** What every boundary begins with. */
const DASH = 0x2d;

/**
 * A body of `multipart/form-data` (RFC 7578) and the content type that names its boundary. A list gives a
 * part for each of its elements.
 */
export function multipart(members: Parts): {
  readonly type: string;
  readonly content: Uint8Array;
} {
  const parts = Object.entries(members).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly Part[]) : [value as Part]).map((item) =>
      partOf(name, item),
    ),
  );
  const boundary = freeBoundary(parts);
  const chunks = parts.flatMap(({ head, bytes }) => [
    utf8(`--${boundary}\r\n${head}\r\n\r\n`),
    bytes,
    utf8('\r\n'),
  ]);
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    content: concat([...chunks, utf8(`--${boundary}--\r\n`)]),
  };
}

interface WrittenPart {
  readonly head: string;
  readonly bytes: Uint8Array;
}

function partOf(name: string, value: Part): WrittenPart {
  const file = value instanceof Uint8Array ? new BinaryFile(value) : value;
  const disposition = `Content-Disposition: form-data; name="${escapeName(name)}"`;
  if (file instanceof BinaryFile) {
    const named = `${disposition}; filename="${escapeName(file.fileName ?? name)}"`;
    return { head: `${named}\r\nContent-Type: ${mediaTypeOf(file)}`, bytes: file.bytes };
  }
  const isJson = typeof file === 'object' && file !== null;
  const head = isJson ? `${disposition}\r\nContent-Type: application/json` : disposition;
  return { head, bytes: utf8(textOf(file)) };
}

/** A content type that cannot end its line early; anything else is "some bytes". */
export function mediaTypeOf(file: BinaryFile): string {
  const type = file.mediaType ?? OCTETS;
  return /^[\x20-\x7e]+$/.test(type) ? type : OCTETS;
}

/** The three characters that a name in quotes cannot hold, as the HTML standard writes them. */
function escapeName(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}

/** A boundary that stands in no part. Counted and not drawn: the same call has the same bytes. */
function freeBoundary(parts: readonly WrittenPart[]): string {
  for (let count = 0; ; count += 1) {
    const boundary = `latchkey-boundary-${String(count)}`;
    const mark = utf8(`--${boundary}`);
    if (!parts.some(({ bytes }) => holds(bytes, mark))) return boundary;
  }
}

function holds(bytes: Uint8Array, mark: Uint8Array): boolean {
  for (let at = bytes.indexOf(DASH); at !== -1; at = bytes.indexOf(DASH, at + 1)) {
    if (mark.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
