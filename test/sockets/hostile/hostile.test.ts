/** Servers that break every rule, and what the transports of both hosts make of them. */
import { createServer as createTlsServer } from 'node:https';
import type { ServerOptions } from 'node:https';

import { createAuthority } from '../../../simulators/certificates';
import type { Authority, KeyAndCertificate } from '../../../simulators/certificates';
import { bomb } from './bombs';
import type { Packing } from './bombs';
import { HostProcess } from './child-process';
import type { Done, Host, Job, JobTls } from './job';
import { OLD_CONTAINER } from './old-container';
import { listenRaw, listening } from '../../support/raw-server';
import type { Serve } from '../../support/raw-server';
import { BOUNDS, CHARSETS, ODD_HTTP, PACKED } from './rows';
import type { Expected, Row } from './rows';

const LIMIT = 4 * 1024 * 1024;
/** What a request may cost beyond its limit. */
const MOST_MB = LIMIT / 1024 / 1024 + 64;

const JOB = { method: 'GET', timeoutMs: 1_200, maxResponseBytes: LIMIT } as const;

describe.each(['node-red', 'n8n'] as const)('%s', (host: Host) => {
  let process: HostProcess;

  beforeAll(async () => {
    process = await HostProcess.start(host);
  }, 60_000);

  afterAll(() => process.stop());

  async function done(serve: Serve, job: Partial<Job> = {}): Promise<Done> {
    const server = await listenRaw(serve);
    try {
      const url = `http://127.0.0.1:${String(server.port)}/`;
      const result = await process.run({ ...JOB, url, ...job });
      // Whatever happens, a transport sends once: what is repeated is for the core to decide.
      expect(server.requests()).toBeLessThanOrEqual(1);
      return result;
    } finally {
      server.close();
    }
  }

  async function proves({ serve, job, expected }: Row): Promise<void> {
    const { seen, grownMb } = await done(serve, job);
    const own = 'node-red' in expected ? expected[host] : expected;
    expect(seen).toMatchObject(shapeOf(own));
    expect(grownMb).toBeLessThan(MOST_MB);
  }

  describe('is bounded in time and size by a server that', () => {
    it.each(BOUNDS)('$name', proves);

    it.each<[Packing, string]>([
      ['gzip', 'gzip'],
      ['deflate', 'deflate'],
      ['raw deflate', 'deflate'],
      ['br', 'br'],
    ])(
      'inflates %s to 600 MB',
      async (packing, encoding) => {
        const bytes = await bomb(packing, 600);
        const length = String(bytes.length);
        const { seen, grownMb } = await done((socket) => {
          socket.write(
            `HTTP/1.1 200 OK\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${length}\r\n\r\n`,
          );
          socket.end(bytes);
        });
        expect(seen).toMatchObject({ kind: 'error', code: 'too-large' });
        expect(grownMb).toBeLessThan(MOST_MB);
      },
      60_000,
    );

    it('drips, when the caller leaves', async () => {
      const { seen } = await done((socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\n '), {
        cancelAfterMs: 100,
        timeoutMs: 60_000,
      });
      expect(seen).toMatchObject({ kind: 'error', code: 'cancelled' });
    });
  });

  describe('takes, or says what is wrong with', () => {
    it.each(ODD_HTTP)('$name', proves);
  });

  describe('unpacks, or says that it cannot,', () => {
    it.each(PACKED)('$name', proves);
  });

  describe('reads', () => {
    it.each(CHARSETS)('$name', proves);
  });

  describe('names the cause when TLS fails:', () => {
    let authority: Authority;
    let issued: KeyAndCertificate;

    beforeAll(async () => {
      authority = await createAuthority();
      issued = await authority.issueServer();
    });

    async function overTls(
      options: ServerOptions,
      tls: JobTls = { ca: authority.certificate },
      address = 'localhost',
    ): Promise<Done['seen']> {
      const own = { key: issued.privateKey, cert: issued.certificate };
      const server = createTlsServer({ ...own, ...options }, (_request, response) =>
        response.end('{}'),
      );
      server.on('tlsClientError', () => undefined);
      const { port, close } = await listening(
        server,
        address === 'localhost' ? '127.0.0.1' : address,
      );
      try {
        const url = `https://${address}:${String(port)}/`;
        return (await process.run({ ...JOB, timeoutMs: 10_000, url, tls })).seen;
      } finally {
        close();
      }
    }

    const failed = (says: RegExp, code = 'tls'): object => ({
      kind: 'error',
      code,
      message: expect.stringMatching(says) as unknown,
    });

    const OLD = {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1',
      ciphers: 'DEFAULT:@SECLEVEL=0',
    } as const;

    it('a server that speaks TLS 1.0 only, and takes it when the account says so', async () => {
      expect(await overTls(OLD)).toEqual(failed(/old TLS version.*Minimum TLS [vV]ersion/));
      const ca = authority.certificate;
      for (const [maxVersion, minTlsVersion] of [
        ['TLSv1', 'TLSv1'],
        ['TLSv1.1', 'TLSv1.1'],
      ] as const) {
        const seen = await overTls({ ...OLD, maxVersion }, { ca, minTlsVersion });
        expect(seen).toMatchObject({ kind: 'reply', status: 200 });
      }
    });

    it('a server without a cipher in common', async () => {
      const seen = await overTls({
        maxVersion: 'TLSv1.2',
        ciphers: 'CAMELLIA256-SHA:@SECLEVEL=0',
      });
      expect(seen).toEqual(failed(/no cipher in common/));
    });

    it('an authority that is not known', async () => {
      expect(await overTls({}, {})).toEqual(failed(/certificate of the server is not trusted.*CA/));
    });

    it('a certificate for another name', async () => {
      expect(await overTls({}, { ca: authority.certificate }, '127.0.0.2')).toEqual(
        failed(/for another host name/),
      );
    });

    it('https to a server of plain http', async () => {
      const server = await listenRaw((socket) => {
        socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');
      });
      const url = `https://127.0.0.1:${String(server.port)}/`;
      const { seen } = await process.run({ ...JOB, url });
      server.close();
      expect(seen).toEqual(failed(/does not speak TLS on this port.*http:/));
    });

    it.each([
      ['protocol version', 70, /old TLS version/],
      ['handshake failure', 40, /no cipher in common.*wants a client certificate/],
      ['insufficient security', 71, /old TLS version/],
    ])('the alert "%s"', async (_, alert, says) => {
      const server = await listenRaw((socket) => {
        socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, alert]));
      });
      const url = `https://127.0.0.1:${String(server.port)}/`;
      const { seen } = await process.run({ ...JOB, url });
      server.close();
      expect(seen).toEqual(failed(says));
    });

    it.each(['TLSv1.2', 'TLSv1.3'] as const)(
      'a client certificate that is wanted or refused (%s)',
      async (version) => {
        const ca = authority.certificate;
        const options = {
          ca,
          requestCert: true,
          rejectUnauthorized: true,
          minVersion: version,
          maxVersion: version,
        };
        expect(await overTls(options)).toEqual(failed(/wants a client certificate/));
        const stranger = await (await createAuthority()).issueClient({ commonName: 'x' });
        const seen = await overTls(options, { ca, ...stranger });
        expect(seen).toEqual(failed(/after receiving the client certificate/));
      },
    );

    it('an old container, a wrong passphrase and a foreign key, before anything is sent', async () => {
      const client = await authority.issueClient({ commonName: 'x', passphrase: 'sesame' });
      const other = await authority.issueClient({ commonName: 'y', passphrase: 'sesame' });
      const { pfx, certificate } = client;
      const rows: readonly (readonly [JobTls, RegExp])[] = [
        [{ pfx: OLD_CONTAINER, passphrase: 'sesame' }, /old algorithm \(RC2\).*Nothing was sent/],
        [{ pfx, passphrase: 'wrong' }, /passphrase .*does not open.*Nothing was sent/],
        [{ pfx }, /passphrase .*does not open.*Nothing was sent/],
        [
          { certificate, privateKey: client.privateKey, passphrase: 'wrong' },
          /passphrase .*does not open.*Nothing was sent/,
        ],
        [
          { certificate, privateKey: other.privateKey, passphrase: 'sesame' },
          /does not belong to the .*certificate.*Nothing was sent/,
        ],
      ];
      const server = await listenRaw(() => undefined);
      const url = `https://127.0.0.1:${String(server.port)}/`;
      for (const [tls, says] of rows) {
        const { seen } = await process.run({ ...JOB, url, tls });
        expect(seen).toEqual(failed(says, host === 'n8n' ? 'tls' : 'input'));
      }
      expect(server.requests()).toBe(0);
      server.close();
    });
  });
});

function shapeOf(expected: Expected): object {
  if ('code' in expected) {
    return {
      kind: 'error',
      code: expected.code,
      message: expect.stringMatching(expected.says) as unknown,
    };
  }
  const { status, text, read, headers } = expected;
  return {
    kind: 'reply',
    status,
    ...(headers === undefined ? {} : { headers }),
    ...(text === undefined ? {} : { text }),
    ...(read === undefined ? {} : { read }),
  };
}
