import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { digestHeader, isStaleNonce, readChallenge } from '../../../core/described/digest';
import type { TokenValues } from '../../../core/model/token';
import { random } from './support';

const challenge = (header: string): TokenValues | undefined =>
  readChallenge({ headers: { 'www-authenticate': header } });
const asked = (header: string): TokenValues => challenge(header) ?? { secrets: {}, open: {} };
const answer = (header: string, user = 'Mufasa', password = 'Circle of Life', count = 1): string =>
  digestHeader({
    request: { method: 'GET', url: 'https://www.example.org/dir/index.html?x=1', headers: {} },
    challenge: asked(header),
    count,
    user,
    password,
    random,
  });
const field = (header: string, name: string): string | undefined =>
  new RegExp(`(?:^|[ ,])${name}="?([^",]*)"?`).exec(header)?.[1];
const h = (algorithm: string, text: string): string =>
  createHash(algorithm).update(text).digest('hex');

const RFC =
  'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';

test('the proof is the one of RFC 7616, 3.4.1', () => {
  const header = answer(RFC, 'Mufasa', 'Circle of Life', 26);
  const cnonce = String(field(header, 'cnonce'));
  const a1 = h('md5', 'Mufasa:http-auth@example.org:Circle of Life');
  const a2 = h('md5', 'GET:/dir/index.html?x=1');
  expect(field(header, 'response')).toBe(
    h('md5', `${a1}:7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v:0000001a:${cnonce}:auth:${a2}`),
  );
  expect(header).toContain('opaque="FQhe/');
  expect(header).toContain('qop=auth, nc=0000001a');
  expect(header).not.toContain('Circle');
});

test('the example of RFC 2617 without qop', () => {
  const header = answer('Digest realm="r", nonce="n"', 'u', 'p');
  expect(field(header, 'response')).toBe(
    h('md5', `${h('md5', 'u:r:p')}:n:${h('md5', 'GET:/dir/index.html?x=1')}`),
  );
  expect(header).not.toContain('cnonce');
});

test('a session variant hashes the nonces in, with SHA-256', () => {
  const header = answer('Digest realm="r", nonce="n", algorithm=SHA-256-sess', 'u', 'p');
  const cnonce = String(field(header, 'cnonce'));
  const a1 = h('sha256', `${h('sha256', 'u:r:p')}:n:${cnonce}`);
  expect(field(header, 'response')).toBe(
    h('sha256', `${a1}:n:${h('sha256', 'GET:/dir/index.html?x=1')}`),
  );
});

test('a user name is hashed when the server asks, and percent-encoded when it is not ASCII', () => {
  const header = answer('Digest realm="r", nonce="n", userhash=true, qop=auth', 'Jäsøn', 'p');
  expect(field(header, 'username')).toBe(h('md5', 'Jäsøn:r'));
  expect(header).toContain('userhash=true');
  expect(answer('Digest realm="r", nonce="n"', 'Jäsøn', 'p')).toContain(
    "username*=UTF-8''J%C3%A4s%C3%B8n",
  );
});

test('quotes and backslashes are escaped both ways', () => {
  const header = 'Digest realm="a \\"b\\" \\\\", nonce="n"';
  expect(asked(header).open['realm']).toBe('a "b" \\');
  expect(answer(header, 'a"b', 'p')).toContain('username="a\\"b"');
});

test.each([
  ['Basic realm="x"', undefined],
  ['', undefined],
  ['Digest realm="x"', undefined],
  ['Digest nonce="n", algorithm=SHA-1', undefined],
  ['Digest nonce="n", qop="auth-int"', undefined],
  ['Basic realm="b", Digest realm="r", nonce="n"', 'r'],
  ['Digest realm="new", nonce="n", algorithm=SHA-1, Digest realm="r", nonce="n"', 'r'],
  ['DIGEST REALM=r, NONCE=n', 'r'],
  ['realm="lost" , Digest nonce="n", realm="r"', 'r'],
])('%s', (header, realm) => {
  expect(challenge(header)?.open['realm']).toBe(realm);
});

test('a stored challenge that lacks its parts is answered with MD5 and nothing in their place', () => {
  const header = digestHeader({
    request: { method: 'GET', url: 'https://a.test/x', headers: {} },
    challenge: { secrets: {}, open: { algorithm: 'unknown' } },
    count: 1,
    user: 'u',
    password: 'p',
    random,
  });
  expect(field(header, 'response')).toBe(h('md5', `${h('md5', 'u::p')}::${h('md5', 'GET:/x')}`));
});

test('without a header there is no challenge', () => {
  expect(readChallenge({ headers: {} })).toBeUndefined();
});

test('a stale nonce is told apart from a wrong password', () => {
  expect(isStaleNonce(asked('Digest nonce="n", stale=TRUE'))).toBe(true);
  expect(isStaleNonce(asked('Digest nonce="n", stale=false'))).toBe(false);
  expect(isStaleNonce(asked('Digest nonce="n"'))).toBe(false);
});

test('any header is read in bounded time, and its proof stays one header line', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = challenge(`Digest nonce="n", ${text}`);
      if (read === undefined) return;
      expect(() => isStaleNonce(read)).not.toThrow();
    }),
    { numRuns: 10_000 },
  );
});
