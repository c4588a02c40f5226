import { readDescription } from '../../../core/described/read-description';
import { LOGIN, mistake, USER_FIELDS } from './support';

const read = (more: Readonly<Record<string, unknown>>) => readDescription({ ...LOGIN, ...more });
const step = (more: Readonly<Record<string, unknown>>) => ({
  signIn: [{ ...LOGIN.signIn[0], ...more }],
});
const bare = (more: Readonly<Record<string, unknown>>) =>
  readDescription({ name: 'X', fields: USER_FIELDS, send: {}, ...more });
const make = (rule: Readonly<Record<string, unknown>>) => ({
  send: { make: [{ as: 'm', ...rule }] },
});

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

test.each<[string, () => unknown, string]>([
  ['no JSON', () => readDescription('{'), 'the document is not valid JSON'],
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
  ['no path', () => read({ signIn: [{}] }), 'signIn[0].path is missing'],
  [
    'a path without slash',
    () => read(step({ path: 'login' })),
    'signIn[0].path must begin with one "/"',
  ],
  [
    'a path with two slashes',
    () => read(step({ path: '//evil.test' })),
    'signIn[0].path must begin with one "/"',
  ],
  [
    'a path with a query',
    () => read(step({ path: '/a?b=1' })),
    'signIn[0].path cannot hold "?" or "#"',
  ],
  ['a path with dots', () => read(step({ path: '/a/../b' })), 'signIn[0].path cannot hold ".."'],
  [
    'a path with encoded dots',
    () => read(step({ path: '/a/%2e%2E/b' })),
    'signIn[0].path cannot hold ".."',
  ],
  [
    'a path with a backslash',
    () => read(step({ path: '/a\\b' })),
    'signIn[0].path cannot hold ".."',
  ],
  ['a method', () => read(step({ method: 'TRACE' })), 'signIn[0].method must be one of GET, POST'],
  [
    'two bodies',
    () => read(step({ form: {} })),
    'signIn[0] has json and form; a request has one body',
  ],
  ['GET with a body', () => read(step({ method: 'GET' })), 'signIn[0].json cannot go with GET'],
  [
    'no header name',
    () => read(step({ headers: { 'a b': 'x' } })),
    'signIn[0].headers["a b"] is no header name',
  ],
  [
    'a header of the connection',
    () => read(step({ headers: { 'Content-Length': '1' } })),
    'signIn[0].headers.Content-Length is a header that the connection sets',
  ],
  [
    'a cookie header',
    () => read(step({ headers: { Cookie: 'a=1' } })),
    'signIn[0].headers.Cookie cannot be a header. Use "cookies"',
  ],
  [
    'a line break in a header',
    () => read(step({ headers: { A: 'a\r\nB: c' } })),
    'signIn[0].headers.A can hold Latin-1',
  ],
  [
    'no cookie name',
    () => read(step({ cookies: { 'a;b': 'x' } })),
    'signIn[0].cookies["a;b"] is no cookie name',
  ],
  [
    'a semicolon in a cookie',
    () => read(step({ cookies: { a: 'b;c' } })),
    'signIn[0].cookies.a cannot hold spaces',
  ],
  [
    'a DTD',
    () => read({ signIn: [{ path: '/a', xml: '<!DOCTYPE a><a/>', take: LOGIN.signIn[0].take }] }),
    'signIn[0].xml cannot hold a DTD',
  ],
  [
    'pairs that are none',
    () => read(step({ query: 'a=1' })),
    'signIn[0].query must be an object of names',
  ],
  [
    'too many pairs',
    () =>
      read(
        step({
          query: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`q${String(i)}`, ''])),
        }),
      ),
    'signIn[0].query must have at most 50',
  ],
  [
    '__proto__',
    () => readDescription('{"name":"x","send":{"headers":{"__proto__":"x"}}}'),
    'send.headers.__proto__ is no usable name',
  ],
  [
    'a take without place',
    () => read(step({ take: [{ as: 'token' }] })),
    'signIn[0].take[0] must have one of json, header',
  ],
  [
    'a take with two places',
    () => read(step({ take: [{ as: 'token', json: 'a', header: 'b' }] })),
    'signIn[0].take[0] must have one of json, header',
  ],
  [
    'a take that is no text',
    () => read(step({ take: [LOGIN.signIn[0].take[0], { as: 'b', json: 5 }] })),
    'signIn[0].take[1].json must be text',
  ],
  [
    'a name with a dash',
    () => read(step({ take: [{ as: 'a-b', json: 'a' }] })),
    'signIn[0].take[0].as must begin with a letter',
  ],
  [
    'a reserved name',
    () => read({ fields: [{ name: 'body', label: 'x' }] }),
    'fields[0].name cannot be "body"',
  ],
  [
    'a path into XML',
    () => read(step({ take: [{ as: 'a', xml: 'a/b' }] })),
    'signIn[0].take[0].xml must be the name of an element',
  ],
  [
    'text without after',
    () => read(step({ take: [{ as: 'a', text: {} }] })),
    'signIn[0].take[0].text.after is missing',
  ],
  [
    'public that is a text',
    () => read(step({ take: [{ as: 'a', json: 'a', public: 'yes' }] })),
    'signIn[0].take[0].public must be true or false',
  ],
  [
    'a life without unit',
    () => read({ life: { sliding: true } }),
    'life must have one of seconds, minutes',
  ],
  [
    'a life whose braces are forgotten',
    () => read({ life: { seconds: 'life' } }),
    'life.seconds must name a value that "take" has taken, in braces: "{life}"',
  ],
  [
    'a date whose braces are forgotten',
    () => read({ life: { date: 'end' } }),
    'life.date must name a value that "take" has taken, in braces: "{life}"',
  ],
  [
    'a life of nothing',
    () => read({ life: { seconds: 0 } }),
    'life.seconds must be a whole number from 1',
  ],
  [
    'a make of two kinds',
    () => bare(make({ now: 'iso', random: 1 })),
    'send.make[0] must have one of now, rising',
  ],
  [
    'a stray member of a make',
    () => bare(make({ now: 'iso', of: ['x'] })),
    'send.make[0].of does not go with "now"',
  ],
  [
    'a stray key of a hash',
    () => bare(make({ hash: 'md5', of: ['x'], key: 'k' })),
    'send.make[0].key does not go with "hash"',
  ],
  [
    'too much chance',
    () => bare(make({ random: 65 })),
    'send.make[0].random must be a whole number from 1 to 64',
  ],
  [
    'a hash of nothing',
    () => bare(make({ hash: 'md5', of: [] })),
    'send.make[0].of must have 1 to 20',
  ],
  [
    'a condition that is empty',
    () => read({ replies: { stale: [{}] } }),
    'replies.stale[0] is empty',
  ],
  [
    'a condition without subject',
    () => read({ replies: { stale: [{ is: [1] }] } }),
    'replies.stale[0].is needs json, xml or header',
  ],
  [
    'a condition of two subjects',
    () => read({ replies: { stale: [{ json: 'a', xml: 'b' }] } }),
    'replies.stale[0] has json and xml',
  ],
  [
    'a condition with an object',
    () => read({ replies: { stale: [{ json: 'a', is: [{}] }] } }),
    'replies.stale[0].is[0] must be text, a number',
  ],
  [
    'a status that is none',
    () => read({ replies: { stale: [{ status: [42] }] } }),
    'replies.stale[0].status[0] must be a whole number from 100',
  ],
  [
    'a secret with a default',
    () => read({ fields: [{ name: 'a', label: 'A', secret: true, default: 'x' }] }),
    'fields[0].default cannot stand in a document for a secret',
  ],
  [
    'a secret number',
    () => read({ fields: [{ name: 'a', label: 'A', pem: true, number: true }] }),
    'fields[0].number cannot go with a secret',
  ],
  [
    'blanks taken from a text',
    () => read({ fields: [{ name: 'a', label: 'A', trim: true }] }),
    'fields[0].trim goes with a secret of one line',
  ],
  [
    'blanks taken from a PEM text',
    () => read({ fields: [{ name: 'a', label: 'A', secret: true, pem: true, trim: true }] }),
    'fields[0].trim goes with a secret of one line',
  ],
  [
    'a number with a text default',
    () => read({ fields: [{ name: 'a', label: 'A', number: true, default: 'x' }] }),
    'fields[0].default must be a whole number',
  ],
  [
    'a field twice',
    () => read({ fields: [...USER_FIELDS, USER_FIELDS[0]] }),
    'fields[2].name is there twice',
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
    'a number that stands last',
    () => bare({ send: { last: { query: { 5: 'x' } } } }),
    'send.last.query["5"] cannot be a number',
  ],
  [
    'a value that JSON lacks',
    () => bare({ send: { json: { a: [[[]]], b: { c: null } }, last: {}, digest: 5 } }),
    'send.digest must be an object',
  ],
  [
    'oneAtATime that is a text',
    () => bare({ oneAtATime: 'yes' }),
    'oneAtATime must be true or false',
  ],
  ['another binding', () => bare({ binding: 'mac' }), 'binding must be one of ip'],
])('%s is one sentence with its place', (_what, run, sentence) => {
  const said = mistake(run);
  expect(said).toContain(`document: ${sentence}`);
  expect(said).toMatch(/\.$/);
});

