import { deflateRawSync, deflateSync, brotliCompressSync, gzipSync } from 'node:zlib';
import type { Host, Job } from './job';
import type { Serve } from '../../support/raw-server';

/** What a host makes of it: a reply, or an error whose text names the cause. */
export type Expected =
  | {
      readonly status: number;
      readonly text?: string | RegExp;
      /** As the core reads it. */
      readonly read?: string;
      readonly headers?: object;
    }
  | { readonly code: string; readonly says: RegExp };

export interface Row {
  readonly name: string;
  readonly serve: Serve;
  readonly job?: Partial<Job>;
  /** The same for both hosts, or what each of them makes of it. */
  readonly expected: Expected | Readonly<Record<Host, Expected>>;
}

const OK = 'HTTP/1.1 200 OK\r\n';
const JSON_TEXT = '{"ok":true}';
const GOOD: Expected = { status: 200, text: JSON_TEXT };
const LATE: Expected = { code: 'timeout', says: /1\.2 s/ };
const TOO_LARGE: Expected = { code: 'too-large', says: /larger than 4194304 bytes/ };
const CUT: Expected = { code: 'network', says: /cut|broke off/ };
/** n8n's client tells a broken chunk and a cut apart no more than that. */
const CUT_OR_BROKEN: Expected = {
  code: 'network',
  says: /cut in the body .*, or its chunks break/,
};
const BAD_HTTP: Expected = { code: 'unreadable', says: /breaks the rules of HTTP/ };
const BAD_PACKING: Expected = { code: 'unreadable', says: /cannot (?:be )?decompress/ };

/** Everything is written, then the server closes. */
const says =
  (...parts: readonly (string | Uint8Array)[]): Serve =>
  (socket) => {
    for (const part of parts) socket.write(part);
    socket.end();
  };

/** A body of which the length is given. */
const body = (head: string, bytes: string | Uint8Array): Serve =>
  says(`${OK}${head}Content-Length: ${String(Buffer.byteLength(bytes))}\r\n\r\n`, bytes);

const packed = (encoding: string, bytes: Uint8Array): Serve =>
  body(`Content-Encoding: ${encoding}\r\n`, bytes);

