import { describe as compile } from '../../../core';
import type { AnyAccount } from '../../../core/model/account-field';
import { Secret } from '../../../core/model/secret';
import { account, effects, GET, LOGIN, mistake, NOW, USER_FIELDS } from './support';
import { loginOf } from './login-of';

describe('ways to sign in', () => {
  test('what the account holds is sent as it is', () => {
    const { acquire, test: tryOut } = compile({
      name: 'X',
      fields: USER_FIELDS,
      send: { headers: { K: '{password}' } },
      test: { method: 'GET', path: '/v' },
    });
    if (acquire.kind !== 'static') throw new Error(acquire.kind);
    const held = { ...account, password: new Secret('k') };
    expect(acquire.sign({ ...effects, request: GET, account: held, secret: 0 })).toEqual({
      headers: { K: 'k' },
    });
    expect(tryOut?.(account).url).toBe('https://api.test/base/v');
  });

  test.each<[object, string, boolean | undefined]>([
    [{ send: { make: [{ as: 'n', now: 'iso' }] } }, 'signature', undefined],
    [{ send: { make: [{ as: 'n', hash: 'md5', of: ['{method}'] }] } }, 'signature', undefined],
    [
      {
        send: { make: [{ as: 'n', rising: 'milliseconds' }], headers: { N: '{n}' } },
        oneAtATime: true,
      },
      'signature',
      true,
    ],
    [{ send: {}, oneAtATime: true }, 'signature', true],
    [{ send: { make: [{ as: 'n', hash: 'md5', of: ['{username}'] }] } }, 'static', undefined],
  ])('%j is %s', (document, kind, oneAtATime) => {
    const scheme = compile({ name: 'X', fields: USER_FIELDS, ...document });
    expect(scheme.acquire.kind).toBe(kind);
    expect(scheme.oneAtATime).toBe(oneAtATime);
  });

  test('a rising number rises over all requests of a scheme', () => {
    const { acquire } = compile({
      name: 'X',
      send: { make: [{ as: 'n', rising: 'milliseconds' }], headers: { N: '{n}' } },
    });
    if (acquire.kind !== 'signature') throw new Error(acquire.kind);
    const sign = () => acquire.sign({ ...effects, request: GET, account });
    expect([sign(), sign()]).toEqual([
      { headers: { N: { open: String(NOW) } } },
      { headers: { N: { open: String(NOW + 1) } } },
    ]);
  });

  test('Digest answers a challenge and covers the query that is sent', () => {
    const { acquire } = compile({
      name: 'X',
      fields: USER_FIELDS,
      send: {
        digest: { user: '{username}', password: '{password}' },
        query: { a: '2' },
        headers: { V: '1' },
      },
    });
    if (acquire.kind !== 'challenge') throw new Error(acquire.kind);
    const challenge = acquire.read({
      headers: { 'www-authenticate': 'Digest realm="r", nonce="n", qop="auth"' },
    });
    if (challenge === undefined) throw new Error('no challenge');
    const stamp = acquire.sign({ ...effects, request: GET, account, challenge, count: 2 });
    expect(stamp.headers?.['V']).toEqual({ open: '1' });
    expect(stamp.headers?.['Authorization']).toMatch(
      /^Digest username="anna".*uri="\/base\/things\?a=1&a=2".*nc=00000002/,
    );
    expect(acquire.isStale(challenge)).toBe(false);
  });
});

describe('an account', () => {
  const check = (document: object, more: AnyAccount): unknown =>
    compile({ ...LOGIN, ...document }).check?.({ ...account, ...more });

  test.each<[string, object, AnyAccount, string]>([
    [
      'a user that Basic cannot hold',
      { send: { basic: { user: '{username}', password: '{password}{token}' } } },
      { username: 'a:b' },
      'username: the user for HTTP Basic',
    ],
    [
      'a password that a header cannot hold',
      { signIn: [{ path: '/', headers: { P: '{password}' }, take: [{ as: 'token', json: '' }] }] },
      { password: new Secret('\u20ac') },
      'password: this value is sent in a header',
    ],
    [
      'a key that is none',
      {
        send: {
          make: [{ as: 'j', jwt: { alg: 'RS256', key: '{password}', claims: {}, seconds: 5 } }],
          headers: { J: '{j}', T: '{token}' },
        },
      },
      {},
      'password: this is not an RSA key',
    ],
  ])('with %s is refused before anything is sent', (_what, document, more, sentence) => {
    expect(mistake(() => check(document, more))).toContain(sentence);
  });

  test('without a sign-in is proved by what every request gets', () => {
    const still = compile({
      name: 'X',
      fields: USER_FIELDS,
      send: { headers: { K: '{password}' } },
    });
    expect(mistake(() => still.check?.({ ...account, password: new Secret('\u20ac') }))).toContain(
      'password: this value is sent in a header',
    );
  });

  test('may lack an optional value; what names it is left out', () => {
    const fields = [...USER_FIELDS, { name: 'tenant', label: 'Tenant', optional: true }];
    const json = { ...LOGIN.signIn[0].json, tenantName: '{tenant}' };
    const { begin } = loginOf({ ...LOGIN, fields, signIn: [{ ...LOGIN.signIn[0], json }] });
    expect(begin({ ...effects, account }).request.body).not.toContain('tenantName');
    const held = { ...account, tenant: '*' };
    expect(begin({ ...effects, account: held }).request.body).toContain('"tenantName":"*"');
  });

  test('is not refused for what a value of the token may be', () => {
    const jwt = { as: 'j', jwt: { alg: 'RS256', key: '{token}', claims: {}, seconds: 5 } };
    expect(
      check(
        {
          send: {
            make: [
              jwt,
              { as: 'h', hmac: 'md5', key: '{token}', keyIn: 'hex', of: ['x'] },
              { as: 'r', random: 3 },
              { as: 'n', rising: 'microseconds' },
            ],
            headers: { R: '{r}{n}{h}', J: '{j}' },
          },
        },
        {},
      ),
    ).toBeUndefined();
  });
});
