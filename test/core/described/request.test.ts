import type { Request } from '../../../core/described/grammar';
import { baseOf, faultOfOrigin, originsOf, urlOf } from '../../../core/described/origin';
import { basicOf, buildRequest } from '../../../core/described/request';
import { scopeOf } from '../../../core/described/template';
import { Secret } from '../../../core/model/secret';
import { LOGIN, mistake, bindings } from './support';

const values = bindings({
  user: 'anna',
  pass: new Secret('p"a\\s&<ß'),
  colon: 'a:b',
  bell: 'a\u0007',
  port: 5706,
  none: undefined,
  jar: 'a=1; b="2"; x',
  dots: '..',
  region: 'https://eu.api.test/v2/',
  evil: 'https://evil.test',
  label: 'eu',
  badLabel: 'evil.test/',
});
const scope = scopeOf(new Map([...values, ['sid', { value: 'x,"y"', open: false, cookie: true }]]));
const allowed = { baseUrl: 'https://api.test/base', origins: ['https://*.api.test'] };
const build = (request: Request) => buildRequest(request, scope, allowed);

test.each<[Request, unknown]>([
  [{ path: '/login' }, { method: 'POST', url: 'https://api.test/base/login', headers: {} }],
  [
    { path: '/login', json: { u: '{user}', p: '{pass}', n: '{port}', o: '{none}' } },
    {
      method: 'POST',
      url: 'https://api.test/base/login',
      headers: { 'Content-Type': 'application/json' },
      body: '{"u":"anna","p":"p\\"a\\\\s&<ß","n":5706}',
    },
  ],
  [
    { path: '/x', json: '{none}' },
    {
      method: 'POST',
      url: 'https://api.test/base/x',
      headers: { 'Content-Type': 'application/json' },
      body: 'null',
    },
  ],
  [
    { path: '/x', form: { u: '{user}', p: '{pass}', o: '{none}' } },
    {
      method: 'POST',
      url: 'https://api.test/base/x',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'u=anna&p=p%22a%5Cs%26%3C%C3%9F',
    },
  ],
  [
    {
      path: '/x',
      xml: '<login name="{user}" password="{pass}"/>',
      headers: { 'content-type': 'text/xml' },
    },
    {
      method: 'POST',
      url: 'https://api.test/base/x',
      headers: { 'content-type': 'text/xml' },
      body: '<login name="anna" password="p&#34;a\\s&#38;&#60;ß"/>',
    },
  ],
  [
    { path: '/x', xml: '<a/>' },
    {
      method: 'POST',
      url: 'https://api.test/base/x',
      headers: { 'Content-Type': 'application/xml' },
      body: '<a/>',
    },
  ],
  [
    { method: 'GET', path: '/{user}', query: { 'a b': '{pass}', o: '{none}' } },
    { method: 'GET', url: 'https://api.test/base/anna?a+b=p%22a%5Cs%26%3C%C3%9F', headers: {} },
  ],
  [
    {
      path: '/x',
      headers: { 'X-A': 'k {user}', 'X-O': '{none}' },
      cookies: { a: '{user}', s: '{sid}', o: '{none}' },
    },
    {
      method: 'POST',
      url: 'https://api.test/base/x',
      headers: { 'X-A': 'k anna', Cookie: 'a=anna; s=x,"y"' },
    },
  ],
  [
    { path: '/x', cookies: '{jar}' },
    { method: 'POST', url: 'https://api.test/base/x', headers: { Cookie: 'a=1; b="2"' } },
  ],
  [
    { path: '/x', cookies: '{none}' },
    { method: 'POST', url: 'https://api.test/base/x', headers: {} },
  ],
  [
    { path: '/x', base: '{region}', basic: { user: '{user}', password: '{none}' } },
    {
      method: 'POST',
      url: 'https://eu.api.test/v2/x',
      headers: { Authorization: `Basic ${Buffer.from('anna:').toString('base64')}` },
    },
  ],
])('%j', (request, draft) => {
  expect(build(request)).toEqual(draft);
});

