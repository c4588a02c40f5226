/** Bytes, dates and lists through the client and the real transport of both hosts. */
import { gzipSync } from 'node:zlib';

import type { Operation } from '../../core';
import { createServers, json } from './server';
import type { Answer, Servers } from './server';
import { createStage, startHosts } from './stage';
import type { Hosts, Stage } from './stage';

const OK = 'HTTP/1.1 200 OK\r\nConnection: close\r\n';

/** Written past node:http, as it is. */
const raw =
  (...parts: readonly (string | Uint8Array)[]): Answer =>
  (_response, { socket }) => {
    for (const part of parts) socket.write(part);
    socket.end();
  };

describe.each(['node-red', 'n8n'] as const)('%s', (host) => {
  let hosts: Hosts;
  let servers: Servers;
  let stage: Stage;

  beforeAll(async () => {
    hosts = await startHosts();
  });

  beforeEach(() => {
    servers = createServers();
    stage = createStage(host, hosts, servers);
  });

  afterEach(async () => {
    stage.close();
    await servers.close();
  });

  it.each<[string, Answer]>([
    ['a header of 80 KB', raw(`${OK}X-A: ${'a'.repeat(80_000)}\r\n\r\n`)],
    [
      'gzip that is none',
      raw(
        `${OK}Content-Encoding: gzip\r\n\r\n`,
        Buffer.from(`\x1f\x8b\x08\x00${'garbage'.repeat(9)}`, 'latin1'),
      ),
    ],
    ['a header without a colon', raw(`${OK}broken\r\n\r\n`)],
    ['two lengths', raw(`${OK}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`)],
    ['no HTTP', raw('220 mail.example\r\n')],
    ['chunks that are not the last coding', raw(`${OK}Transfer-Encoding: chunked, x\r\n\r\n1`)],
  ])('asks once where the response cannot be read: %s', async (_, reply) => {
    const server = await servers.start();
    server.reply = reply;
    expect(await stage.client({ server }).fails()).toMatchObject({ code: 'unreadable' });
    expect([server.calls.length, server.logins.length]).toEqual([1, 1]);
  });

  it.each<[string, string, Uint8Array]>([
    [
      "a charset in quotes 'Windows-1251'",
      `text/plain; charset='windows-1251'`,
      Buffer.from([0xcf]),
    ],
    ['EUC-JP', 'text/plain;charset=EUC-JP', Buffer.from([0xc6, 0xfc])],
    ['ISO-8859-15', 'application/xml;charset=ISO-8859-15', Buffer.from([0xa4])],
    ['UTF-16BE without a mark', 'text/plain; charset=utf-16be', Buffer.from([0x20, 0xac])],
  ])('reads %s, and an error in it', async (_, type, bytes) => {
    const letter = { "text/plain; charset='windows-1251'": 'П', 'text/plain;charset=EUC-JP': '日' };
    const expected = (letter as Readonly<Record<string, string>>)[type] ?? '€';
    const server = await servers.start();
    const client = stage.client({ server });
    server.reply = (response) => response.writeHead(200, { 'Content-Type': type }).end(bytes);
    expect((await client.get()).payload).toBe(expected);
    server.reply = (response) => response.writeHead(400, { 'Content-Type': type }).end(bytes);
    expect(await client.fails()).toMatchObject({ status: 400, body: expected });
  });

  it('sends texts and bytes as they are given, and text in the charset that is named', async () => {
    const server = await servers.start();
    const client = stage.client({ server });
    const sent = async (payload: unknown, type: string): Promise<Buffer | undefined> => {
      await client.get({ method: 'POST', payload, headers: { 'Content-Type': type } });
      return server.calls.at(-1)?.body;
    };
    const written = '{"id": 7615917337495251231,"v":1.0 ,"x":123456789012345.67e2}';
    expect(String(await sent(written, 'application/json'))).toBe(written);
    const bytes = Buffer.from([0x89, 0x50, 0, 0xff, 0x0d]);
    expect(await sent(bytes, 'image/png')).toEqual(bytes);
    expect(await sent(Uint8Array.from(bytes), 'application/octet-stream')).toEqual(bytes);
    expect(await sent('Ж', 'text/plain; charset=koi8-r')).toEqual(Buffer.from([0xf6]));
    expect(await sent('€', 'text/plain; charset=iso-8859-15')).toEqual(Buffer.from([0xa4]));
  });

  it('keeps the digits of numbers, packed or not', async () => {
    const server = await servers.start();
    const client = stage.client({ server });
    const body = '{"a":-7615917337495251231,"b":123456789012345.67e2,"c":9.007199254740993E+15}';
    for (const coded of [false, true]) {
      server.reply = (response) =>
        coded
          ? response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(body))
          : response.end(body);
      expect((await client.get()).payload).toEqual({
        a: '-7615917337495251231',
        b: '123456789012345.67e2',
        c: '9.007199254740993E+15',
      });
    }
  });

  it('leaves a query as it is written, and names a header that the connection sets', async () => {
    const server = await servers.start();
    const client = stage.client({ server });
    await client.get({ path: '/x?f=a%20b;c&g=1,2&h=%E2%82%AC', query: { q: ['a', 'b c'], r: 1 } });
    expect(server.calls[0]?.url).toMatch(
      /\/x\?f=a%20b;c&g=1,2&h=%E2%82%AC&q=a&q=b(?:\+|%20)c&r=1$/,
    );
    for (const name of ['Content-Length', 'transfer-encoding', 'Upgrade']) {
      const fault = await client.fails({ headers: { [name]: '1' } });
      expect(fault).toMatchObject({
        code: 'input',
        message: expect.stringContaining(name) as unknown,
      });
    }
    expect(server.calls).toHaveLength(1);
  });

  const ROW: Partial<Operation> = { resource: 'thing', operation: 'find', path: '/things' };

  it('sends a day as it is written, in every form that a host has for it', async () => {
    const field = (name: string, codec: object) =>
      ({ name, label: name, description: name, in: 'query', kind: 'dateTime', ...codec }) as const;
    const server = await servers.start();
    const client = stage.client({
      server,
      operations: [
        {
          ...ROW,
          fields: [field('day', { codec: 'plainDate' }), field('at', { codec: 'plainDateTime' })],
        },
      ],
    });
    const midnight = new Date('2026-11-24T23:00:00.000Z');
    for (const [day, expected] of [
      ['2026-11-25T00:00:00.000+01:00', '2026-11-25'],
      ['2026-11-25T23:59:59-11:00', '2026-11-25'],
      [{ isLuxonDateTime: true, toISO: () => '2026-11-25T00:00:00.000+13:00' }, '2026-11-25'],
      [Date.UTC(2026, 10, 25, 12), '2026-11-25'],
    ] as const) {
      await client.run({ operation: 'thing.find', params: { day, at: day } });
      const { searchParams } = new URL(server.calls.at(-1)?.url ?? '', server.url);
      expect([searchParams.get('day'), searchParams.get('at')?.slice(0, 10)]).toEqual([
        expected,
        expected,
      ]);
    }
    await client.run({ operation: 'thing.find', params: { day: midnight } });
    expect(server.calls.at(-1)?.url).toMatch(/day=2026-11-2[45]/);
  });

  it('gives the whole list of a server that cuts its pages, or an error', async () => {
    const server = await servers.start();
    const operations = [
      {
        ...ROW,
        operation: 'find' as const,
        fields: [],
        answer: { items: 'rows' },
        paging: { kind: 'page', in: 'query', page: 'page', first: 1, limit: 'limit', size: 100 },
      },
    ] as const;
    const client = stage.client({ server, operations });
    const run = async () =>
      (await client.run({ operation: 'thing.find', params: {} })).items.length;
    const rows = (from: number, to: number): readonly object[] =>
      Array.from({ length: Math.max(0, to - from) }, (_, index) => ({ id: from + index }));
    const pageOf = (url: string): number =>
      Number(new URL(url, server.url).searchParams.get('page') ?? 1);
    // Never more than 7, one page of them short, and no total.
    server.reply = (response, { url }) => {
      const page = pageOf(url);
      json(response, {
        rows: page > 4 ? [] : rows((page - 1) * 7, page * 7 - (page === 2 ? 3 : 0)),
      });
    };
    expect(await run()).toBe(25);
    // The number of the page is not looked at.
    const before = server.calls.length;
    server.reply = (response) => json(response, { rows: rows(0, 7) });
    expect(await run()).toBe(7);
    expect(server.calls.length - before).toBe(2);
    // The second page is cut in the middle.
    server.reply = (response, { url }) =>
      pageOf(url) === 1
        ? json(response, { rows: rows(0, 7) })
        : response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"rows":[{"id":7},');
    await expect(run()).rejects.toThrow(/ends in the middle of its JSON/);
  });
});
