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
