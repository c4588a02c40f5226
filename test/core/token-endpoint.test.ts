import {
  LOGIN_SCHEMES,
  grantText,
  loginAnswer,
  schemeCase,
  schemeServer,
} from '../support/every-scheme';
import type { Answer } from '../support/memory-transport';
import { granted, oneStep } from '../../core/model/sign-in-method';
import { singleToken } from '../../core/model/token';
import { Secret } from '../../core/model/secret';
import { unavailableError } from '../../core/token/refusal';
import { loginMethod } from '../support/login-method';
import { PLAIN_SCHEME } from '../support/plain-vendor';

const edgecast = schemeCase('edgecast/client-credentials');

describe('a token endpoint that misbehaves', () => {
  const USELESS: readonly (readonly [string, Answer])[] = [
    ['HTML', { body: '<html>login</html>' }],
    ['nothing', {}],
    ['{}', { body: {} }],
    ['null', { body: null }],
    ['a list', { body: [] }],
    ['a number for a token', loginAnswer(5 as unknown as string)],
    ['an empty token', loginAnswer('')],
    ['a token with a line break', loginAnswer('a\r\nX-Evil: 1')],
    ['cut off JSON', { body: '{"access_token":"a' }],
    ['UTF-16', { body: '\u0000{\u0000}' }],
    ['a failure that says 200', { body: { error: 'server_error', statusCode: '500' } }],
    ['a prototype', { body: '{"__proto__":{"access_token":"x","authToken":"x"}}' }],
    ['302', { status: 302, headers: { location: 'https://evil.test' } }],
    ['404', { status: 404 }],
  ];

  const cases = LOGIN_SCHEMES.flatMap((row) =>
    USELESS.map(([name, answer]) => [row.id, name, answer] as const),
  );

  it.each(cases)('%s: %s is no grant and no refusal', async (id, _, answer) => {
    const server = schemeServer(schemeCase(id));
    server.login = () => answer;
    const call = server.call().catch((fault: unknown) => fault);
    await server.clock.advance(60_000);
    expect(await call).toMatchObject({ code: 'sign-in-unavailable' });
    server.login = (_request, count) => loginAnswer(grantText(count));
    await server.clock.advance(60_000);
    await server.call();
  });

  it.each([
    [undefined, false],
    [0, false],
    [-5, false],
    ['abc', false],
    [1e12, false],
    [null, false],
    ['2027-01-01', false],
    [300_000_000_000, false],
    ['3600', true],
    [120, true],
  ])('expires_in %p is a life: %s', async (life, isKnown) => {
    const server = schemeServer(edgecast);
    server.login = () => ({
      body: {
        access_token: 'grant',
        token_type: 'Bearer',
        ...(life === undefined ? {} : { expires_in: life }),
      },
    });
    await server.call();
    expect(server.client.member.cell.token?.expires !== undefined).toBe(isKnown);
    await server.clock.advance(24 * 3_600_000);
    await server.call();
    expect(server.logins()).toBe(isKnown ? 2 : 1);
  });

  it.each(['abc\u0000', NaN, Infinity, -1, 1e12])(
    'a scheme that reads a life of %p has read none',
    async (life) => {
      const vendor = {
        ...edgecast.vendor,
        schemes: edgecast.vendor.schemes.map((scheme) =>
          scheme.acquire.kind === 'login'
            ? {
                ...scheme,
                acquire: {
                  ...scheme.acquire,
                  begin: () =>
                    oneStep(
                      { method: 'POST', url: 'https://id.test/connect/token', headers: {} },
                      () =>
                        granted(singleToken(new Secret('grant')), { lifeSeconds: life as number }),
                    ),
                },
              }
            : scheme,
        ),
      } as typeof edgecast.vendor;
      const server = schemeServer({ ...edgecast, vendor });
      await server.call();
      expect(server.client.member.cell.token?.expires).toBeUndefined();
    },
  );

  it.each([
    [400, { error: 'invalid_grant' }],
    [401, { error: 'invalid_client' }],
    [400, { error: 'invalid_scope', error_description: 'no such scope' }],
  ])('%d %j is a refusal and is not repeated', async (status, body) => {
    const server = schemeServer(edgecast);
    server.login = () => ({ status, body });
    await expect(server.call()).rejects.toMatchObject({
      code: 'sign-in-refused',
      vendorCode: body.error,
    });
    await expect(server.call()).rejects.toThrow();
    expect(server.logins()).toBe(1);
  });

  it('that throttles is waited for', async () => {
    const server = schemeServer(edgecast);
    server.login = (_, count) =>
      count === 1 ? { status: 429, headers: { 'retry-after': '7' } } : loginAnswer('grant');
    const call = server.call();
    await server.clock.advance(6_999);
    expect(server.logins()).toBe(1);
    await server.clock.advance(1);
    await call;
  });

  it('that gives the same token with less life is not asked again and again', async () => {
    const server = schemeServer(edgecast);
    server.login = () =>
      loginAnswer('the-same', Math.max(1, Math.round(300 - server.clock.mono() / 1_000)));
    await server.call();
    for (let n = 0; n < 59; n += 1) {
      await server.clock.advance(5_000);
      await server.call();
    }
    expect(server.logins()).toBeLessThan(6);
  });

  it('that gives a new token that ends no later is not asked again and again', async () => {
    const server = schemeServer(edgecast);
    server.login = (_, count) =>
      loginAnswer(grantText(count), Math.floor(300 - server.clock.mono() / 1_000));
    await server.call();
    await server.clock.advance(285_000);
    await server.call();
    for (let n = 0; n < 10; n += 1) {
      await server.clock.advance(1_000);
      await server.call();
    }
    expect(server.logins()).toBe(2);
  });

  it('a byte order mark does no harm', async () => {
    const server = schemeServer(edgecast);
    const { body } = loginAnswer('grant');
    server.login = () => ({ body: `\uFEFF${JSON.stringify(body)}` });
    await server.call();
  });

  it('a bug in a function of the scheme is told without what it held', async () => {
    const vendor = {
      ...edgecast.vendor,
      schemes: edgecast.vendor.schemes.map((scheme) => ({
        ...scheme,
        // A password over plain http is looked for first, which is no part of this.
        sendsPassword: () => false,
        acquire: loginMethod({
          request: () => {
            throw new TypeError('clientSecret-of-test');
          },
        }),
      })),
    };
    const server = schemeServer({ ...edgecast, vendor });
    await expect(server.call()).rejects.toThrow(/the response could not be understood/);
    await expect(server.call()).rejects.not.toThrow(/clientSecret/);
  });
});

it('a sign-in of an account that names neither user nor server is told without them', () => {
  const scheme = { ...PLAIN_SCHEME, servers: () => ({}) };
  expect(unavailableError(scheme, {}, {}).message).toBe(
    'Plain API: signing in got no usable response. Your credentials were not rejected.',
  );
});
