import {
  constants,
  createHash,
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  verify,
} from 'node:crypto';
import type { Make, MadeJwt } from '../../../core/described/grammar-values';
import { risingCounter, withMade } from '../../../core/described/make';
import { scopeOf } from '../../../core/described/template';
import type { Scope } from '../../../core/described/template';
import { Secret } from '../../../core/model/secret';
import { mistake, NOW, random, bindings } from './support';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const pem = (key: typeof rsa.privateKey): string =>
  key.export({ type: 'pkcs8', format: 'pem' }).toString();

const outer = scopeOf(
  bindings({
    user: 'anna',
    pass: new Secret('päss'),
    hexKey: new Secret('00ff'),
    base64Key: new Secret('_-8='),
    rsa: new Secret(pem(rsa.privateKey)),
    ec: new Secret(pem(ec.privateKey)),
    p384: new Secret(pem(p384.privateKey)),
    junk: new Secret('junk!'),
    app: 5,
  }),
);
const made = (makes: readonly Make[] | undefined, nowMs = NOW): Scope =>
  withMade(makes, outer, { nowMs, random, rise: risingCounter() });
const one = (make: Make): unknown => made([make])(make.as).value;

test.each<[Make, unknown]>([
  [{ as: 'v', now: 'seconds' }, String(NOW / 1000)],
  [{ as: 'v', now: 'milliseconds' }, String(NOW)],
  [{ as: 'v', now: 'iso' }, '2026-11-25T12:00:00.000Z'],
  [{ as: 'v', now: 'http' }, 'Wed, 25 Nov 2026 12:00:00 GMT'],
  [{ as: 'v', rising: 'milliseconds' }, String(NOW)],
  [{ as: 'v', rising: 'microseconds' }, `${String(NOW)}000`],
  [{ as: 'v', random: 4 }, '07070707'],
  [
    { as: 'v', encode: 'base64', of: ['{user}:', '{pass}'] },
    Buffer.from('anna:päss').toString('base64'),
  ],
  [
    { as: 'v', encode: 'base64url', of: ['{base64Key}??>'] },
    Buffer.from('_-8=??>').toString('base64url'),
  ],
  [{ as: 'v', encode: 'hex', of: ['{user}'] }, '616e6e61'],
  [
    { as: 'v', hash: 'md5', of: ['{user}'], out: 'hex' },
    createHash('md5').update('anna').digest('hex'),
  ],
  [
    { as: 'v', hash: 'sha512', of: ['{pass}'], out: 'base64' },
    createHash('sha512').update('päss').digest('base64'),
  ],
  [
    { as: 'v', hmac: 'sha256', key: '{pass}', of: ['a', '{user}'], out: 'hex' },
    createHmac('sha256', 'päss').update('aanna').digest('hex'),
  ],
  [
    { as: 'v', hmac: 'sha1', key: '{hexKey}', keyIn: 'hex', of: ['a'], out: 'base64url' },
    createHmac('sha1', Buffer.from('00ff', 'hex')).update('a').digest('base64url'),
  ],
  [
    { as: 'v', hmac: 'sha1', key: '{base64Key}', keyIn: 'base64', of: ['a'], out: 'hex' },
    createHmac('sha1', Buffer.from('_-8', 'base64url')).update('a').digest('hex'),
  ],
  [
    { as: 'v', hmac: 'sha1', key: '{user}', keyIn: 'utf8', of: ['a'], out: 'hex' },
    createHmac('sha1', 'anna').update('a').digest('hex'),
  ],
])('%j', (make, value) => {
  expect(one(make)).toBe(value);
});

test('without "out" a value is bytes, alone it keeps them: the signature of Kraken', () => {
  const scope = made([
    { as: 'inner', hash: 'sha256', of: ['nonce', '{user}'] },
    {
      as: 'sign',
      hmac: 'sha512',
      key: '{base64Key}',
      keyIn: 'base64',
      of: ['/path', '{inner}'],
      out: 'base64',
    },
  ]);
  const inner = createHash('sha256').update('nonceanna').digest();
  const key = Buffer.from('_-8', 'base64url');
  const expected = createHmac('sha512', key)
    .update(Buffer.concat([Buffer.from('/path'), inner]))
    .digest('base64');
  expect(scope('sign').value).toBe(expected);
});