/** Without end: one piece every few milliseconds while the client is there. */
const drip =
  (begin: string, piece: string | Uint8Array, everyMs = 50): Serve =>
  async (socket, isOpen) => {
    socket.write(begin);
    while (isOpen()) {
      socket.write(piece);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  };

/** Without end, as fast as the client takes it. */
const flood =
  (begin: string, piece: Uint8Array | string): Serve =>
  async (socket, isOpen) => {
    let goOn: (() => void) | undefined;
    socket.on('drain', () => goOn?.()).on('close', () => goOn?.());
    socket.write(begin);
    while (isOpen()) {
      const isFull = !socket.write(piece);
      await new Promise<void>((resolve) => {
        goOn = resolve;
        if (!isFull) setImmediate(resolve);
      });
    }
  };

const SPACES = ' '.repeat(64 * 1024);
const withoutEnd = (bytes: Uint8Array, count: number): Uint8Array =>
  bytes.subarray(0, bytes.length - count);
const LONG_TEXT = JSON.stringify(Array.from({ length: 2_000 }, (_, index) => index * 7919));

/** Time and size: whatever the server does, a request ends and memory stays near the limit. */
export const BOUNDS: readonly Row[] = [
  { name: 'says nothing', serve: () => undefined, expected: LATE },
  { name: 'drips its head', serve: drip(`${OK}X-Long: `, 'a'), expected: LATE },
  {
    name: 'drips its body',
    serve: drip(`${OK}Content-Type: application/json\r\n\r\n`, ' '),
    expected: LATE,
  },
  {
    name: 'drips chunks',
    serve: drip(`${OK}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'),
    expected: LATE,
  },
  {
    name: 'goes silent in the body',
    serve: (socket) => void socket.write(`${OK}Content-Length: 9\r\n\r\nhalf`),
    expected: LATE,
  },
  { name: 'drips 100 Continue', serve: drip('', 'HTTP/1.1 100 Continue\r\n\r\n'), expected: LATE },
  {
    name: 'floods 103 Early Hints',
    serve: flood('', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(100)),
    expected: LATE,
  },
  { name: 'never ends, by connection', serve: flood(`${OK}\r\n`, SPACES), expected: TOO_LARGE },
  {
    name: 'never ends, in chunks',
    serve: flood(`${OK}Transfer-Encoding: chunked\r\n\r\n`, `10000\r\n${SPACES}\r\n`),
    expected: TOO_LARGE,
  },
  {
    name: 'announces 99 GB and sends some',
    serve: flood(`${OK}Content-Length: 99999999999\r\n\r\n`, SPACES),
    expected: TOO_LARGE,
  },
  {
    name: 'announces 99 GB and sends nothing',
    serve: (socket) => void socket.write(`${OK}Content-Length: 99999999999\r\n\r\n`),
    expected: TOO_LARGE,
  },
  {
    name: 'floods header fields',
    serve: flood(OK, 'X-Many: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(100)),
    expected: { code: 'unreadable', says: /header of the response is larger than \d+ KB/ },
  },
  {
    name: 'writes one header of 20 KB',
    serve: body(`X-Long: ${'a'.repeat(20_000)}\r\n`, JSON_TEXT),
    expected: {
      'node-red': GOOD,
      n8n: { code: 'unreadable', says: /header of the response is larger than 16 KB/ },
    },
  },
  {
    name: 'floods trailers',
    serve: flood(
      `${OK}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n`,
      'X-T: a\r\n'.repeat(500),
    ),
    expected: {
      'node-red': { code: 'unreadable', says: /header of the response is larger than 64 KB/ },
      n8n: CUT_OR_BROKEN,
    },
  },
  {
    name: 'floods the extension of a chunk',
    serve: flood(`${OK}Transfer-Encoding: chunked\r\n\r\n2;`, 'a'.repeat(4_000)),
    expected: { 'node-red': BAD_HTTP, n8n: CUT_OR_BROKEN },
  },
];

/** What a strict client refuses and the http request nodes of both hosts take, or say why not. */
export const ODD_HTTP: readonly Row[] = [
  {
    name: '100 Continue that nobody asked for, then the response to a POST',
    serve: says('HTTP/1.1 100 Continue\r\n\r\n', `${OK}Content-Length: 11\r\n\r\n`, JSON_TEXT),
    job: { method: 'POST', body: '{}' },
    expected: GOOD,
  },
  {
    name: '102 and 103 first',
    serve: says(
      'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n',
      `${OK}Content-Length: 11\r\n\r\n`,
      JSON_TEXT,
    ),
    expected: GOOD,
  },
  {
    name: 'HTTP/1.0 without a length',
    serve: says('HTTP/1.0 200 OK\r\n\r\n', JSON_TEXT),
    expected: GOOD,
  },
  { name: 'HTTP/1.1 without a length', serve: says(`${OK}\r\n`, JSON_TEXT), expected: GOOD },
  {
    name: 'a status without words',
    serve: says('HTTP/1.1 200\r\nContent-Length: 11\r\n\r\n', JSON_TEXT),
    expected: GOOD,
  },
  {
    name: 'HEAD with a large Content-Length',
    serve: says(`${OK}Content-Length: 50000000\r\n\r\n`),
    job: { method: 'HEAD' },
    expected: { status: 200, text: '', headers: { 'content-length': '50000000' } },
  },
  {
    name: 'HEAD of something packed',
    serve: says(`${OK}Content-Encoding: gzip\r\nContent-Length: 500\r\n\r\n`),
    job: { method: 'HEAD' },
    expected: { status: 200, text: '' },
  },
  {
    name: '204 with a length',
    serve: says('HTTP/1.1 204 No Content\r\nContent-Length: 99999999\r\n\r\n'),
    expected: { status: 204, text: '' },
  },
  {
    name: '304 with a length',
    serve: says('HTTP/1.1 304 Not Modified\r\nContent-Length: 99999999\r\n\r\n'),
    expected: { status: 304, text: '' },
  },
  {
    name: 'lines that end by LF only',
    serve: says(`HTTP/1.1 200 OK\nContent-Length: 11\n\n${JSON_TEXT}`),
    expected: BAD_HTTP,
  },
  {
    name: 'lines that end by LF only, to a lenient parser',
    serve: says(`HTTP/1.1 200 OK\nContent-Length: 11\n\n${JSON_TEXT}`),
    job: { lenient: true },
    expected: { 'node-red': GOOD, n8n: BAD_HTTP },
  },
  {
    name: 'length and chunks at the same time, to a lenient parser',
    serve: says(
      `${OK}Content-Length: 11\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n${JSON_TEXT}\r\n0\r\n\r\n`,
    ),
    job: { lenient: true },
    expected: { 'node-red': GOOD, n8n: BAD_HTTP },
  },
  {
    name: 'a space in a header name',
    serve: says(`${OK}X Y: 1\r\nContent-Length: 11\r\n\r\n${JSON_TEXT}`),
    expected: BAD_HTTP,
  },
  {
    name: 'the same Content-Length twice',
    serve: says(`${OK}Content-Length: 11\r\nContent-Length: 11\r\n\r\n${JSON_TEXT}`),
    expected: BAD_HTTP,
  },
  {
    name: 'something that is not HTTP',
    serve: says('220 mail.example ESMTP\r\n'),
    expected: BAD_HTTP,
  },
  {
    name: 'an alert of TLS on a port called http',
    serve: says(Buffer.from([0x15, 3, 1, 0, 2, 2, 0x16])),
    expected: {
      'node-red': {
        code: 'unreadable',
        says: /speaks TLS. Begin the URL of the account with https:/,
      },
      n8n: { code: 'unreadable', says: /https:\/\/ or http:\/\// },
    },
  },
  {
    name: '101 that nobody asked for',
    serve: says('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
    expected: {
      'node-red': { code: 'unreadable', says: /switched to another protocol/ },
      n8n: LATE,
    },
  },
  { name: 'Latin-1 in a header', serve: body('X-Name: B\xfcro\r\n', JSON_TEXT), expected: GOOD },
  {
    name: 'raw UTF-8 in Location',
    serve: says(
      'HTTP/1.1 302 Found\r\nLocation: /m\u00fcller?q=\u20ac\r\nContent-Length: 0\r\n\r\n',
    ),
    expected: { status: 302, headers: { location: '/m\u00fcller?q=\u20ac' } },
  },
  {
    name: 'a redirect to itself',
    serve: says('HTTP/1.1 307 Again\r\nLocation: /\r\nContent-Length: 0\r\n\r\n'),
    expected: { status: 307, headers: { location: '/' } },
  },
  {
    name: 'a broken chunk in the packet of its head',
    serve: says(`${OK}Transfer-Encoding: chunked\r\n\r\nzz\r\n`),
    expected: { 'node-red': BAD_HTTP, n8n: CUT_OR_BROKEN },
  },
  {
    name: 'a chunk that is longer than it says',
    serve: says(`${OK}Transfer-Encoding: chunked\r\n\r\n5\r\n${JSON_TEXT}\r\n0\r\n\r\n`),
    expected: { 'node-red': BAD_HTTP, n8n: CUT_OR_BROKEN },
  },
  {
    name: 'a chunk beyond 2^64',
    serve: says(`${OK}Transfer-Encoding: chunked\r\n\r\n${'f'.repeat(20)}\r\n`),
    expected: { 'node-red': BAD_HTTP, n8n: CUT_OR_BROKEN },
  },
  {
    name: 'a body longer than its Content-Length',
    serve: says(`${OK}Content-Length: 5\r\n\r\n${JSON_TEXT}`),
    // The core says of it that its JSON is cut off.
    expected: { 'node-red': BAD_HTTP, n8n: { status: 200, text: '{"ok"' } },
  },
  ...['chunked, identity', 'chunked, chunked', 'foo, chunked', 'chunked, gzip', 'foo'].map(
    (coding): Row => ({
      name: `Transfer-Encoding: ${coding}`,
      serve: says(`${OK}Transfer-Encoding: ${coding}\r\n\r\nb\r\n${JSON_TEXT}\r\n0\r\n\r\n`),
      expected: {
        code: 'unreadable',
        says: new RegExp(`Transfer-Encoding "${coding}", which can`),
      },
    }),
  ),
  {
    name: 'Transfer-Encoding: identity',
    serve: says(`${OK}Transfer-Encoding: identity\r\n\r\n${JSON_TEXT}`),
    expected: GOOD,
  },
  {
    name: 'Transfer-Encoding: gzip, chunked',
    serve: says(
      `${OK}Transfer-Encoding: gzip, chunked\r\n\r\n`,
      `${gzipSync(JSON_TEXT).length.toString(16)}\r\n`,
      gzipSync(JSON_TEXT),
      '\r\n0\r\n\r\n',
    ),
    expected: {
      'node-red': GOOD,
      n8n: {
        code: 'unreadable',
        says: /Transfer-Encoding "gzip, chunked", which cannot be decoded/,
      },
    },
  },
  {
    name: '204 with a body in chunks',
    serve: says(
      `HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n${JSON_TEXT}\r\n0\r\n\r\n`,
    ),
    expected: { status: 204, text: '' },
  },
  { name: 'a cut in the head', serve: says('HTTP/1.1 200 OK\r\nContent-'), expected: CUT },
  { name: 'a cut in the body', serve: says(`${OK}Content-Length: 50\r\n\r\nhalf`), expected: CUT },
  {
    name: 'a cut between chunks',
    serve: says(`${OK}Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n`),
    expected: CUT,
  },
  {
    name: 'a reset before anything',
    serve: (socket) => void socket.resetAndDestroy(),
    expected: CUT,
  },
  {
    name: 'a reset in a body that ends with its connection',
    serve: (socket) => {
      socket.write(`${OK}\r\nhalf`);
      setTimeout(() => socket.resetAndDestroy(), 50);
    },
    // n8n's client takes what came for the whole, since nothing said how much it would be.
    expected: { 'node-red': CUT, n8n: { status: 200, text: 'half' } },
  },
  {
    name: 'a reset after a POST',
    serve: (socket) => void socket.resetAndDestroy(),
    job: { method: 'POST', body: '{}' },
    expected: {
      code: 'network',
      says: /The POST was sent and may have been carried out/,
    },
  },
  {
    name: 'silence after a POST',
    serve: () => undefined,
    job: { method: 'POST', body: '{}' },
    expected: {
      code: 'timeout',
      says: /1\.2 s.*The POST was sent and may have been carried out/,
    },
  },
];

/** `Content-Encoding`, honest and not. */
export const PACKED: readonly Row[] = [
  { name: 'gzip', serve: packed('gzip', gzipSync(JSON_TEXT)), expected: GOOD },
  { name: 'x-gzip', serve: packed('x-gzip', gzipSync(JSON_TEXT)), expected: GOOD },
  { name: 'GZIP in capitals', serve: packed('GZIP', gzipSync(JSON_TEXT)), expected: GOOD },
  { name: 'br', serve: packed('br', brotliCompressSync(JSON_TEXT)), expected: GOOD },
  { name: 'deflate', serve: packed('deflate', deflateSync(JSON_TEXT)), expected: GOOD },
  { name: 'raw deflate', serve: packed('deflate', deflateRawSync(JSON_TEXT)), expected: GOOD },
  {
    name: 'gzip without its trailer',
    serve: packed('gzip', withoutEnd(gzipSync(JSON_TEXT), 8)),
    expected: GOOD,
  },
  {
    name: 'deflate without its check sum',
    serve: packed('deflate', withoutEnd(deflateSync(JSON_TEXT), 4)),
    expected: GOOD,
  },
  {
    name: 'gzip that is cut in the middle',
    serve: packed('gzip', gzipSync(LONG_TEXT).subarray(0, 2_000)),
    // n8n's client unpacks what there is and says nothing: it is asked for no compressed body.
    expected: { 'node-red': BAD_PACKING, n8n: { status: 200 } },
  },
  {
    name: 'gzip that is cut behind its header',
    serve: packed('gzip', gzipSync(JSON_TEXT).subarray(0, 10)),
    expected: BAD_PACKING,
  },
  {
    name: 'br that is cut before its first letter',
    serve: packed('br', brotliCompressSync(LONG_TEXT).subarray(0, 9)),
    expected: BAD_PACKING,
  },
  {
    name: 'gzip said of what is plain',
    serve: packed('gzip', Buffer.from(JSON_TEXT)),
    expected: { 'node-red': GOOD, n8n: BAD_PACKING },
  },
  ...(
    [
      ['br said of what is plain', 'br', Buffer.from(JSON_TEXT)],
      ['deflate said of what is plain', 'deflate', Buffer.from(JSON_TEXT)],
      ['deflate said of gzip', 'deflate', gzipSync(JSON_TEXT)],
      ['gzip said of raw deflate', 'gzip', deflateRawSync(JSON_TEXT)],
    ] as const
  ).map(([name, encoding, body]): Row => ({
    name,
    serve: packed(encoding, body),
    expected: { 'node-red': GOOD, n8n: BAD_PACKING },
  })),
  { name: 'gzip said of deflate', serve: packed('gzip', deflateSync(JSON_TEXT)), expected: GOOD },
  {
    name: 'gzip, gzip',
    serve: packed('gzip, gzip', gzipSync(gzipSync(JSON_TEXT))),
    expected: { 'node-red': GOOD, n8n: BAD_PACKING },
  },
  {
    name: 'deflate, br',
    serve: packed('deflate, br', brotliCompressSync(deflateSync(JSON_TEXT))),
    expected: { 'node-red': GOOD, n8n: BAD_PACKING },
  },
  {
    name: 'gzip eight times',
    serve: packed(Array(8).fill('gzip').join(), gzipSync(JSON_TEXT)),
    expected: BAD_PACKING,
  },
  { name: 'identity', serve: packed('identity', Buffer.from(JSON_TEXT)), expected: GOOD },
  { name: 'utf-8 as an encoding', serve: packed('utf-8', Buffer.from(JSON_TEXT)), expected: GOOD },
  {
    name: 'gzip of nothing',
    serve: packed('gzip', Buffer.alloc(0)),
    expected: { status: 200, text: '' },
  },
  ...[
    ['gzip', gzipSync('')],
    ['deflate', deflateSync('')],
    ['deflate', deflateRawSync('')],
    ['br', brotliCompressSync('')],
  ].map(([encoding, bytes]): Row => ({
    name: `nothing, by ${String(encoding)} in ${String(bytes?.length)} bytes`,
    serve: packed(String(encoding), Buffer.from(bytes ?? '')),
    expected: { status: 200, text: '' },
  })),
];

const TYPE = 'Content-Type: application/json';
const UMLAUTS = '{"name":"Büro €"}';
const READ: Expected = { status: 200, read: UMLAUTS };
const LATIN = Buffer.from(UMLAUTS.replace('€', '\u0080'), 'latin1');

/** Letters beyond ASCII come through whatever they are written in. */
export const CHARSETS: readonly Row[] = [
  { name: 'UTF-8', serve: body(`${TYPE}\r\n`, UMLAUTS), expected: READ },
  { name: 'UTF-8 with a mark', serve: body(`${TYPE}\r\n`, `\uFEFF${UMLAUTS}`), expected: READ },
  { name: 'Windows-1252', serve: body(`${TYPE};charset=cp1252\r\n`, LATIN), expected: READ },
  { name: 'Latin-1', serve: body(`${TYPE}; charset=ISO-8859-1\r\n`, LATIN), expected: READ },
  { name: 'Latin-1 that nobody names', serve: body(`${TYPE}\r\n`, LATIN), expected: READ },
  {
    name: 'Latin-1 that is called UTF-8',
    serve: body(`${TYPE};charset=utf-8\r\n`, LATIN),
    expected: READ,
  },
  {
    name: 'UTF-16 with a mark, packed',
    serve: body(
      `${TYPE}\r\nContent-Encoding: gzip\r\n`,
      gzipSync(Buffer.from(`\uFEFF${UMLAUTS}`, 'utf16le')),
    ),
    expected: READ,
  },
];
