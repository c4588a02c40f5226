import { createHash, createHmac } from 'node:crypto';
import type { Send } from '../../../core/described/grammar';
import { stampOf } from '../../../core/described/send';
import { scopeOf } from '../../../core/described/template';
import type { RequestDraft } from '../../../core/model/http';
import { Secret } from '../../../core/model/secret';
import { applyStamp, secretsOfStamp } from '../../../core/model/stamp';
import { GET, mistake, NOW, random, bindings } from './support';

const scope = scopeOf(
  bindings({
    user: 'anna',
    pass: new Secret('s3cret'),
    token: new Secret('T0K'),
    csrf: new Secret('C5'),
    jar: 'a=1; b=2',
    site: '7',
    none: undefined,
  }),
);
const POST: RequestDraft = {
  method: 'POST',
  url: 'https://api.test/base/things',
  headers: { 'Content-Type': 'application/json' },
  body: '{"n":12345678901234567890}',
};
const FORM: RequestDraft = {
  ...POST,
  headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  body: 'a=b%20c',
};
const bare = (method: RequestDraft['method']): RequestDraft => ({
  method,
  url: GET.url,
  headers: {},
});
const stamp = (send: Send, request = GET) =>
  stampOf(send, {
    request: () => request,
    base: () => 'https://api.test/base',
    scope,
    context: () => ({ nowMs: NOW, random, rise: (n) => n }),
  });
const signed = (send: Send, request = GET) => applyStamp(request, stamp(send, request));

test.each<[string, Send, RequestDraft, unknown]>([
  ['nothing', {}, GET, {}],
  [
    'a header; constants are open',
    {
      headers: {
        Authorization: 'Bearer {token}',
        'X-V': '3',
        'X-Site': '{site}',
        'X-No': '{none}',
      },
    },
    GET,
    { headers: { Authorization: 'Bearer T0K', 'X-V': { open: '3' }, 'X-Site': { open: '7' } } },
  ],
  ['a query', { query: { sid: '{token}' } }, GET, { query: { sid: 'T0K' } }],
  ['cookies by name', { cookies: { c: '{token}', o: '{none}' } }, GET, { cookies: { c: 'T0K' } }],
  [
    'cookies as one text',
    { cookies: '{jar}' },
    GET,
    { cookies: { a: { open: '1' }, b: { open: '2' } } },
  ],
  [
    'Basic',
    { basic: { user: '{user}', password: '{pass}' } },
    GET,
    { headers: { Authorization: `Basic ${Buffer.from('anna:s3cret').toString('base64')}` } },
  ],
  [
    'a CSRF token on writes',
    { writes: { headers: { 'X-CSRF': '{csrf}' } } },
    POST,
    { headers: { 'X-CSRF': 'C5' } },
  ],
  ['no CSRF token on reads', { writes: { headers: { 'X-CSRF': '{csrf}' } } }, bare('HEAD'), {}],
  [
    'a query on reads',
    { reads: { query: { sid: '{token}' } } },
    bare('OPTIONS'),
    { query: { sid: 'T0K' } },
  ],
  [
    'members of a JSON body',
    { json: { auth: '{token}', v: '2.0', no: '{none}' } },
    POST,
    { body: { auth: 'T0K', v: '2.0' }, secretBody: ['T0K'] },
  ],
  [
    'members of a JSON body for a form',
    { json: { auth: '{token}' } },
    FORM,
    { body: { auth: 'T0K' }, secretBody: ['T0K'] },
  ],
  [
    'a form where both are given',
    { json: { j: '{token}' }, form: { f: '{token}' } },
    FORM,
    { body: { f: 'T0K' }, secretBody: ['T0K'] },
  ],
  [
    'JSON where both are given',
    { json: { j: '{token}' }, form: { f: '{token}' } },
    POST,
    { body: { j: 'T0K' }, secretBody: ['T0K'] },
  ],
  [
    'a form where no body is',
    { form: { f: '{user}' } },
    bare('POST'),
    { body: { f: 'anna' }, secretBody: [], emptyBody: 'form' },
  ],
  [
    'form fields for a JSON body',
    { form: { f: '{token}' } },
    POST,
    { body: { f: 'T0K' }, secretBody: ['T0K'] },
  ],
])('%s', (_what, send, request, expected) => {
  expect(stamp(send, request)).toEqual(expected);
});