test('a value is made once per request, on demand, and tells whether it is secret', () => {
  let count = 0;
  const scope = withMade(
    [
      { as: 'nonce', random: 2 },
      { as: 'open', encode: 'hex', of: ['{user}'] },
      { as: 'closed', encode: 'hex', of: ['{pass}'] },
    ],
    outer,
    { nowMs: NOW, random: (bytes) => new Uint8Array(bytes).fill((count += 1)), rise: (n) => n },
  );
  expect(count).toBe(0);
  expect([scope('nonce').value, scope('nonce').value]).toEqual(['0101', '0101']);
  expect([scope('nonce').open, scope('open').open, scope('closed').open]).toEqual([
    false,
    true,
    false,
  ]);
  expect(made(undefined)('user').value).toBe('anna');
});

test('a rising number rises although the clock stands still or goes back', () => {
  const rise = risingCounter();
  expect([rise(10), rise(10), rise(5), rise(20)]).toEqual([10, 11, 12, 20]);
});

describe('a JWT', () => {
  const rule = (alg: MadeJwt['alg'], key: string, more: Partial<MadeJwt> = {}): Make => ({
    as: 'v',
    jwt: { alg, key, claims: { iss: '{app}' }, seconds: 540, ...more },
  });
  const partsOf = (make: Make) => {
    const [header = '', claims = '', signature = ''] = String(one(make)).split('.');
    const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
    return {
      header: read(header),
      claims: read(claims),
      text: Buffer.from(`${header}.${claims}`),
      signature: Buffer.from(signature, 'base64url'),
    };
  };
  const iat = NOW / 1000;

  test.each([
    ['RS256' as const, '{rsa}', createPublicKey(rsa.privateKey), {}],
    [
      'PS256' as const,
      '{rsa}',
      createPublicKey(rsa.privateKey),
      { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
    ],
    [
      'ES256' as const,
      '{ec}',
      createPublicKey(ec.privateKey),
      { dsaEncoding: 'ieee-p1363' as const },
    ],
  ])('%s verifies with the public key', (alg, key, publicKey, options) => {
    const { header, claims, text, signature } = partsOf(rule(alg, key));
    expect(header).toEqual({ alg, typ: 'JWT' });
    expect(claims).toEqual({ iss: 5, iat, exp: iat + 540 });
    expect(verify('sha256', text, { key: publicKey, ...options }, signature)).toBe(true);
  });

  test('HS256 with a key in hex, a header and a claim that replaces exp', () => {
    const { header, claims, text, signature } = partsOf(
      rule('HS256', '{hexKey}', { keyIn: 'hex', header: { kid: '{user}' }, claims: { exp: 9 } }),
    );
    expect(header).toEqual({ kid: 'anna', alg: 'HS256', typ: 'JWT' });
    expect(claims).toEqual({ iat, exp: 9 });
    expect(signature).toEqual(
      createHmac('sha256', Buffer.from('00ff', 'hex')).update(text).digest(),
    );
  });

  test('claims that are no object add nothing', () => {
    expect(partsOf(rule('HS256', '{pass}', { claims: '{user}' })).claims).toEqual({
      iat,
      exp: iat + 540,
    });
    expect(partsOf(rule('HS256', '{pass}', { claims: '{stranger}' })).claims).toEqual({
      iat,
      exp: iat + 540,
    });
  });

  test.each([
    ['RS256' as const, '{ec}', 'an RSA key'],
    ['RS256' as const, '{junk}', 'an RSA key'],
    ['RS256' as const, '{stranger}', 'an RSA key'],
    ['ES256' as const, '{rsa}', 'an EC key'],
    ['ES256' as const, '{p384}', 'an EC key'],
    ['ES256' as const, 'constant', 'an EC key'],
  ])('%s with %s says what key is wanted, without the key', (alg, key, wanted) => {
    const sentence = mistake(() => one(rule(alg, key)));
    expect(sentence).toContain(wanted);
    expect(sentence).not.toContain('junk!');
  });
});

test.each([
  ['hex' as const, '{junk}', 'junk: the key must be hexadecimal digits. Copy it again.'],
  ['base64' as const, '{junk}', 'junk: the key must be base64. Copy it again.'],
  ['base64' as const, 'abcde', 'document: the key must be base64. Copy it again.'],
])('a key that is not %s is an input error', (keyIn, key, sentence) => {
  expect(mistake(() => one({ as: 'v', hmac: 'sha1', key, keyIn, of: ['a'] }))).toBe(sentence);
});
