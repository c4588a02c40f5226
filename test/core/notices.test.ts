import { noticesOf, readAccount } from '../../core';
import type { AnyScheme } from '../../core';
import { schemeCase, schemeServer } from '../support/every-scheme';
import { PKCS12 } from '../support/pkcs12';
import { plainVendor } from '../support/plain-vendor';

const DAY = 24 * 3_600_000;
const WALL = Date.UTC(2026, 10, 21, 12);
const QUIET = { secret: 0, offsetMs: 0 };

function schemeOf(id: string): AnyScheme {
  const scheme = schemeCase(id).vendor.schemes.find((item) => item.id === id);
  if (scheme === undefined) throw new Error(id);
  return scheme;
}

const codes = (scheme: AnyScheme, raw: Record<string, unknown>, wall = WALL): readonly string[] =>
  noticesOf(scheme, readAccount(scheme, raw), QUIET, wall).map(({ code }) => code);

describe('expiry is announced', () => {
  const token = schemeOf('tcpwave/session-token');
  const account = { baseUrl: 'https://h.test', token: 't' };

  it.each([
    ['2026-12-05', []],
    ['2026-12-04', ['expires-soon']],
    ['2026-11-21', ['expires-soon']],
    ['2026-11-20', ['expired']],
    ['', []],
  ])('of a token that ends on %s', (validUntil, expected) => {
    expect(codes(token, { ...account, validUntil })).toEqual(expected);
  });

  it('says the day, what is left, and what to do', () => {
    const raw = { ...account, validUntil: '2026-11-22' };
    const [notice] = noticesOf(token, readAccount(token, raw), QUIET, WALL);
    expect(notice?.message).toMatch(/expires on 2026-11-22, in 2 days\. Replace it/);
    const [last] = noticesOf(token, readAccount(token, raw), QUIET, WALL + DAY);
    expect(last?.message).toMatch(/in 1 day\./);
  });

  it('of a certificate, by its own dates', () => {
    const { open } = schemeCase('tcpwave/client-certificate');
    const scheme = schemeOf('tcpwave/client-certificate');
    expect(codes(scheme, open)).toEqual([]);
    expect(codes(scheme, open, Date.UTC(2126, 9, 28))).toEqual(['expires-soon']);
    expect(codes(scheme, open, Date.UTC(2126, 10, 1))).toEqual(['expired']);
  });

  it('of nothing where the end cannot be read', () => {
    const scheme = schemeOf('tcpwave/client-certificate');
    const pfx = { baseUrl: 'https://h.test', certificate: PKCS12 };
    expect(codes(scheme, pfx)).toEqual([]);
    expect(
      codes(plainVendor([], withDates).schemes[0] as AnyScheme, { baseUrl: 'https://h.test' }),
    ).toEqual([]);
  });

  it('is shown by the Test, with the nearest end', async () => {
    const server = schemeServer(schemeCase('tcpwave/session-token'), {
      account: { validUntil: '2026-11-30' },
    });
    const report = await server.client.test();
    expect(report).toMatchObject({
      message: 'TCPWave Token API: signed in, until 2026-11-30T23:59:59Z.',
      until: Date.UTC(2026, 10, 30, 23, 59, 59),
      notices: [{ code: 'expires-soon' }],
    });
  });

  it('is told with the answer of a call', async () => {
    const server = schemeServer(schemeCase('tcpwave/session-token'), {
      account: { validUntil: '2026-11-30' },
    });
    expect(await server.call()).toMatchObject({ notices: [{ code: 'expires-soon' }] });
  });
});

const withDates: Partial<AnyScheme> = {
  fields: [
    { kind: 'url', name: 'baseUrl', label: 'URL', description: 'URL' },
    { kind: 'date', name: 'ends', label: 'Ends', description: 'End' },
    { kind: 'pem', holds: 'certificate', name: 'cert', label: 'C', description: 'C' },
    { kind: 'pem', holds: 'privateKey', name: 'key', label: 'K', description: 'K' },
  ],
};

