import type { AnyAccount } from '../../../core/model/account-field';
import type { RequestDraft } from '../../../core/model/http';
import { token } from '../../../core/vendors/truesight/schemes';
import { signWith, tokenOf } from '../../support/sign-with';
import type { LoginMethod } from '../../../core/model/sign-in-method';
import { TOKEN, account, envelope, reply } from './truesight-fixture';

function login(): LoginMethod<AnyAccount> {
  if (token.acquire.kind !== 'login') throw new Error('not a login');
  return token.acquire;
}

describe('what is done with a token', () => {
  function sign(url: string): Readonly<Record<string, string>> {
    const draft: RequestDraft = { method: 'GET', url, headers: {} };
    return signWith(token, account(), draft, { token: TOKEN }).headers;
  }

  it.each([
    'https://tsim.example.test/bppmws/api/Event/search',
    'https://tsps.example.test/tsws/10.0/api/omprovider/tenants',
    'https://tsps.example.test/tsws/10.0/api/omprovider/tenants?x=/tsws/api/v10.1/token',
    'https://tsps.example.test/tsws/api/v10.1/tokens',
  ])('signs %s in Authorization', (url) => {
    expect(sign(url)).toEqual({ Authorization: `authtoken ${TOKEN}` });
  });

  it.each([
    'https://tsps.example.test/tsws/api/v10.1/token',
    'https://tsps.example.test/tsws/api/v10.1/token?x=1',
    'https://tsps.example.test/gateway/tsws/api/v10.1/token/groups',
  ])('signs %s in a header named authToken', (url) => {
    expect(sign(url)).toEqual({ authToken: `authToken ${TOKEN}` });
  });

  it.each([
    ['tsps-10.1', 'GET', 'https://tsps.example.test/tsws/api/v10.1/token'],
    ['tsps-10.0', 'GET', 'https://tsps.example.test/tsws/10.0/api/omprovider/tenants'],
    ['tsim', 'POST', 'https://tsim.example.test/bppmws/api/Event/search'],
  ])('asks whether a token of %s still lives without changing anything', (signIn, method, url) => {
    const { probe: ask } = login();
    const probe = typeof ask === 'function' ? ask(account({ signIn }), tokenOf(TOKEN)) : undefined;
    expect(probe).toMatchObject({ method, url });
    expect(Object.keys(probe?.headers ?? {})).not.toContain('Authorization');
  });

  it.each([
    ['tsps-10.1', 'DELETE', 'https://tsps.example.test/tsws/api/v10.1/token', undefined],
    [
      'tsps-10.0',
      'POST',
      'https://tsps.example.test/tsws/10.0/api/authenticate/logout',
      'authToken=TC9r9c%2FizIOdaQzztOjlqDE8ozc%3D',
    ],
    [
      'tsim',
      'POST',
      'https://tsim.example.test/bppmws/api/authenticate/logout',
      'authToken=TC9r9c%2FizIOdaQzztOjlqDE8ozc%3D',
    ],
  ])('ends exactly this token: %s', (signIn, method, url, body) => {
    const request = login().signOut?.(account({ signIn, tenant: '*' }), tokenOf(TOKEN));
    expect(request).toMatchObject({ method, url });
    expect(request?.body).toBe(body);
    expect(request?.headers['authToken']).toBe(
      signIn === 'tsps-10.1' ? `authToken ${TOKEN}` : undefined,
    );
  });

  it('names the user, and the tenant where there is one', () => {
    expect(token.identity?.(account())).toBe('admin');
    expect(token.identity?.(account({ tenant: '*' }))).toBe('admin (*)');
  });
});

describe('what a reply of TrueSight means', () => {
  const draft: RequestDraft = { method: 'GET', url: 'https://tsim.example.test/', headers: {} };

  function verdict(status: number, body: unknown): unknown {
    return token.verdict(reply(status, body), draft);
  }

  it.each([
    ['an empty body', ''],
    ['text', 'hello'],
    ['a list', [1]],
    ['an envelope', envelope({})],
    ['parts without codes', envelope([{ a: 1 }, 'x'])],
  ])('is well with %s', (_, body) => {
    expect(verdict(200, body)).toEqual({ kind: 'ok' });
  });

  it.each([
    [401, ''],
    [401, { statusCode: '401', response: { authPassed: true, status: 'OK' } }],
    [200, { statusCode: 401 }],
    [500, ''],
    [400, { statusCode: '400', statusMsg: 'Token is missing' }],
    [200, { statusCode: '400', statusMsg: 'token is missing.' }],
  ])('asks for a fresh token only where one helps: HTTP %i %j', (status, body) => {
    expect(verdict(status, body)).toMatchObject({ kind: status === 500 ? 'broken' : 'stale' });
  });

  it.each([
    [401, { statusCode: '503', statusMsg: 'SSO is down' }],
    [503, { statusCode: '503', statusMsg: 'SSO is down' }],
    [200, { statusCode: '500', statusMsg: 'SSO is down' }],
  ])('keeps the token while the single sign-on is down: HTTP %i %j', (status, body) => {
    expect(verdict(status, body)).toEqual({
      kind: 'broken',
      message: 'SSO is down',
      vendorCode: body.statusCode,
    });
  });

  it.each([
    [400, { statusCode: '400', statusMsg: 'Bad Request' }, 'broken', 'Bad Request'],
    [403, { errors: ['Not yours'], statusMsg: 'Forbidden' }, 'denied', 'Not yours'],
    [200, { statusCode: '403', statusMsg: 'Forbidden' }, 'denied', 'Forbidden'],
    [400, '', 'broken', undefined],
    [429, 'slow down', 'throttled', 'slow down'],
    [200, { statusCode: 'odd', statusMsg: 'Odd' }, 'broken', 'Odd'],
    [203, { statusCode: '203', statusMsg: 'Partial' }, 'broken', 'Partial'],
    [200, { statusCode: '203', statusMsg: 'Partial' }, 'broken', 'Partial'],
    [502, '<html>Bad gateway</html>', 'broken', undefined],
    [404, [], 'broken', undefined],
  ])('is a failure: HTTP %i %j', (status, body, kind, message) => {
    expect(verdict(status, body)).toMatchObject({ kind });
    expect((verdict(status, body) as { message?: string }).message).toBe(message);
  });

  it('takes a login page for a failure and not for data', () => {
    expect(verdict(200, ' <!DOCTYPE html><html></html>')).toMatchObject({
      kind: 'broken',
      message: expect.stringContaining('web page') as string,
    });
  });

  it('names the parts that failed, each reason once', () => {
    const parts = [
      { statusCode: '200', mc_ueid: 'a' },
      { statusCode: '401', mc_ueid: 'b', statusMsg: 'Refused' },
      { statusCode: '404', resourceName: 'c' },
      { statusCode: '404', statusMsg: 'Gone' },
      { statusCode: '404', resourceName: '', statusMsg: 'Gone' },
    ];
    expect(verdict(200, { statusCode: '200', responseList: parts })).toEqual({
      kind: 'broken',
      message: '4 of 5 failed: b: Refused; c: status 404; Gone',
      vendorCode: '401',
    });
    expect(verdict(403, { statusCode: '403', response: parts })).toMatchObject({ kind: 'denied' });
    expect(verdict(203, { statusCode: '203', response: parts })).toMatchObject({
      kind: 'broken',
      message: expect.stringContaining('4 of 5 failed') as string,
    });
  });
});
