import { readAccount } from '../../../core/account/read-account';
import type { AnyAccount } from '../../../core/model/account-field';
import { InputError } from '../../../core/errors';
import type { RequestDraft } from '../../../core/model/http';
import type { ReadReply } from '../../../core/model/read-reply';
import { Secret } from '../../../core/model/secret';
import { basic, token } from '../../../core/vendors/truesight/schemes';
import { faultOf } from '../../support/fault-of';
import { beginWith, readWith, signWith } from '../../support/sign-with';
import { RAW, TOKEN, account, envelope, reply } from './truesight-fixture';

const requestOf = (signedIn: AnyAccount): RequestDraft => beginWith(token, signedIn).request;

function read(status: number, body: unknown, headers?: ReadReply['headers']): unknown {
  return readWith(token, account(), reply(status, body, headers));
}

const GOOD = { authToken: TOKEN, authPassed: true, status: 'OK' };

const NO_TOKEN = {
  kind: 'unavailable',
  message: 'The login returned status 200 without a usable token.',
};

describe('the login call of TrueSight', () => {
  it('sends JSON to TSPS 10.1 and no tenant where none is given', () => {
    const request = requestOf(account());
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://tsps.example.test/tsws/api/v10.1/token',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    });
    expect(JSON.parse(String(request.body))).toEqual({ username: 'admin', password: 'p&ss=wörd' });
  });

  it('sends the tenant where it is given', () => {
    const request = requestOf(account({ tenant: '*' }));
    expect(JSON.parse(String(request.body))).toEqual({
      username: 'admin',
      password: 'p&ss=wörd',
      tenantName: '*',
    });
  });

  it.each([
    ['tsps-10.0', 'https://tsps.example.test/tsws/10.0/api/authenticate/login'],
    ['tsim', 'https://tsim.example.test/bppmws/api/authenticate/login'],
  ])('sends a form for the sign-in %s', (signIn, url) => {
    expect(requestOf(account({ signIn, tenant: 'BmcRealm' }))).toEqual({
      method: 'POST',
      url,
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Accept: 'application/json',
      },
      body: 'username=admin&password=p%26ss%3Dw%C3%B6rd&tenantName=BmcRealm',
    });
  });

  it('needs only the TSIM URL to sign in to TSIM', () => {
    const only = account({ baseUrl: '', signIn: 'tsim' });
    expect(token.servers(only)).toEqual({ tsim: 'https://tsim.example.test' });
  });

  it('needs only the base URL to sign in to TSPS', () => {
    expect(token.servers(account({ tsimUrl: '' }))).toEqual({ tsps: 'https://tsps.example.test' });
  });

  it.each([
    [{ tsimUrl: '', signIn: 'tsim' }, 'tsimUrl'],
    [{ baseUrl: '' }, 'baseUrl'],
    [{ baseUrl: '', signIn: 'tsps-10.0' }, 'baseUrl'],
  ])('says which address is missing (%j)', (more, field) => {
    expect(faultOf(() => account(more))).toMatchObject({ code: 'input', field });
  });

  it.each([
    [{ signIn: 'tsim' }, 'tsimUrl'],
    [{ signIn: 'tsps-10.1' }, 'baseUrl'],
  ])('sends nothing for an account that was never checked (%j)', (more, field) => {
    const unchecked = { ...more, username: 'admin', password: new Secret('x') };
    expect(() => requestOf(unchecked)).toThrow(InputError);
    expect(faultOf(() => requestOf(unchecked))).toMatchObject({ field });
  });
});