test('Basic is UTF-8', () => {
  expect(basicOf({ user: '{user}', password: '{pass}' }, scope).value).toBe(
    `Basic ${Buffer.from('anna:p"a\\s&<ß').toString('base64')}`,
  );
});

test.each([
  [() => basicOf({ user: '{colon}', password: '{pass}' }, scope), 'colon: the user for HTTP Basic'],
  [() => basicOf({ user: '{bell}', password: '{pass}' }, scope), 'bell: the user for HTTP Basic'],
  [() => basicOf({ user: 'a:b', password: '{pass}' }, scope), 'document: the user for HTTP Basic'],
  [() => build({ path: '/a/{dots}/b' }), 'dots: this value is part of a path'],
  [() => build({ path: '/a{none}' + '/{none}' }), 'none: this value is part of a path'],
  [
    () => build({ path: '/x', base: '{evil}' }),
    'document: the base URL on https://evil.test is neither',
  ],
  [() => build({ path: '/x', base: '{user}' }), 'document: "anna" does not begin with https://'],
])('a value that cannot stand in its place stops the request', (run, beginning) => {
  expect(mistake(run)).toContain(beginning);
});

describe('origins', () => {
  test.each([
    ['https://api.example.com', undefined],
    ['https://*.example.com', undefined],
    ['https://*.example.com:8443', undefined],
    ['https://{label}.example.com', undefined],
    ['http://localhost:8080', undefined],
    ['http://127.0.0.1', undefined],
    ['http://api.example.com', 'https'],
    ['https://*.com', 'origin'],
    ['https://*', 'origin'],
    ['https://a.*.example.com', 'origin'],
    ['https://example.com/path', 'origin'],
    ['https://user@example.com', 'origin'],
    ['https://exa mple.com', 'origin'],
    ['ftp://example.com', 'origin'],
    ['example.com', 'origin'],
  ])('%s', (origin, fault) => {
    if (fault === undefined) expect(faultOfOrigin(origin)).toBeUndefined();
    else expect(faultOfOrigin(origin)).toContain(fault);
  });

  test.each([
    ['https://api.test/x', true],
    ['https://eu.api.test/x', true],
    ['https://a.b.api.test/x', true],
    ['https://evilapi.test/x', false],
    ['https://api.test.evil.test/x', false],
    ['http://eu.api.test/x', false],
    ['https://eu.api.test:8443/x', false],
    ['https://exact.test/', true],
    ['https://a.exact.test/', false],
  ])('%s may get the token: %s', (url, may) => {
    const wanted = { ...allowed, origins: [...allowed.origins, 'https://exact.test'] };
    const run = () => baseOf(url, scope, wanted);
    if (may) expect(run()).toBe(url.replace(/\/$/, ''));
    else expect(mistake(run)).toContain('is neither the origin of Base URL');
  });

  test('are filled with fields of the account, which cannot change the host behind them', () => {
    const described = (origin: string) => ({ ...LOGIN, origins: [origin] });
    expect(originsOf(described('https://{label}.api.test'), scope)).toEqual([
      'https://eu.api.test',
    ]);
    expect(originsOf(described('https://{none}.api.test'), scope)).toEqual([]);
    expect(originsOf(LOGIN, scope)).toEqual([]);
    expect(mistake(() => originsOf(described('https://{badLabel}.api.test'), scope))).toContain(
      'badLabel: this value is part of a host name',
    );
    expect(mistake(() => originsOf(described('https://x.{port}'), scope))).toContain(
      'document: origins must be an origin',
    );
  });
});

test('a base and a path are joined below', () => {
  expect(baseOf(undefined, scope, allowed)).toBe('https://api.test/base');
  expect(urlOf('https://api.test/base', '/a/{user}', scope)).toBe('https://api.test/base/a/anna');
});
