/** Servers whose TLS does not fit, on real sockets, and what both hosts say of them. */
import { createServer as createTlsServer } from 'node:https';
import type { ServerOptions } from 'node:https';
import { createSecureContext } from 'node:tls';

import { createAuthority, createSelfSigned } from '../../../simulators/certificates';
import type {
  Authority,
  KeyAndCertificate,
  ServerCertificateOptions,
} from '../../../simulators/certificates';
import { HostProcess } from './child-process';
import type { Done, Host, JobTls } from './job';
import { OLD_CONTAINER } from './old-container';
import { listenRaw, listening } from '../../support/raw-server';
import type { Listening, Serve } from '../../support/raw-server';

const JOB = { method: 'GET', timeoutMs: 10_000, maxResponseBytes: 4 * 1024 * 1024 } as const;
const DAY = 24 * 60 * 60 * 1000;

const NO_CONTAINER = Buffer.from('hello '.repeat(50)).toString('base64');

/** What stands in a PEM, as people paste it in place of a container. */
const certificateBytes = (pem: string): string => pem.replace(/-----[A-Z ]+-----|\s/g, '');

describe.each(['node-red', 'n8n'] as const)('%s names the cause when TLS fails:', (host: Host) => {
  let process: HostProcess;
  let authority: Authority;
  let issued: KeyAndCertificate;

  beforeAll(async () => {
    process = await HostProcess.start(host);
    authority = await createAuthority();
    issued = await authority.issueServer();
  });

  afterAll(() => process.stop());

  const closers: (() => void)[] = [];

  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  async function listen(serve: Serve): Promise<Listening> {
    const server = await listenRaw(serve);
    closers.push(() => server.close());
    return server;
  }

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

  /** A server with this certificate, seen with these certificates of a CA. */
  interface Certificate {
    readonly name: string;
    readonly issued?: ServerCertificateOptions;
    readonly ca?: 'none' | 'other';
    readonly address?: string;
    readonly says: RegExp;
  }

  it.each<Certificate>([
    {
      name: 'no CA',
      ca: 'none',
      says: /is not trusted.*Add the CA|is not trusted. If your own CA/,
    },
    {
      name: 'another CA',
      ca: 'other',
      says: /is not trusted.*does not lead to .*whole chain there: the root, and any intermediate/,
    },
    {
      name: 'another name',
      issued: { names: ['*.example.test', '10.1.2.3'] },
      says: /another host name \(DNS:\*\.example\.test, IP Address:10\.1\.2\.3\)\. Use a name/,
    },
    {
      name: 'an address that it does not have',
      issued: { names: ['localhost'] },
      address: '127.0.0.2',
      says: /another host name \(DNS:localhost\)/,
    },
    {
      name: 'an address as a name',
      issued: { names: [] },
      address: '127.0.0.2',
      says: /another host name \(localhost\)/,
    },
    {
      name: 'its end in the past',
      issued: { notBefore: new Date(Date.now() - 9 * DAY), notAfter: new Date(Date.now() - DAY) },
      says: /has expired\. Renew it on the server, and check the clock/,
    },
    {
      name: 'its begin in the future',
      issued: { notBefore: new Date(Date.now() + DAY) },
      says: /is not valid yet\. Check the clocks/,
    },
    {
      name: 'a signature by SHA-1',
      issued: { digest: 'sha1' },
      says: /too weak for this machine\. Renew it .*SHA-256.*Minimum TLS [vV]ersion/,
    },
    {
      name: 'a use that is not that of a server',
      issued: { usage: 'clientAuth' },
      says: /cannot be used \(INVALID_PURPOSE\)\. Ask the administrator of the server/,
    },
  ])('a certificate with $name', async ({ issued: asked, ca = 'own', address, says }) => {
    const { certificate: cert, privateKey: key } = await authority.issueServer(asked);
    const known = {
      none: {},
      other: { ca: (await createAuthority('Another')).certificate },
      own: { ca: authority.certificate },
    }[ca];
    const weak = { ciphers: 'DEFAULT:@SECLEVEL=0' };
    expect(await overTls({ ...weak, cert, key }, known, address)).toEqual(failed(says));
  });

  it('a certificate with a common name only, and a weak one, are taken where they may be', async () => {
    const ca = authority.certificate;
    const named = await authority.issueServer({ names: [] });
    const weak = await authority.issueServer({ digest: 'sha1' });
    for (const [{ certificate: cert, privateKey: key }, minTlsVersion] of [
      [named, ''],
      [weak, 'TLSv1.1'],
    ] as const) {
      const server = { cert, key, ciphers: 'DEFAULT:@SECLEVEL=0' };
      const seen = await overTls(server, { ca, minTlsVersion });
      expect(seen).toMatchObject({ kind: 'reply', status: 200 });
    }
  });

  it('a certificate that has signed itself, unless it is the one that is known', async () => {
    const { certificate, privateKey } = await createSelfSigned();
    const server = { cert: certificate, key: privateKey };
    expect(await overTls(server, {})).toEqual(failed(/is self-signed and is not trusted.*it .*CA/));
    const seen = await overTls(server, { ca: certificate });
    expect(seen).toMatchObject({ kind: 'reply', status: 200 });
  });

  it('an intermediate certificate that the server leaves out', async () => {
    const below = await authority.issueAuthority('Below');
    const { certificate: cert, privateKey: key } = await below.issueServer();
    const [root, intermediate] = [authority.certificate, below.certificate];
    const incomplete = failed(/does not lead to .*any intermediate certificate that the server/);
    expect(await overTls({ cert, key }, { ca: root })).toEqual(incomplete);
    expect(await overTls({ cert, key }, { ca: intermediate })).toEqual(incomplete);
    for (const [chain, ca] of [
      [cert, `${intermediate}${root}`],
      [`${cert}${intermediate}`, root],
    ] as const) {
      const seen = await overTls({ cert: chain, key }, { ca });
      expect(seen).toMatchObject({ kind: 'reply', status: 200 });
    }
  });

  it('a CA that is no certificate, before anything is sent', async () => {
    const server = await listen(() => undefined);
    const url = `https://127.0.0.1:${String(server.port)}/`;
    const half = authority.certificate.slice(0, 300);
    for (const [ca, says] of [
      ['hello', /not a certificate in PEM format/],
      [issued.privateKey, /not a certificate in PEM format/],
      [`${authority.certificate}${half}`, /certificate 2 of 2 cannot be read/],
    ] as const) {
      const { seen } = await process.run({ ...JOB, url, tls: { ca } });
      expect(seen).toEqual(failed(says, 'input'));
    }
    expect(server.requests()).toBe(0);
  });

  async function overRaw(serve: Serve, scheme = 'https'): Promise<Done['seen']> {
    const server = await listen(serve);
    const url = `${scheme}://127.0.0.1:${String(server.port)}/`;
    const { seen } = await process.run({ ...JOB, url });
    return seen;
  }

  it.each([
    ['an error of plain http', 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'],
    ['the greeting of a mail server', '220 mail.example ESMTP\r\n'],
    ['zeros', '\0'.repeat(300)],
  ])('%s in place of TLS', async (_, text) => {
    const seen = await overRaw((socket) => void socket.end(text));
    expect(seen).toEqual(failed(/does not speak TLS on this port.*http:/));
  });

  it('a cut in the handshake, and http to a server of https', async () => {
    const cut = await overRaw((socket) => void socket.end());
    expect(cut).toEqual(failed(/Check that this port speaks https/, 'network'));
    const server = createTlsServer({ key: issued.privateKey, cert: issued.certificate });
    server.on('tlsClientError', () => undefined);
    const { port, close } = await listening(server);
    const { seen } = await process.run({ ...JOB, url: `http://127.0.0.1:${String(port)}/` });
    close();
    expect(seen).toEqual(failed(/Check that this port speaks http;|speaks http, /, 'network'));
  });

  it.each([
    ['protocol version', 70, /old TLS version/],
    ['handshake failure', 40, /no cipher in common.*wants a client certificate/],
    ['insufficient security', 71, /old TLS version/],
    ['access denied', 49, /the server wants a client certificate/],
    ['bad certificate', 42, /the server wants a client certificate/],
    ['unrecognized name', 112, /has no certificate for this host name\. Use a name/],
    ['internal error', 80, /ended the TLS handshake \(tlsv1 alert internal error\)\. Ask/],
    ['no application protocol', 120, /ended the TLS handshake \(tlsv1 alert no application/],
  ])('the alert "%s"', async (_, alert, says) => {
    const seen = await overRaw((socket) => {
      socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, alert]));
    });
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
        /passphrase .*(?:does not open.*Nothing was sent|a wrong one can look like this)/i,
      ],
      [
        { certificate, privateKey: client.privateKey, passphrase: unluckyFor(client.privateKey) },
        /cannot be read\. Nothing was sent.*passphrase.*a wrong one can look like this/i,
      ],
      [{ pfx: NO_CONTAINER }, /cannot be read\. Nothing was sent.*PKCS#12/],
      [{ pfx: certificateBytes(certificate) }, /cannot be read\. Nothing was sent.*PKCS#12/],
      [{ pfx: pfx.slice(0, 800), passphrase: 'sesame' }, /cannot be read\. Nothing was sent/],
      [
        { certificate, privateKey: other.privateKey, passphrase: 'sesame' },
        /does not belong to the .*certificate.*Nothing was sent/,
      ],
    ];
    const server = await listen(() => undefined);
    const url = `https://127.0.0.1:${String(server.port)}/`;
    for (const [tls, says] of rows) {
      const { seen } = await process.run({ ...JOB, url, tls });
      expect(seen).toEqual(failed(says, host === 'n8n' ? 'tls' : 'input'));
    }
    expect(server.requests()).toBe(0);
  });
});

/** A wrong passphrase whose rubbish ends as if it were right: OpenSSL takes it for a key that is broken. */
function unluckyFor(key: string): string {
  for (let count = 0; ; count += 1) {
    const passphrase = `wrong ${String(count)}`;
    try {
      createSecureContext({ key, passphrase });
    } catch (fault) {
      if (!String(fault).includes('bad decrypt')) return passphrase;
    }
  }
}