describe('the answer to the login call', () => {
  const granted = { kind: 'granted', token: TOKEN, lifeSeconds: 3000 };

  it.each([
    ['nested, its code a text', envelope(GOOD)],
    ['nested, its code a number', envelope(GOOD, { statusCode: 200 })],
    ['nested, without a code', { response: GOOD }],
    ['without an envelope', GOOD],
    ['with an empty code', envelope(GOOD, { statusCode: '' })],
    ['with an expiry that is no date', envelope({ ...GOOD, expires: 'never' })],
    ['with an expiry that is a number', envelope({ ...GOOD, expires: 1795248000 })],
    [
      'with an expiry that is the time of the answer',
      envelope({ ...GOOD, expires: '2026-11-21T10:00:00' }),
    ],
    ['with an expiry before the answer', envelope({ ...GOOD, expires: '2026-11-21T09:59:59' })],
    [
      'with an expiry a moment after the answer',
      envelope({ ...GOOD, expires: '2026-11-21T10:00:01' }),
    ],
    ['with an expiry of next year', envelope({ ...GOOD, expires: '2027-11-21T10:00:00' })],
    ['with an expiry and nothing to hold it against', { ...GOOD, expires: '2026-11-21T10:05:00' }],
  ])('gives the token and the session length of the account: %s', (_, body) => {
    expect(read(200, body)).toEqual(granted);
  });

  it('takes an expiry that is nearer than the session length', () => {
    const body = envelope({ ...GOOD, expires: '2026-11-21T10:05:00' });
    expect(read(200, body)).toEqual({ ...granted, lifeSeconds: 300 });
  });

  it('holds an expiry with a zone against the Date header, for the time of the answer has none', () => {
    // The server stands two hours east: its 10:00 is 08:00 in UTC.
    const body = envelope(
      { ...GOOD, expires: '2026-11-21T10:10:00.999Z' },
      { responseTimeStamp: '2026-11-21T10:00:00' },
    );
    const date = { date: 'Sat, 21 Nov 2026 10:05:00 GMT' };
    expect(read(200, body, date)).toEqual({ ...granted, lifeSeconds: 300 });
    expect(read(200, body)).toEqual({ ...granted, lifeSeconds: 600.999 });
  });

  it('keeps every character of a token', () => {
    const odd = 'AQIC5w+%2B/=.*AAJTSQACMDE.*';
    expect(read(200, envelope({ ...GOOD, authToken: odd }))).toMatchObject({ token: odd });
  });

  it.each([
    ['HTTP 401', 401, envelope({ authPassed: false }, { statusCode: '401', statusMsg: 'Nope' })],
    ['401 in the body', 200, envelope(GOOD, { statusCode: '401', statusMsg: 'Nope' })],
    [
      'authPassed false',
      200,
      envelope({ authPassed: false }, { statusCode: '401', statusMsg: 'Nope' }),
    ],
    ['403 in its own JSON', 403, envelope({}, { statusCode: 401, statusMsg: 'Nope' })],
  ])('is a refusal: %s', (_, status, body) => {
    expect(read(status, body)).toEqual({ kind: 'refused', message: 'Nope', vendorCode: '401' });
  });

  it('is a refusal of what was sent: 400 with a list of errors', () => {
    const errors = ['Required input parameter username is not found.', 7, ''];
    expect(read(400, { errors, statusCode: '400', statusMsg: 'Bad Request' })).toEqual({
      kind: 'refused',
      message: 'Required input parameter username is not found.',
      vendorCode: 'Required input parameter username is not found.',
    });
  });

  it('is a refusal without words: 401 with nothing in it', () => {
    expect(read(401, '')).toEqual({ kind: 'refused' });
  });

  it.each([
    ['no token', envelope({ authPassed: true })],
    ['an empty token', envelope({ ...GOOD, authToken: ' ' })],
    ['a token with a line break', envelope({ ...GOOD, authToken: 'a\r\nb' })],
    ['a token that is no text', envelope({ ...GOOD, authToken: 5 })],
    ['no word on whether it passed', envelope({ authToken: TOKEN })],
    ['a code that is no number', envelope(GOOD, { statusCode: 'fine', statusMsg: undefined })],
    ['a list', []],
    ['a text', 'hello'],
  ])('says nothing about the password: %s', (_, body) => {
    expect(read(200, body)).toEqual(NO_TOKEN);
  });

  it.each([
    [
      503,
      envelope({ authPassed: true }, { statusCode: '503', statusMsg: 'SSO is down' }),
      'SSO is down',
    ],
    [200, envelope(GOOD, { statusCode: '503', statusMsg: 'SSO is down' }), 'SSO is down'],
    [401, envelope(GOOD, { statusCode: '500', statusMsg: 'SSO is down' }), 'SSO is down'],
    [200, envelope(GOOD, { statusCode: '203', statusMsg: 'Partial' }), 'Partial'],
    [203, GOOD, 'status 203'],
    [500, '', 'status 500'],
    [429, 'slow down', 'status 429'],
    [429, { statusMsg: 'Too many logins' }, 'Too many logins'],
    [
      404,
      envelope({}, { statusCode: '404', statusMsg: 'Not found' }),
      'Check TSPS URL, which usually looks like https://tsps-host, and Sign-In',
    ],
    [200, '<!doctype html><html></html>', 'web page (status 200)'],
    [403, '<html><body>Proxy</body></html>', 'web page (status 403)'],
  ])('says nothing about the password: HTTP %i %j', (status, body, words) => {
    expect(read(status, body)).toEqual({
      kind: 'unavailable',
      message: expect.stringContaining(words) as string,
    });
  });
});

it('names the field of Infrastructure Management where that is what signs in', () => {
  expect(readWith(token, account({ signIn: 'tsim' }), reply(404, ''))).toEqual({
    kind: 'unavailable',
    message: expect.stringContaining('Check TSIM URL, which usually looks like https://tsim-host'),
  });
});

describe('Basic on TSIM', () => {
  const signedIn = readAccount(basic, { ...RAW, tsimUrl: 'https://tsim.example.test/' });

  it('sends user and password in UTF-8', () => {
    const draft: RequestDraft = { method: 'GET', url: 'https://tsim.example.test/', headers: {} };
    const { headers } = signWith(basic, signedIn, draft);
    expect(headers).toEqual({
      Authorization: `basic ${Buffer.from('admin:p&ss=wörd').toString('base64')}`,
    });
    expect(basic.sendsPassword?.(signedIn)).toBe(true);
    expect(basic.servers(signedIn)).toEqual({ tsim: 'https://tsim.example.test' });
    expect(basic.identity?.(signedIn)).toBe('admin');
  });

  it('refuses a user name with a colon before anything is sent', () => {
    expect(faultOf(() => readAccount(basic, { ...RAW, username: 'a:b' }))).toMatchObject({
      field: 'username',
    });
  });

  it('is tested with a search that can match nothing', () => {
    const request = basic.test?.(signedIn);
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://tsim.example.test/bppmws/api/Event/search',
    });
    expect(JSON.parse(String(request?.body))).toEqual({
      criteria: { identifier: 'mc_ueid', operator: 'EQUALS', value: 'latchkey-no-such-event' },
    });
  });
});