test.each<[string, () => unknown, string]>([
  [
    'an unknown name in a step',
    () => read(step({ path: '/{tenant}' })),
    'signIn[0].path names {tenant}, which is not known. Known there: username, password.',
  ],
  [
    'a value that a later step takes',
    () =>
      read({ signIn: [{ path: '/{token}' }, { path: '/b', take: [{ as: 'token', json: '' }] }] }),
    'signIn[0].path names {token}',
  ],
  [
    'an unknown name deep in JSON',
    () => read(step({ json: { a: ['x', { 'b c': '{nope}' }] } })),
    'signIn[0].json.a[1]["b c"] names {nope}',
  ],
  [
    'an unknown name in XML',
    () => read({ signIn: [{ path: '/', xml: '<a>{b}</a>', take: LOGIN.signIn[0].take }] }),
    'signIn[0].xml names {b}',
  ],
  [
    'an unknown name in Basic',
    () => read(step({ basic: { user: '{u}', password: '{p}' } })),
    'signIn[0].basic.user names {u}',
  ],
  [
    'an unknown name in a cookie text',
    () => read(step({ cookies: '{jar}' })),
    'signIn[0].cookies names {jar}',
  ],
  [
    'an unknown name in a base',
    () => read(step({ base: 'https://{x}' })),
    'signIn[0].base names {x}',
  ],
  [
    'an unknown name in the sign-out',
    () => read({ signOut: { path: '/{x}' } }),
    'signOut.path names {x}',
  ],
  ['an unknown name in the test', () => read({ test: { path: '/{x}' } }), 'test.path names {x}'],
  [
    'an unknown name in the life',
    () => read({ life: { seconds: '{x}' } }),
    'life.seconds names {x}',
  ],
  ['an unknown JWT', () => read({ life: { jwt: 'x' } }), 'life.jwt names {x}'],
  [
    'an unknown name in send',
    () => read({ send: { headers: { A: '{x}' } } }),
    'send.headers.A names {x}',
  ],
  [
    'an unknown name in writes',
    () => read({ send: { writes: { json: { a: '{x}' } } } }),
    'send.writes.json.a names {x}',
  ],
  [
    'an unknown name without any',
    () => readDescription({ name: 'x', send: { headers: { A: '{x}' } } }),
    'send.headers.A names {x}, which is not known. No names are known there',
  ],
  [
    'a part of the request in a sign-in',
    () => read(step({ make: [{ as: 'm', hash: 'md5', of: ['{body}'] }] })),
    'signIn[0].make[0].of[0] names {body}',
  ],
  [
    'a make of a later make',
    () =>
      bare({
        send: {
          make: [
            { as: 'a', encode: 'hex', of: ['{b}'] },
            { as: 'b', now: 'iso' },
          ],
        },
      }),
    'send.make[0].of[0] names {b}',
  ],
  [
    'a make twice',
    () =>
      bare({
        send: {
          make: [
            { as: 'a', now: 'iso' },
            { as: 'a', now: 'iso' },
          ],
        },
      }),
    'send.make[1].as is there twice: "a"',
  ],
  [
    'a make named as a field',
    () => bare({ send: { make: [{ as: 'username', now: 'iso' }] } }),
    'send.make[0].as is also the name of another value',
  ],
  [
    'a make named as a taken value',
    () => read({ send: { make: [{ as: 'token', now: 'iso' }] } }),
    'send.make[0].as is also the name of another value',
  ],
  [
    'a value named as a field',
    () => read(step({ take: [{ as: 'password', json: '' }] })),
    'signIn[0].take[0].as is also the name of a field: "password"',
  ],
  [
    'public here and not there',
    () => read({ refresh: { path: '/r', take: [{ as: 'token', json: '', public: true }] } }),
    'refresh.take[0] must say "public" wherever it takes "token"',
  ],
  [
    'too many values',
    () =>
      read(
        step({
          take: Array.from({ length: 20 }, (_, i) => ({ as: `v${String(i)}`, json: '' })),
          make: [{ as: 'm', now: 'iso' }],
        }),
      ),
    'the document must not take and make more than 20',
  ],
  [
    'a signature of the body in the body',
    () =>
      bare({
        send: {
          make: [
            { as: 's', hash: 'md5', of: ['{body}'] },
            { as: 't', encode: 'hex', of: ['{s}'] },
          ],
          json: { t: '{t}' },
        },
      }),
    'send.json.t names {t}, which signs the query or the body',
  ],
  [
    'a signature of the query in the query',
    () =>
      bare({
        send: { make: [{ as: 's', hash: 'md5', of: ['{url}'] }], reads: { query: { s: '{s}' } } },
      }),
    'send.reads.query.s names {s}, which signs',
  ],
  [
    'a part outside of make',
    () => bare({ send: { headers: { A: '{path}' } } }),
    'send.headers.A names {path}',
  ],
  [
    'a last parameter twice',
    () => bare({ send: { query: { a: '1' }, last: { query: { a: '2' } } } }),
    'send.last.query repeats "a"',
  ],
  [
    'a last field twice',
    () => bare({ send: { writes: { form: { a: '1' } }, last: { form: { a: '2' } } } }),
    'send.last.form repeats "a"',
  ],
  [
    'an unknown key of a JWT',
    () => bare(make({ jwt: { alg: 'HS256', key: '{k}', claims: {}, seconds: 5 } })),
    'send.make[0].jwt.key names {k}',
  ],
  [
    'an unknown claim',
    () =>
      bare(
        make({
          jwt: { alg: 'HS256', key: 'k', header: { a: '1' }, claims: { a: '{k}' }, seconds: 5 },
        }),
      ),
    'send.make[0].jwt.claims.a names {k}',
  ],
  [
    'an unknown key of an HMAC',
    () => bare(make({ hmac: 'md5', key: '{k}', of: ['x'] })),
    'send.make[0].key names {k}',
  ],
  ['a refresh without sign-in', () => bare({ refresh: { path: '/' } }), 'refresh needs "signIn"'],
  ['a sign-out without sign-in', () => bare({ signOut: { path: '/' } }), 'signOut needs "signIn"'],
  ['a life without sign-in', () => bare({ life: { seconds: 5 } }), 'life needs "signIn"'],
  [
    'renewed values without sign-in',
    () => bare({ replies: { take: [{ as: 'a', json: '' }] } }),
    'replies.take needs "signIn"',
  ],
  ['a base without sign-in', () => bare({ send: { base: '{x}' } }), 'send.base needs "signIn"'],
  [
    'Digest with a sign-in',
    () => read({ send: { digest: { user: 'a', password: 'b' } } }),
    'send.digest cannot go with "signIn"',
  ],
  [
    'Digest with Basic',
    () =>
      bare({ send: { digest: { user: 'a', password: 'b' }, basic: { user: 'a', password: 'b' } } }),
    'send.digest cannot go with "basic"',
  ],
  [
    'one at a time with a sign-in',
    () => read({ oneAtATime: true }),
    'oneAtATime cannot go with "signIn"',
  ],
  [
    'a sign-in that takes nothing',
    () => read({ signIn: [{ path: '/login' }], send: {} }),
    'signIn takes no value',
  ],
])('%s is told', (_what, run, sentence) => {
  expect(mistake(run)).toContain(`document: ${sentence}`);
});
