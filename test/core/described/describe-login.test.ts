import { describe as compile } from '../../../core';
import { Secret } from '../../../core/model/secret';
import type { SignInOutcome, SignInStep } from '../../../core/model/sign-in-method';
import { applyStamp } from '../../../core/model/stamp';
import type { Token } from '../../../core/model/token';
import { account, effects, GET, isStep, LOGIN, NOW, reply } from './support';
import { loginOf, token } from './login-of';

const stepOf = (progress: SignInStep | SignInOutcome | undefined): SignInStep => {
  if (progress === undefined || !isStep(progress)) throw new Error(JSON.stringify(progress));
  return progress;
};

const tokenOf = (progress: SignInStep | SignInOutcome): Token => {
  if (isStep(progress) || progress.kind !== 'granted') throw new Error(JSON.stringify(progress));
  return { ...progress.token.values, minted: NOW };
};

describe('a login', () => {
  test('of one step', () => {
    const step = loginOf(LOGIN).begin({ ...effects, account });
    expect(step.request).toEqual({
      method: 'POST',
      url: 'https://api.test/base/login',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ user: 'anna', pass: 'p"a\\s&<ß' }),
    });
    const outcome = step.then(reply({ data: { token: 'T0K' } }));
    const given = tokenOf(outcome);
    expect(given.secrets['token']?.reveal()).toBe('T0K');
    const stamp = loginOf(LOGIN).sign({ ...effects, request: GET, account, token: given });
    expect(applyStamp(GET, stamp).headers).toEqual({ Authorization: 'Bearer T0K' });
  });

  const SOPHOS = {
    ...LOGIN,
    origins: ['https://id.test', 'https://*.central.test'],
    signIn: [
      {
        base: 'https://id.test',
        path: '/token',
        form: { u: '{username}', p: '{password}' },
        take: [
          { as: 'token', json: 't' },
          { as: 'life', json: 'e', public: true },
        ],
      },
      {
        method: 'GET',
        path: '/whoami',
        headers: { Authorization: 'Bearer {token}' },
        take: [{ as: 'region', json: 'host', public: true }],
      },
    ],
    life: { seconds: '{life}', sliding: true },
    send: { base: '{region}', headers: { Authorization: 'Bearer {token}' } },
    test: { method: 'GET', path: '/things' },
    signOut: { path: '/bye', base: 'https://id.test', json: { t: '{token}' } },
  };

  test('of two steps with a base URL from the response', () => {
    const scheme = compile(SOPHOS);
    const first = loginOf(SOPHOS).begin({ ...effects, account });
    expect(first.request.url).toBe('https://id.test/token');
    const second = stepOf(first.then(reply({ t: 'T0K', e: 60 })));
    expect(second.request).toMatchObject({
      url: 'https://api.test/base/whoami',
      headers: { Authorization: 'Bearer T0K' },
    });
    const outcome = second.then(reply({ host: 'https://eu.central.test' }));
    expect(outcome).toMatchObject({ token: { lifeSeconds: 60, sliding: true } });
    const given = tokenOf(outcome);
    expect(given.open).toEqual({ life: '60', region: 'https://eu.central.test' });
    expect(scheme.servers(account, given)).toEqual({ main: 'https://eu.central.test' });
    expect(scheme.origins?.(account)).toEqual(SOPHOS.origins);
    const login = loginOf(SOPHOS);
    if (typeof login.probe !== 'function') throw new Error('no probe');
    expect(login.probe(account, given).url).toBe('https://eu.central.test/things');
    expect(login.signOut?.(account, given)).toMatchObject({
      url: 'https://id.test/bye',
      body: '{"t":"T0K"}',
    });
  });

  test('can be shown before there is a token', () => {
    const login = loginOf(SOPHOS);
    expect(login.names).toEqual({ secrets: ['token'], open: ['life', 'region'] });
    const standIn = {
      secrets: { token: new Secret('[secret]') },
      open: { life: '[life]', region: '[region]' },
      minted: 0,
    };
    expect(login.sign({ ...effects, request: GET, account, token: standIn })).toEqual({
      headers: { Authorization: 'Bearer [secret]' },
    });
  });

  test('whose response names a base URL that is not allowed has no token', () => {
    const second = stepOf(
      loginOf(SOPHOS)
        .begin({ ...effects, account })
        .then(reply({ t: 'T0K', e: 60 })),
    );
    expect(second.then(reply({ host: 'https://evil.test' }))).toEqual({
      kind: 'unavailable',
      message:
        'the base URL on https://evil.test is neither the origin of Base URL nor one of "origins". Nothing was sent there; add it to "origins" if it belongs to this API.',
    });
  });

  test.each([
    [
      reply({ data: { ticket: 'SECRET', username: 'a' } }),
      'No value at data.token; the response has data.ticket, data.username.',
    ],
    [
      reply({ data: { token: 'a\u0000' } }),
      'The value at data.token is longer than 8 KiB or holds control characters, so it cannot be sent on.',
    ],
    [
      reply('<html>'),
      'No value at data.token; the response is a web page. Check the base URL and the path.',
    ],
    [
      reply('', { status: 302 }),
      'No value at data.token; the server redirects elsewhere (status 302). Check the base URL and the path.',
    ],
    [reply(undefined, { status: 204 }), 'No value at data.token; the response has no body.'],
    [
      reply({ code: 7, message: 'The user is locked' }),
      'No value at data.token; the response has code, message. The server says: The user is locked.',
    ],
    [reply({ data: { token: false } }), 'No value at data.token; the response has data.token.'],
    // It may be the token.
    [reply({ message: 'eyJhbGciOi' }), 'No value at data.token; the response has message.'],
    [
      reply({ message: `token ${'x'.repeat(30)}` }),
      'No value at data.token; the response has message.',
    ],
    [reply({}, { status: 503 }), 'The sign-in request returned status 503.'],
  ])('without its token is unavailable, with the shape of the response', (answer, message) => {
    expect(
      loginOf(LOGIN)
        .begin({ ...effects, account })
        .then(answer),
    ).toEqual({ kind: 'unavailable', message });
  });

  test('a value of the server that no header can hold makes the next step impossible, not a crash', () => {
    const second = stepOf(loginOf(SOPHOS).begin({ ...effects, account }));
    expect(second.then(reply({ t: '\u20ac', e: 1 }))).toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('header'),
    });
  });

  const REFRESH = {
    ...LOGIN,
    signIn: [
      {
        ...LOGIN.signIn[0],
        take: [
          { as: 'token', json: 'token' },
          { as: 'renewal', json: 'renewal', optional: true },
        ],
      },
    ],
    refresh: { path: '/refresh', json: { r: '{renewal}' }, take: [{ as: 'token', json: 'token' }] },
  };

  test('renews by its refresh, and keeps what the refresh does not give anew', () => {
    const login = loginOf(REFRESH);
    expect(login.renewals).toBe(Number.MAX_SAFE_INTEGER);
    expect(loginOf({ ...REFRESH, refresh: { ...REFRESH.refresh, times: 2 } }).renewals).toBe(2);
    const held: Token = {
      secrets: { token: new Secret('old'), renewal: new Secret('R') },
      open: {},
      minted: NOW,
    };
    const step = stepOf(login.renew?.({ ...effects, account, token: held }));
    expect(step.request.body).toBe('{"r":"R"}');
    const renewed = tokenOf(step.then(reply({ token: 'new' })));
    expect(renewed.secrets['token']?.reveal()).toBe('new');
    expect(renewed.secrets['renewal']?.reveal()).toBe('R');
    expect(step.then(reply({}, { status: 401 })).valueOf()).toMatchObject({ kind: 'refused' });
  });

  test('a token that cannot be refreshed is replaced by a sign-in', () => {
    expect(loginOf(REFRESH).renew?.({ ...effects, account, token })).toBeUndefined();
    const inPath = { ...REFRESH, refresh: { ...REFRESH.refresh, path: '/{renewal}' } };
    const held: Token = {
      secrets: { token: new Secret('t'), renewal: new Secret('..') },
      open: {},
      minted: NOW,
    };
    expect(loginOf(inPath).renew?.({ ...effects, account, token: held })).toBeUndefined();
    expect(loginOf(LOGIN).renew).toBeUndefined();
  });

  test('takes values that any response renews', () => {
    const login = loginOf({ ...LOGIN, replies: { take: [{ as: 'csrf', header: 'X-Updated' }] } });
    const update = (answer: ReturnType<typeof reply>) => login.update?.(answer, token);
    expect(update(reply({}, { headers: { 'x-updated': 'C2' } }))?.secrets['csrf']?.reveal()).toBe(
      'C2',
    );
    expect(update(reply({}))).toBeUndefined();
    expect(update(reply({}, { headers: { 'x-updated': 'x'.repeat(9000) } }))).toBeUndefined();
    expect(loginOf(LOGIN).update).toBeUndefined();
  });

  test('without a test request says why it cannot be probed, and signs out only what it can', () => {
    expect(loginOf(LOGIN).probe).toEqual({ none: 'The description has no test request.' });
    expect(loginOf(LOGIN).signOut).toBeUndefined();
    const bye = loginOf({ ...REFRESH, signOut: { path: '/bye/{renewal}' } });
    expect(bye.signOut?.(account, token)).toBeUndefined();
  });

  test('a test request that needs the token is the probe only', () => {
    const omada = { ...LOGIN, test: { method: 'GET', path: '/{token}/status' } };
    expect(compile(omada).test).toBeUndefined();
    const { probe } = loginOf(omada);
    if (typeof probe !== 'function') throw new Error('no probe');
    expect(probe(account, token).url).toBe('https://api.test/base/T0K/status');
  });
});
