import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { gzipSync } from 'node:zlib';

import { Secret } from '../../core';
import type { SignedRequest } from '../../core';
import { createConnection } from '../../node-red/src/transport/connection';
import type { Connection } from '../../node-red/src/transport/connection';
import { createAuthority } from '../../simulators/certificates';
import type { Authority, KeyAndCertificate } from '../../simulators/certificates';
import { listenRaw } from '../support/raw-server';

const LIMITS = { timeoutMs: 2_000, maxResponseBytes: 1_000 };

describe('the connections of an account', () => {
  const closers: (() => void)[] = [];
  let authority: Authority;
  let issued: KeyAndCertificate;
  let sockets: Set<Socket>;

  beforeAll(async () => {
    authority = await createAuthority();
    issued = await authority.issueServer();
  });

  beforeEach(() => {
    sockets = new Set();
  });

  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  async function listen(server: Server): Promise<number> {
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closers.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return (server.address() as AddressInfo).port;
  }

  const http = async (handle: RequestListener): Promise<string> =>
    `http://127.0.0.1:${String(await listen(createServer(handle)))}`;

  const https = async (handle: RequestListener, options: object = {}): Promise<string> => {
    const server = createTlsServer(
      { key: issued.privateKey, cert: issued.certificate, ...options },
      handle,
    );
    server.on('tlsClientError', () => undefined);
    return `https://localhost:${String(await listen(server))}`;
  };

  function connect(settings: Partial<Parameters<typeof createConnection>[0]> = {}): Connection {
    const connection = createConnection({ tls: {}, ...settings });
    closers.push(() => connection.close());
    return connection;
  }

  const get = (url: string, headers: Readonly<Record<string, string>> = {}): SignedRequest => ({
    method: 'GET',
    url,
    headers,
  });

  it('sends the headers that it is given, and none of its own that mean something', async () => {
    let raw: readonly string[] = [];
    const url = await http((request, response) => {
      raw = request.rawHeaders;
      response.end();
    });
    const body = '{"a":1}';
    const headers = { authToken: 'x', 'Content-Type': 'application/json' };
    await connect().transport({ method: 'POST', url, headers, body }, LIMITS);
    expect(raw.filter((_, index) => index % 2 === 0).sort()).toEqual(
      ['Connection', 'Content-Length', 'Content-Type', 'Host', 'User-Agent', 'authToken'].sort(),
    );
    await connect().transport({ method: 'POST', url, headers: {} }, LIMITS);
    expect(raw.join().toLowerCase()).not.toContain('content-type');
  });

  it('gives any status, follows no redirect, lower-cases and joins headers', async () => {
    const url = await http((_request, response) => {
      response.writeHead(302, [
        ['Location', 'http://elsewhere.example/'],
        ['X-Two', 'a'],
        ['X-Two', 'b'],
      ] as never);
      response.end('moved');
    });
    const reply = await connect().transport(get(url), LIMITS);
    expect(reply).toMatchObject({
      status: 302,
      headers: { location: 'http://elsewhere.example/', 'x-two': 'a, b' },
    });
    expect(Buffer.from(reply.body).toString()).toBe('moved');
  });

  it('keeps its connection for the next request and closes it when it is closed', async () => {
    const url = await http((_request, response) => response.end('x'));
    const connection = connect();
    for (let round = 0; round < 5; round += 1) await connection.transport(get(url), LIMITS);
    expect(sockets.size).toBe(1);
    const closed = [...sockets].map((socket) => once(socket, 'close'));
    connection.close();
    await Promise.all(closed);
    expect(sockets.size).toBe(0);
  });

  it('sends nothing on a connection that the server has closed behind its response without a word', async () => {
    const server = await listenRaw((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    });
    closers.push(() => server.close());
    const url = `http://127.0.0.1:${String(server.port)}`;
    const { transport } = connect();
    for (let sent = 0; sent < 5; sent += 1) {
      await expect(transport({ ...get(url), method: 'POST' }, LIMITS)).resolves.toBeDefined();
    }
  });

  it('unpacks an answer that was packed without being asked for', async () => {
    const url = await http((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync('plain'));
    });
    const { body } = await connect().transport(get(url), LIMITS);
    expect(Buffer.from(body).toString()).toBe('plain');
  });

  it.each([
    ['announced', { 'content-length': '2000' }, Buffer.alloc(2_000)],
    ['streamed', {}, Buffer.alloc(2_000)],
    ['packed', { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(100_000))],
  ])('refuses an answer over the limit: %s', async (_, headers, body) => {
    const url = await http((_request, response) => {
      response.writeHead(200, headers);
      response.end(body);
    });
    await expect(connect().transport(get(url), LIMITS)).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(/127.0.0.1:\d+: the response is larger than 1000 bytes/),
    });
  });

  it.each([
    ['before the head', (_: unknown, _response: unknown) => undefined],
    [
      'in the body',
      (_: unknown, response: { write(text: string): void }) => {
        response.write('half');
      },
    ],
  ])('gives up in time when the server goes silent %s', async (_, handle) => {
    const url = await http(handle as RequestListener);
    const started = Date.now();
    await expect(
      connect().transport(get(url), { ...LIMITS, timeoutMs: 200 }),
    ).rejects.toMatchObject({ code: 'timeout' });
    expect(Date.now() - started).toBeLessThan(1_500);
  });

  it('ends at once when the caller goes', async () => {
    const url = await http(() => undefined);
    const caller = new AbortController();
    const sent = connect().transport(get(url), { ...LIMITS, signal: caller.signal });
    setTimeout(() => caller.abort(), 50);
    await expect(sent).rejects.toMatchObject({ code: 'cancelled' });
  });

  it.each([
    [
      'http://127.0.0.1:1/',
      'network',
      /127.0.0.1:1: the connection was refused \(ECONNREFUSED\). Check the port/,
    ],
    ['http://no-such-host.invalid/', 'network', /no-such-host.invalid: the name was not found/],
  ])('says what to do when %s does not answer', async (url, code, message) => {
    await expect(connect().transport(get(url), LIMITS)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  it('says that a connection broke off', async () => {
    const url = await http((request) => request.socket.destroy());
    await expect(connect().transport(get(url), LIMITS)).rejects.toMatchObject({ code: 'network' });
  });

  describe('TLS', () => {
    const answer: RequestListener = (request, response) => {
      const { subject } = (request.socket as TLSSocket).getPeerCertificate();
      response.end(subject?.CN ?? 'nobody');
    };
    const text = async (sent: ReturnType<Connection['transport']>): Promise<string> =>
      Buffer.from((await sent).body).toString();

    it('trusts what the TLS configuration trusts, and says where to put the CA', async () => {
      const url = await https(answer);
      await expect(connect().transport(get(url), LIMITS)).rejects.toMatchObject({
        code: 'tls',
        message: expect.stringContaining(
          'Add the CA certificate of the server to the TLS configuration',
        ),
      });
      const trusting = connect({ tls: { ca: authority.certificate } });
      expect(await text(trusting.transport(get(url), LIMITS))).toBe('nobody');
      const careless = connect({ tls: { rejectUnauthorized: false } });
      expect(await text(careless.transport(get(url), LIMITS))).toBe('nobody');
    });

    it('checks the host name, or the one that the configuration names', async () => {
      const url = await https(answer);
      const tls: ConnectionOptions = { ca: authority.certificate, servername: 'other.example' };
      await expect(connect({ tls }).transport(get(url), LIMITS)).rejects.toMatchObject({
        code: 'tls',
        message: expect.stringContaining('another host name'),
      });
    });

    it('says that https was spoken to a server of plain http', async () => {
      const url = (await http(answer)).replace('http:', 'https:');
      await expect(connect().transport(get(url), LIMITS)).rejects.toMatchObject({ code: 'tls' });
    });

    it('shows the client certificate only where the request asks for it', async () => {
      const client = await authority.issueClient({ commonName: 'carol', passphrase: 'sesame' });
      const url = await https(answer, {
        ca: authority.certificate,
        requestCert: true,
        rejectUnauthorized: false,
      });
      const tls: ConnectionOptions = {
        ca: authority.certificate,
        cert: client.certificate,
        key: client.privateKey,
        passphrase: 'sesame',
      };
      const connection = connect({ tls });
      const certificate = {
        kind: 'pem',
        cert: new Secret(client.certificate),
        key: new Secret(client.privateKey),
      } as const;
      expect(await text(connection.transport(get(url), LIMITS))).toBe('nobody');
      expect(await text(connection.transport({ ...get(url), certificate }, LIMITS))).toBe('carol');
    });

    it('blames the client certificate for a cut only where one was shown and nothing had come back', async () => {
      const { certificate: cert, privateKey: key } = await authority.issueClient({
        commonName: 'carol',
      });
      const tls: ConnectionOptions = { ca: authority.certificate, cert, key };
      const cuts: RequestListener = (request, response) => {
        if (request.url === '/kept') response.end('ok');
        else request.socket.destroy();
      };
      const asking = { requestCert: true, rejectUnauthorized: false };
      const [secure, plain] = [await https(cuts, asking), await http(cuts)];
      const codeOf = async (connection: Connection, url: string): Promise<unknown> =>
        connection.transport(get(url), LIMITS).catch(({ code }: { code: string }) => code);
      const always = { alwaysShowsCertificate: true };
      const shown = connect({ tls, ...always });
      expect(await codeOf(shown, secure)).toBe('tls');
      await shown.transport(get(`${secure}/kept`), LIMITS);
      expect(await codeOf(shown, secure)).toBe('network');
      expect(await codeOf(shown, plain)).toBe('network');
      const without = connect({ tls: { ca: authority.certificate }, ...always });
      expect(await codeOf(without, secure)).toBe('network');
    });

    it('passes a PKCS#12 container on, as Node-RED 5 gives it', async () => {
      const client = await authority.issueClient({ commonName: 'dora', passphrase: 'sesame' });
      const url = await https(answer, {
        ca: authority.certificate,
        requestCert: true,
        rejectUnauthorized: false,
      });
      const tls = {
        ca: authority.certificate,
        pfx: Buffer.from(client.pfx, 'base64'),
        passphrase: 'sesame',
      };
      const certificate = { kind: 'pfx', pfx: new Secret(client.pfx) } as const;
      const sent = connect({ tls }).transport({ ...get(url), certificate }, LIMITS);
      expect(await text(sent)).toBe('dora');
    });

    it('says that the server may want a client certificate', async () => {
      const url = await https(answer, {
        ca: authority.certificate,
        requestCert: true,
        rejectUnauthorized: true,
      });
      const connection = connect({ tls: { ca: authority.certificate, maxVersion: 'TLSv1.2' } });
      await expect(connection.transport(get(url), LIMITS)).rejects.toMatchObject({
        message: expect.stringMatching(/client certificate|broke off/),
      });
    });
  });
});
