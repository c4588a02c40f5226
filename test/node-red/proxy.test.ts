import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createRequire } from 'node:module';
import { connect as connectTo } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

import type { SignedRequest } from '../../core';
import { createConnection } from '../../node-red/src/transport/connection';
import type { Connection } from '../../node-red/src/transport/connection';
import { proxyOfEnvironment, proxyOfNode } from '../../node-red/src/transport/proxy';
import { createAuthority } from '../../simulators/certificates';
import { startScriptedProxy } from '../support/scripted-proxy';

const LIMITS = { timeoutMs: 5_000, maxResponseBytes: 10_000 };

/** The matcher that Node-RED's own http request node uses. */
const { getProxyForUrl } = createRequire(__filename)(
  '@node-red/nodes/core/network/lib/proxyHelper.js',
) as { getProxyForUrl(url: string, options: object): string };

const get = (url: string): SignedRequest => ({ method: 'GET', url, headers: {} });

describe('a proxy', () => {
  const closers: (() => void)[] = [];

  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  async function listen(server: Server): Promise<number> {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closers.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return (server.address() as AddressInfo).port;
  }

  function connect(settings: Partial<Parameters<typeof createConnection>[0]>): Connection {
    const connection = createConnection({ tls: {}, ...settings });
    closers.push(() => connection.close());
    return connection;
  }

  it('gets a tunnel for https and the whole address for http, with its own login', async () => {
    const scripted = await startScriptedProxy();
    closers.push(() => void scripted.close());
    const credentials = { username: 'jörg', password: 'pä:"ss' };
    const proxy = proxyOfNode({ url: scripted.url, credentials });
    const connection = connect({ proxy, tls: { rejectUnauthorized: false } });
    for (let round = 0; round < 3; round += 1) {
      await connection.transport(get('https://api.example:8443/a?b=1'), LIMITS);
      await connection.transport(get('http://plain.example/c'), LIMITS);
    }
    // One tunnel is kept for all three.
    expect(scripted.tunnels).toEqual(['api.example:8443']);
    expect(scripted.requests.slice(0, 2).map(({ url }) => url)).toEqual([
      'https://api.example:8443/a?b=1',
      'http://plain.example/c',
    ]);
    const login = `Basic ${Buffer.from('jörg:pä:"ss').toString('base64')}`;
    expect(new Set(scripted.logins)).toEqual(new Set([login]));
    // What goes through the tunnel is for the server and not for the proxy.
    expect(scripted.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  it.each([
    [407, /proxy 127.0.0.1:\d+ rejected the connection with 407. Check user name and password/],
    [403, /with 403. Ask the administrator of the proxy whether it allows api.example/],
  ])('that refuses with %i is named', async (status, message) => {
    const server = createServer();
    server.on('connect', (_request, socket: Socket) => {
      socket.end(`HTTP/1.1 ${String(status)} No\r\nContent-Length: 0\r\n\r\n`);
    });
    const url = `http://user:s3cret@127.0.0.1:${String(await listen(server))}`;
    const sent = connect({ proxy: proxyOfNode({ url }) }).transport(
      get('https://api.example/'),
      LIMITS,
    );
    await expect(sent).rejects.toMatchObject({
      code: 'network',
      message: expect.stringMatching(message),
    });
    await expect(sent).rejects.not.toMatchObject({ message: expect.stringContaining('s3cret') });
  });

  it('that refuses a call of plain http with 407 is named, too', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end();
    });
    const url = `http://127.0.0.1:${String(await listen(server))}`;
    await expect(
      connect({ proxy: proxyOfNode({ url }) }).transport(get('http://api.example/'), LIMITS),
    ).rejects.toMatchObject({ message: expect.stringMatching(/rejected the connection with 407/) });
  });

  it('that accepts the connection and says nothing is given up in time', async () => {
    const url = `http://127.0.0.1:${String(await listen(createServer().on('connect', () => undefined)))}`;
    await expect(
      connect({ proxy: proxyOfNode({ url }) }).transport(get('https://api.example/'), {
        ...LIMITS,
        timeoutMs: 300,
      }),
    ).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringMatching(/through the proxy .* within 0.3 s/),
    });
  });

  it('that nothing listens for is blamed, and not the server', async () => {
    const proxy = proxyOfNode({ url: 'http://127.0.0.1:1' });
    for (const url of ['https://api.example/', 'http://api.example/']) {
      await expect(connect({ proxy }).transport(get(url), LIMITS)).rejects.toMatchObject({
        code: 'network',
        message: expect.stringMatching(/the proxy 127.0.0.1:1 could not be reached/),
      });
    }
  });

  it('of https may have a certificate by the authority of the account', async () => {
    const authority = await createAuthority();
    const { privateKey: key, certificate: cert } = await authority.issueServer();
    const server = createTlsServer({ key, cert }, (_request, response) => response.end('secure'));
    const port = await listen(server);
    const proxyServer = createTlsServer({ key, cert }, (_request, response) =>
      response.end('by the proxy'),
    );
    proxyServer.on('connect', (_request, socket: Socket) => {
      const upstream = connectTo(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(upstream).pipe(socket);
      });
      upstream.on('error', () => undefined);
      closers.push(() => upstream.destroy());
    });
    const proxy = proxyOfNode({ url: `https://localhost:${String(await listen(proxyServer))}` });
    const trusting = connect({ proxy, tls: { ca: authority.certificate } });
    const text = async (url: string): Promise<string> =>
      Buffer.from((await trusting.transport(get(url), LIMITS)).body).toString();
    expect(await text(`https://localhost:${String(port)}/`)).toBe('secure');
    expect(await text('http://plain.example/')).toBe('by the proxy');
    // Without that authority it is the proxy's certificate that is named.
    for (const url of [`https://localhost:${String(port)}/`, 'http://plain.example/']) {
      await expect(connect({ proxy }).transport(get(url), LIMITS)).rejects.toMatchObject({
        code: 'tls',
        message: expect.stringMatching(
          /the proxy localhost:\d+ has a certificate that is not trusted/,
        ),
      });
    }
  });

  it('of the environment may have blanks around it, and one of another kind is named as that', () => {
    const target = new URL('http://plain.example/');
    expect(proxyOfEnvironment({ http_proxy: ' http://p:3128\n' })(target)?.url.port).toBe('3128');
    for (const url of ['socks5://p:1080', 'http://', 'ftp://p:21']) {
      const choose = proxyOfEnvironment({ ALL_PROXY: url });
      expect(() => choose(target)).toThrow(
        /the environment of Node-RED .* names a proxy whose URL/,
      );
    }
  });

  it('is taken from the environment, and named so', async () => {
    const server = createServer((request, response) => response.end(request.url));
    const url = `http://127.0.0.1:${String(await listen(server))}`;
    const { body } = await connect({
      proxy: proxyOfEnvironment({ HTTP_PROXY: url, NO_PROXY: 'other.example' }),
    }).transport(get('http://api.example/x'), LIMITS);
    expect(Buffer.from(body).toString()).toBe('http://api.example/x');
    await expect(
      connect({ proxy: proxyOfEnvironment({ https_proxy: 'http://127.0.0.1:1' }) }).transport(
        get('https://api.example/'),
        LIMITS,
      ),
    ).rejects.toMatchObject({
      message: expect.stringMatching(/the proxy 127.0.0.1:1 of the environment/),
    });
    await expect(
      connect({ proxy: proxyOfEnvironment({ ALL_PROXY: 'socks5://127.0.0.1:1' }) }).transport(
        get('https://api.example/'),
        LIMITS,
      ),
    ).rejects.toMatchObject({ code: 'input', message: expect.stringMatching(/^proxy: .*http:/) });
  });

  const TARGETS = [
    'http://example.com/',
    'https://example.com/',
    'http://example.com:8080/x',
    'https://a.example.com/',
    'https://notexample.com/',
    'http://10.1.2.3/',
    'http://[::1]:8080/',
    'http://EXAMPLE.com/',
    'http://localhost/',
  ];

  it.each([
    [[]],
    [['']],
    [['example.com']],
    [['EXAMPLE.COM']],
    [['10.1.2.3, example.com']],
    [['10.1.2.3 example.com']],
    [['*example.com']],
    [['*.example.com']],
    [['.example.com']],
    [['example.com:8080']],
    [['example.com:80']],
    [['example.com:443']],
    [['.example.com:443', 'localhost']],
    [['*']],
    [['a', '*']],
    [['*:8080']],
    [['[::1]']],
    [['::1']],
    [['[::1]:8080']],
    [['10.0.0.0/8']],
    [['example.com:0']],
    [['a.example.com,,localhost']],
  ])('%j passes the proxy by where the http request node does', (noproxy) => {
    const url = 'http://proxy:3128';
    for (const mode of ['strict', 'legacy'] as const) {
      const choice = proxyOfNode({ url, noproxy }, { mode });
      const env = { no_proxy: noproxy.join(','), http_proxy: url, https_proxy: url };
      for (const target of TARGETS) {
        const theirs = getProxyForUrl(target, { mode, env });
        // Legacy matching looks at the address as it was written, which we no longer have.
        if (mode === 'legacy' && (target.includes('EXAMPLE') || noproxy.join() === '')) continue;
        expect([target, mode, choice(new URL(target)) === undefined]).toEqual([
          target,
          mode,
          theirs === '',
        ]);
      }
    }
  });

  it.each([
    [{}, {}],
    [{ HTTP_PROXY: 'http://a:1' }, {}],
    [{ http_proxy: 'http://a:1', HTTP_PROXY: 'http://b:1' }, {}],
    [{ http_proxy: 'http://a:1', HTTP_PROXY: 'http://b:1' }, { favourUpperCase: true }],
    [{ HTTP_PROXY: 'http://b:1' }, { lowerCaseOnly: true }],
    [{ HTTPS_PROXY: 'http://a:1', NO_PROXY: '.example.com' }, {}],
    [{ ALL_PROXY: 'http://a:1' }, {}],
    [{ npm_config_proxy: 'http://a:1' }, {}],
    [{ npm_config_proxy: 'http://a:1' }, { excludeNpm: true }],
    [{ npm_config_https_proxy: 'http://n:1', HTTPS_PROXY: 'http://a:1' }, {}],
    [{ HTTP_PROXY: 'proxy:3128', HTTPS_PROXY: 'proxy:3128' }, {}],
    [{ HTTP_PROXY: 'http://a:1', NO_PROXY: 'example' }, { mode: 'legacy' as const }],
    [{ HTTPS_PROXY: 'http://a:1' }, { mode: 'legacy' as const }],
  ])('of the environment %j is the one of the http request node (%j)', (env, options) => {
    const choice = proxyOfEnvironment(env, options);
    for (const target of TARGETS.filter((one) => !one.includes('EXAMPLE'))) {
      const theirs = getProxyForUrl(target, { env, ...options });
      const href = theirs === '' ? undefined : new URL(theirs).href;
      expect([target, choice(new URL(target))?.url.href]).toEqual([target, href]);
    }
  });
});