test('an empty body becomes the form that is described', () => {
  expect(signed({ form: { f: '{user}' } }, bare('POST'))).toMatchObject({
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'f=anna',
  });
  expect(signed({ json: { f: '{user}' } }, { ...bare('POST'), body: '' }).body).toBe(
    '{"f":"anna"}',
  );
});

test('only secret texts of a body are secret', () => {
  const secrets = secretsOfStamp(stamp({ json: { auth: '{token}', v: '2.0' } }, POST));
  expect(secrets).not.toContain('2.0');
  expect(secrets).toContain('T0K');
});

test('a large number in the body keeps its digits', () => {
  expect(signed({ json: { auth: '{token}' } }, POST).body).toBe(
    '{"n":12345678901234567890,"auth":"T0K"}',
  );
});

test('a body that takes no members is an input error', () => {
  expect(mistake(() => signed({ json: { a: '{token}' } }, { ...POST, body: '[1]' }))).toContain(
    'payload',
  );
});

const hmac = (text: string): string => createHmac('sha256', 's3cret').update(text).digest('hex');
const BINANCE: Send = {
  make: [
    { as: 'now', now: 'milliseconds' },
    { as: 'signature', hmac: 'sha256', key: '{pass}', of: ['{query}', '{body}'], out: 'hex' },
  ],
  query: { timestamp: '{now}' },
  last: { query: { signature: '{signature}' } },
};

test('a signature covers the query as it is sent, and stands last', () => {
  const query = `a=1&timestamp=${String(NOW)}`;
  expect(signed(BINANCE).url).toBe(
    `https://api.test/base/things?${query}&signature=${hmac(query)}`,
  );
});

test('a signature covers the body byte for byte, bytes too', () => {
  const query = `timestamp=${String(NOW)}`;
  expect(signed(BINANCE, POST).url).toContain(hmac(`${query}{"n":12345678901234567890}`));
  const bytes = { ...POST, body: Uint8Array.of(0, 255, 128) };
  const expected = createHmac('sha256', 's3cret')
    .update(query)
    .update(Uint8Array.of(0, 255, 128))
    .digest('hex');
  expect(signed(BINANCE, bytes).url).toContain(expected);
});

test('a signature in the last field of a form covers the form as it is sent', () => {
  const send: Send = {
    make: [{ as: 'sum', hmac: 'sha256', key: '{pass}', of: ['{body}'], out: 'hex' }],
    last: { form: { sign: '{sum}', none: '{none}' } },
  };
  expect(signed(send, FORM).body).toBe(`a=b+c&sign=${hmac('a=b+c')}`);
  expect(stamp(send, FORM).secretBody).toEqual([hmac('a=b+c')]);
  expect(signed({ ...send, form: { key: '{user}' } }, FORM).body).toBe(
    `a=b+c&key=anna&sign=${hmac('a=b+c&key=anna')}`,
  );
  expect(signed(send, bare('POST')).body).toBe(`sign=${hmac('')}`);
  expect(signed({ ...send, json: { j: '1' } }, POST).body).toContain('"sign"');
});

test.each([
  ['{method}', 'GET'],
  ['{host}', 'api.test'],
  ['{path}', '/base/things'],
  ['{resource}', '/things'],
  ['{query}', 'a=1'],
  ['{url}', 'https://api.test/base/things?a=1'],
  ['{body}', ''],
])('%s is %s', (template, value) => {
  const send: Send = {
    make: [{ as: 'sum', hash: 'sha1', of: [template], out: 'hex' }],
    headers: { S: '{sum}' },
  };
  const withFragment = { ...GET, url: `${GET.url}#top` };
  expect(signed(send, withFragment).headers['S']).toBe(
    createHash('sha1').update(value).digest('hex'),
  );
});

test('a resource of another base is the whole path, and without a query there is none', () => {
  const send: Send = {
    make: [
      { as: 'r', encode: 'base64', of: ['{resource}'] },
      { as: 'q', encode: 'base64', of: ['{query}'] },
    ],
    headers: { R: '{r}', Q: 'x{q}' },
  };
  const elsewhere = signed(send, { ...GET, url: 'https://api.test/other' });
  expect(elsewhere.headers).toEqual({ R: btoa('/other'), Q: 'x' });
});
