import { readDescription } from '../../../core/described/read-description';
import { bare, expectRefused, read } from './refused-documents';
import type { Refused } from './refused-documents';
import { USER_FIELDS } from './support';

/** All members at once. */
const FULL = {
  name: 'Full',
  fields: [
    ...USER_FIELDS,
    { name: 'port', label: 'Port', number: true, default: '80', where: 'Settings' },
    { name: 'key', label: 'Key', pem: true, optional: true },
  ],
  origins: ['https://*.example.com'],
  signIn: [
    {
      method: 'POST',
      path: '/{username}/login',
      base: 'https://id.example.com',
      query: { a: '1' },
      headers: { 'X-A': 'é{m}' },
      cookies: { c: 'v' },
      basic: { user: '{username}', password: '{password}' },
      form: { a: '{port}' },
      make: [{ as: 'm', random: 8 }],
      take: [
        { as: 'token', json: '' },
        { as: 'h', header: 'X-H', optional: true },
        { as: 'c', cookie: 'sid', public: true },
        { as: 'all', cookies: 'all' },
        { as: 'x', xml: 'a@b' },
        { as: 't', text: true },
        { as: 'u', text: { after: 'a', before: '' } },
      ],
    },
    { path: '/two', xml: '<a>{token}</a>', cookies: '{all}' },
    { path: '/three', json: ['{token}', 1, null, true, { a: '{x}' }] },
  ],
  life: { seconds: '{t}', sliding: true },
  refresh: { path: '/refresh', times: 3, json: {}, take: [{ as: 'token', json: 'token' }] },
  signOut: { method: 'DELETE', path: '/login/{token}' },
  send: {
    make: [
      { as: 'n', now: 'iso' },
      { as: 'r', rising: 'milliseconds' },
      { as: 'hash', hash: 'md5', of: ['{n}'], out: 'hex' },
      {
        as: 'hmac',
        hmac: 'sha1',
        key: '{password}',
        keyIn: 'hex',
        of: ['{body}', '{hash}'],
        out: 'base64',
      },
      { as: 'enc', encode: 'base64url', of: ['{hmac}'] },
      {
        as: 'jwt',
        jwt: {
          alg: 'HS256',
          key: '{password}',
          keyIn: 'utf8',
          header: { k: '1' },
          claims: { iss: '{username}' },
          seconds: 60,
        },
      },
    ],
    base: '{x}',
    basic: { user: '{username}', password: '' },
    headers: { A: '{hmac}{jwt}' },
    query: { n: '{n}' },
    cookies: { enc: '{enc}' },
    json: { a: { b: '{r}' } },
    form: { f: '{r}' },
    reads: { query: { r: '{hash}' } },
    writes: { headers: { W: '{h}' } },
    last: { query: { s: '{hmac}' }, form: { s: '{hmac}' } },
  },
  replies: {
    denied: [{ status: [403], json: 'a', is: [1, 'x', null, true] }],
    stale: [{ xml: 'a@b', contains: 'x' }],
    refused: [{ header: 'X', not: ['1'] }],
    failed: [{ html: true }, { redirectTo: '/login' }],
    message: ['a', 'xml:b'],
    code: ['c'],
    take: [{ as: 'h', header: 'X-New', optional: true }],
  },
  test: { method: 'GET', path: '/version' },
  binding: 'ip',
};

test('a whole document is read as it stands, as a value or as text', () => {
  expect(readDescription(FULL)).toEqual(FULL);
  expect(readDescription(JSON.stringify(FULL))).toEqual(FULL);
});

test.each([
  { seconds: 5 },
  { minutes: '{token}' },
  { milliseconds: 5000 },
  { epochSeconds: '{token}' },
  { epochMilliseconds: '{token}' },
  { date: '{token}', sliding: false },
  { jwt: 'token' },
])('a life as %j', (life) => {
  expect(read({ life }).life).toEqual(life);
});
test.each<Refused>([
  [
    'a preset file',
    () => readDescription({ id: 'x', description: { name: 'X' } }),
    'the document is a preset file. Paste its "description" alone',
  ],
  ['no JSON', () => readDescription('{'), 'the document ends too early'],
  ['nothing', () => readDescription('  '), 'the document is empty'],
  ['undefined', () => readDescription(undefined), 'the document is empty'],
  ['an expression', () => readDescription('={{ $json }}'), 'the document is an expression'],
  [
    'a cycle',
    () => {
      const loop: Record<string, unknown> = {};
      loop['self'] = loop;
      readDescription(loop);
    },
    'the document cannot be written as JSON',
  ],
  ['a list', () => readDescription([]), 'the document must be an object'],
  [
    'too long',
    () => read({ x: 'x'.repeat(66_000) }),
    'the document must not be longer than 64 KiB',
  ],
  [
    'too deep',
    () => readDescription(`{"a":${'['.repeat(30)}${']'.repeat(30)}}`),
    'the document must not be nested deeper than 20',
  ],
  ['no name', () => readDescription({ send: {} }), 'name is missing'],
  ['no send', () => readDescription({ name: 'x' }), 'send is missing'],
  ['an empty name', () => read({ name: '' }), 'name must not be empty'],
  ['a number as name', () => read({ name: 5 }), 'name must be text'],
  ['a long name', () => read({ name: 'x'.repeat(201) }), 'name must not be longer than 200 bytes'],
  [
    'an unknown member',
    () => read({ signin: [] }),
    'signin is not known. Known here: name, fields,',
  ],
  ['an unknown member with a long odd name', () => read({ ['a b'.repeat(30)]: 1 }), '["a ba b'],
  [
    'an expression inside',
    () => read({ name: '{{ $json.x }}' }),
    'name holds "{{", which is an expression',
  ],
  ['half a character', () => read({ name: '\ud800' }), 'name contains half a character'],
  ['four steps', () => read({ signIn: [1, 2, 3, 4] }), 'signIn must have 1 to 3 elements'],
  ['no list', () => read({ signIn: {} }), 'signIn must be a list'],
  [
    '__proto__',
    () => readDescription('{"name":"x","send":{"headers":{"__proto__":"x"}}}'),
    'send.headers.__proto__ is not a usable name',
  ],
  [
    'an origin without https',
    () => read({ origins: ['http://api.test'] }),
    'origins[0] must begin with https://',
  ],
  [
    'an origin with a path',
    () => read({ origins: ['https://api.test/x'] }),
    'origins[0] must be an origin such as',
  ],
  [
    'a secret in an origin',
    () => read({ origins: ['https://{password}.api.test'] }),
    'origins[0] names {password}, which is not known. Known there: username.',
  ],
  [
    'oneAtATime that is a text',
    () => bare({ oneAtATime: 'yes' }),
    'oneAtATime must be true or false',
  ],
  ['another binding', () => bare({ binding: 'mac' }), 'binding must be one of ip'],
])('%s is one sentence with its place', (_what, reading, sentence) => {
  expectRefused(reading, sentence);
});
