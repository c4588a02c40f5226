import { EVERY_SCHEME, schemeServer, schemeCase } from '../support/every-scheme';
import { DEFAULT_LIMITS } from '../../core';
import { createCookieJar } from '../../core/client/cookie-jar';
import { createLimiter } from '../../core/client/limiter';
import { previewOf } from '../../core/client/preview';
import { open } from '../../core/model/stamp';
import { TokenCell } from '../../core/token/cell';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import { PLAIN_ROW, plainVendor } from '../support/plain-vendor';

describe('the dry run', () => {
  it.each(EVERY_SCHEME)('sends nothing, signs in nowhere and masks every secret ($id)', (row) => {
    const server = schemeServer(row);
    const shown = server.client.preview({
      operation: 'custom.request',
      params: { path: '/a', method: 'POST', query: { q: '1' }, payload: { b: 2 } },
    });
    expect(server.requests).toHaveLength(0);
    expect(JSON.stringify(shown)).not.toMatch(/of-test|BEGIN/);
    expect(shown).toMatchObject({
      operation: 'custom.request',
      method: 'POST',
      body: { b: 2 },
      certificate: row.id === 'tcpwave/client-certificate',
    });
    expect(shown.url).toMatch(/\/a\?q=1$/);
  });

  it.each([
    ['tcpwave/session-token', 'TIMS-Session-Token', '[secret]'],
    ['goss-icm/api-key', 'x-api-token', '[secret]'],
    ['truesight/token', 'Authorization', 'authtoken [secret]'],
    ['truesight/basic', 'Authorization', 'basic [secret]'],
    ['truesight/ready-token', 'Authorization', 'authtoken [secret]'],
    ['enlighted/api-key', 'Authorization', 'apikey [secret]'],
    ['enlighted/legacy', 'Authorization', '[secret]'],
    ['edgecast/rest-token', 'Authorization', 'TOK:[secret]'],
    ['edgecast/client-credentials', 'Authorization', 'Bearer [secret]'],
  ])('keeps the word of the scheme (%s)', (id, name, expected) => {
    const { client } = schemeServer(schemeCase(id));
    const shown = client.preview({ operation: 'custom.request', params: { path: '/a' } });
    expect(shown.headers[name]).toBe(expected);
    expect(shown).not.toHaveProperty('body');
  });

  it('shows the first page of a list, and a call that would need a confirmation', () => {
    const { client } = schemeServer(schemeCase('tcpwave/session-token'));
    const shown = client.preview({ operation: 'network.getMany', params: {}, limit: 7 });
    expect(shown.url).toMatch(/start=0&length=7|length=7/);
    const vendor = plainVendor([{ confirm: 'It hurts' }]);
    const { send, requests } = createMemoryTransport(() => ({}));
    const plain = clientFor({
      vendor,
      scheme: 'plain/token',
      account: { baseUrl: 'https://h.test' },
      transport: send,
      clock: createFakeClock(),
    });
    expect(plain.preview({ operation: 'thing.get', params: {} }).url).toBe('https://h.test/thing');
    expect(requests).toHaveLength(0);
  });

  it('shows a body that is no JSON as it is, and the size of one that is bytes', () => {
    const bodyOf = (body: string | Uint8Array): unknown => {
      const vendor = plainVendor([
        { ...PLAIN_ROW, method: 'POST', body: 'text', build: () => ({ body: body as string }) },
      ]);
      const client = clientFor({
        vendor,
        scheme: 'plain/token',
        account: { baseUrl: 'https://h.test' },
        transport: createMemoryTransport(() => ({})).send,
        clock: createFakeClock(),
      });
      return client.preview({ operation: 'thing.get', params: {} }).body;
    };
    expect(bodyOf('<xml/>')).toBe('<xml/>');
    expect(bodyOf('{"id": 7615917337495251231}')).toBe('{"id": 7615917337495251231}');
    const [scheme] = plainVendor().schemes;
    if (scheme === undefined) throw new Error('no scheme');
    const clock = createFakeClock();
    const account = { baseUrl: 'https://h.test' };
    const context = {
      ...{ scheme, account, clock, cell: new TokenCell(scheme, account, clock) },
      cookies: createCookieJar(clock),
      ...{ limiter: createLimiter(1), limits: DEFAULT_LIMITS, path: '' },
      transport: createMemoryTransport(() => ({})).send,
    };
    const url = 'https://h.test/x';
    const draft = { method: 'POST', url, headers: {}, body: new Uint8Array(5) } as const;
    expect(previewOf(context, PLAIN_ROW, draft).body).toBe('5 bytes');
  });

  it('masks what a sign-in puts into query, cookies and body, and shows what is open', () => {
    const vendor = plainVendor([{ ...PLAIN_ROW, method: 'POST' }], {
      acquire: {
        kind: 'static',
        sign: () => ({
          headers: { UserId: open('bob') },
          query: { sid: 'sid-of-test', user: open('bob') },
          cookies: { c: 'cookie-of-test' },
          body: { auth: 'body-of-test' },
        }),
      },
    });
    const client = clientFor({
      vendor,
      scheme: 'plain/token',
      account: { baseUrl: 'https://h.test' },
      transport: createMemoryTransport(() => ({})).send,
      clock: createFakeClock(),
    });
    expect(client.preview({ operation: 'thing.get', params: {} })).toMatchObject({
      url: 'https://h.test/thing?sid=%5Bsecret%5D&user=bob',
      headers: { UserId: 'bob', Cookie: 'c=[secret]' },
      body: { auth: '[secret]' },
    });
    expect(client.member.cell.isRenewing).toBe(false);
  });
});
