/** The requests of a document: path, method, query, headers, cookies and body. */
import { bare, expectRefused, read, step } from './refused-documents';
import type { Refused } from './refused-documents';
import { LOGIN } from './support';

test.each<Refused>([
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
    'signIn[0].headers["a b"] is not a valid header name',
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
    'signIn[0].cookies["a;b"] is not a valid cookie name',
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
    'a number that stands last',
    () => bare({ send: { last: { query: { 5: 'x' } } } }),
    'send.last.query["5"] cannot be a whole number',
  ],
  [
    'a value that JSON lacks',
    () => bare({ send: { json: { a: [[[]]], b: { c: null } }, last: {}, digest: 5 } }),
    'send.digest must be an object',
  ],
])('%s is one sentence with its place', (_what, reading, sentence) => {
  expectRefused(reading, sentence);
});

/** What other tools write, and what is copied along: no such request does what it says. */
test.each<Refused>(
  [
    [
      'blanks in braces',
      () => header('Bearer { token }'),
      'has "{ token }", which is no placeholder',
    ],
    ['a dollar', () => header('Bearer ${token}'), 'has "${token}", which is no placeholder'],
    [
      'a path in braces',
      () => header('{data.token}'),
      'has "{data.token}", which is no placeholder',
    ],
    [
      'a no-break space',
      () => header('Bearer\u00a0{token}'),
      'contains a character that cannot be seen (U+00A0)',
    ],
  ].map(([what, reading, says]) => [what, reading, `send.headers.A ${String(says)}`] as Refused),
)('%s in a header is one sentence with its place', (_what, reading, sentence) => {
  expectRefused(reading, sentence);
});

test.each<Refused>([
  [
    'a path',
    () => read(step({ path: '/login\u200b' })),
    'signIn[0].path contains a character that cannot be seen (U+200B)',
  ],
  [
    'a name',
    () => read(step({ query: { 'a\u200b': '1' } })),
    'signIn[0].query["a\u200b"] contains a character',
  ],
  [
    'a body in quotes',
    () => read(step({ json: '{"user":"{username}"}' })),
    'signIn[0].json is JSON in quotes',
  ],
  [
    'a JSONPath',
    () => taking('$.data.token'),
    'signIn[0].take[0].json must be a path such as data.token',
  ],
  ['an index in brackets', () => taking('data[0].token'), 'signIn[0].take[0].json must be a path'],
  ['a blank behind a path', () => taking('data.token '), 'signIn[0].take[0].json must be a path'],
  ['a path in braces', () => taking('{data.token}'), 'signIn[0].take[0].json must be a path'],
  [
    'a path of words',
    () => read({ replies: { message: ['$.error'] } }),
    'replies.message[0] must be a path',
  ],
])('%s is one sentence with its place', (_what, reading, sentence) => {
  expectRefused(reading, sentence);
});

test('a text in a body may hold all of that', () => {
  const json = 'query { me { token } } \u00a0';
  expect(read(step({ json })).signIn?.[0].json).toBe(json);
  expect(taking('/data[0]/$ ').signIn?.[0].take).toEqual([{ as: 'token', json: '/data[0]/$ ' }]);
  expect(read({ replies: { message: ['xml:fault', 'header:X-Error', 'a.$.b'] } }).replies).toEqual({
    message: ['xml:fault', 'header:X-Error', 'a.$.b'],
  });
});

function header(value: string) {
  return read({ send: { headers: { A: value, B: '{token}' } } });
}

function taking(json: string) {
  return read(step({ take: [{ as: 'token', json }] }));
}
