import { request as httpsRequest } from 'node:https';
import type { RequestOptions } from 'node:https';
import { createAuthority } from '../../simulators/certificates';
import type { Authority } from '../../simulators/certificates';
import { COMMON_SETTINGS, openDesk } from '../../simulators/control';
import { text } from '../../simulators/routes';
import { openServer } from '../../simulators/server';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

describe('certificates', () => {
  let authority: Authority;
  beforeAll(async () => {
    authority = await createAuthority();
  });

  async function startTls() {
    const { desk, close } = await openDesk({
      defaults: COMMON_SETTINGS,
      expireAll: () => undefined,
      reset: () => undefined,
    });
    const issued = await authority.issueServer();
    const server = await openServer({
      name: 'tls',
      desk,
      tls: {
        key: issued.privateKey,
        cert: issued.certificate,
        ca: authority.certificate,
        requestCert: true,
        rejectUnauthorized: true,
      },
      routes: [{ method: 'GET', path: '/', handle: () => text(200, 'in') }],
      problem: (status, message) => text(status, message),
    });
    closers.push(close, server.close);
    return (options: RequestOptions): Promise<number | string> =>
      new Promise((resolve) => {
        httpsRequest(server.url, { ca: authority.certificate, agent: false, ...options })
          .on('response', (response) => resolve(response.statusCode ?? 0))
          .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
          .end();
      });
  }

  it('lets in a client certificate as PEM, with an encrypted key, and as PFX', async () => {
    const call = await startTls();
    const plain = await authority.issueClient({ commonName: 'admin' });
    const locked = await authority.issueClient({ commonName: 'admin', passphrase: 'pass phrase' });
    expect(await call({ cert: plain.certificate, key: plain.privateKey })).toBe(200);
    expect(locked.privateKey).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    expect(
      await call({ cert: locked.certificate, key: locked.privateKey, passphrase: 'pass phrase' }),
    ).toBe(200);
    expect(await call({ pfx: Buffer.from(locked.pfx, 'base64'), passphrase: 'pass phrase' })).toBe(
      200,
    );
  });

  it('keeps out no certificate, an expired one and one of another CA', async () => {
    const call = await startTls();
    const expired = await authority.issueClient({
      commonName: 'admin',
      notBefore: new Date('2020-01-01'),
      notAfter: new Date('2021-01-01'),
    });
    const foreign = await (
      await createAuthority('Another CA')
    ).issueClient({ commonName: 'admin' });
    expect(await call({})).not.toBe(200);
    expect(await call({ cert: expired.certificate, key: expired.privateKey })).not.toBe(200);
    expect(await call({ cert: foreign.certificate, key: foreign.privateKey })).not.toBe(200);
  });

  it('is for localhost and 127.0.0.1, and nobody trusts it without its CA', async () => {
    const call = await startTls();
    const client = await authority.issueClient({ commonName: 'admin' });
    const own = { cert: client.certificate, key: client.privateKey };
    expect(await call({ ...own, servername: 'localhost' })).toBe(200);
    expect(await call({ ...own, servername: 'example.test' })).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(await call({ ...own, ca: [] })).toMatch(/SELF_SIGNED_CERT|UNABLE_TO_VERIFY/);
  });
});