describe('the Test shows who you are', () => {
  it('by the certificate', async () => {
    const server = schemeServer(schemeCase('tcpwave/client-certificate'));
    const report = await server.client.test();
    expect(report).toMatchObject({
      identity: 'CN=latchkey-test',
      until: Date.UTC(2126, 9, 29, 0, 19, 1),
    });
    expect(report.message).toContain('signed in as CN=latchkey-test, until 2126-10-29T00:19:01Z');
  });

  it('by the certificate of a scheme that has no name for it', async () => {
    const { open } = schemeCase('tcpwave/client-certificate');
    const tcpwave = schemeCase('tcpwave/client-certificate').vendor;
    const schemes = tcpwave.schemes.map(({ identity: _, ...scheme }) => scheme);
    const server = schemeServer({
      id: 'tcpwave/client-certificate',
      vendor: { ...tcpwave, schemes },
      open,
      secretFields: [],
    });
    expect(await server.client.test()).toMatchObject({ identity: 'CN=latchkey-test' });
  });

  it('asks the server whether a session from before still lives', async () => {
    const server = schemeServer(schemeCase('truesight/token'));
    await server.client.test();
    expect(server.calls).toHaveLength(0);
    server.reply = () => ({ status: 403 });
    expect(await server.client.test(new AbortController().signal)).toMatchObject({
      identity: 'bob',
      until: WALL + 50 * 60_000,
    });
    expect(server.calls).toHaveLength(1);
    server.reply = (_, index) => (index === 1 ? { status: 401 } : { body: {} });
    await server.client.test();
    expect(server.logins()).toBe(2);
  });

  it('says what is wrong', async () => {
    const server = schemeServer(schemeCase('enlighted/api-key'));
    server.reply = () => ({ status: 403, body: { msg: 'no role' } });
    await expect(server.client.test()).rejects.toThrow(/no role.*Ask the administrator/);
  });
});

describe('plain http is seen', () => {
  const scheme = schemeOf('tcpwave/session-token');

  it.each([
    ['http://h.test', ['plain-http']],
    ['http://127.0.0.1:1', []],
    ['http://localhost', []],
    ['http://[::1]:1', []],
    ['http://127.evil.test', ['plain-http']],
    ['https://h.test', []],
  ])('at %s', (baseUrl, expected) => {
    expect(codes(scheme, { baseUrl, token: 't' })).toEqual(expected);
  });

  it.each([
    ['truesight/basic', { tsimUrl: 'http://h.test' }],
    ['goss-icm/api-key', { baseUrl: 'http://h.test' }],
  ])('and a password needs an explicit tick (%s)', async (id, account) => {
    const refused = schemeServer(schemeCase(id), { account });
    await expect(refused.call()).rejects.toMatchObject({ field: 'allowPlainPassword' });
    await expect(refused.call()).rejects.toThrow(/unencrypted to http:\/\/h\.test\. Use https/);
    expect(refused.requests).toHaveLength(0);
    const ticked = schemeServer(schemeCase(id), { account, allowPlainPassword: true });
    expect(await ticked.call()).toMatchObject({ notices: [{ code: 'plain-http' }] });
    const https = schemeServer(schemeCase(id));
    await https.call();
    const { call } = schemeServer(schemeCase(id), {
      account: { tsimUrl: 'http://127.0.0.1', baseUrl: 'http://127.0.0.1' },
    });
    await call();
  });
});

describe('other notices', () => {
  const holding = (secretNames?: readonly string[]): AnyScheme => ({
    ...(plainVendor().schemes[0] as AnyScheme),
    acquire: {
      kind: 'static',
      secrets: () => 2,
      sign: () => ({}),
      ...(secretNames === undefined ? {} : { secretNames }),
    },
  });

  it('name the secret in use, as far as it has a name', () => {
    const account = { baseUrl: 'https://h.test' };
    const said = (scheme: AnyScheme): string | undefined =>
      noticesOf(scheme, readAccount(scheme, account), { secret: 1, offsetMs: 0 }, WALL)[0]?.message;
    expect(said(holding())).toMatch(/the first secret was rejected and the other secret works/);
    expect(said(holding(['old', 'new']))).toMatch(/the old was rejected and the new works/);
    const signature = { ...holding(), acquire: { kind: 'signature' } } as AnyScheme;
    expect(said(signature)).toBeUndefined();
  });
});
