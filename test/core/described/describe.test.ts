import { describe as compile } from '../../../core';
import type { AnyAccount } from '../../../core/model/account-field';
import { Secret } from '../../../core/model/secret';
import type { SignInOutcome, SignInStep } from '../../../core/model/sign-in-method';
import { applyStamp } from '../../../core/model/stamp';
import type { Token } from '../../../core/model/token';
import { account, effects, GET, isStep, LOGIN, mistake, NOW, reply, USER_FIELDS } from './support';

type Login = Extract<ReturnType<typeof compile>['acquire'], { kind: 'login' }>;
const loginOf = (document: unknown): Login => {
  const { acquire } = compile(document);
  if (acquire.kind !== 'login') throw new Error(acquire.kind);
  return acquire;
};
const stepOf = (progress: SignInStep | SignInOutcome | undefined): SignInStep => {
  if (progress === undefined || !isStep(progress)) throw new Error(JSON.stringify(progress));
  return progress;
};
const tokenOf = (progress: SignInStep | SignInOutcome): Token => {
  if (isStep(progress) || progress.kind !== 'granted') throw new Error(JSON.stringify(progress));
  return { ...progress.token.values, minted: NOW };
};
const token: Token = { secrets: { token: new Secret('T0K') }, open: {}, minted: NOW };

describe('a described scheme', () => {
  test('is an ordinary scheme with the fields of the document', () => {
    const scheme = compile({ ...LOGIN, binding: 'ip' });
    expect(scheme.id).toMatch(/^described\/[0-9a-f]{32}$/);
    expect(scheme.fields.map(({ name, kind }) => [name, kind])).toEqual([
      ['baseUrl', 'url'],
      ['username', 'text'],
      ['password', 'secret'],
    ]);
    expect(scheme.binding).toBe('ip');
    expect(scheme.credentialHeaders).toEqual(['authorization']);
    expect(scheme.servers(account)).toEqual({ main: 'https://api.test/base' });
    expect(scheme.servers(account, token)).toEqual({ main: 'https://api.test/base' });
    expect(scheme.origins?.(account)).toEqual([]);
    expect(scheme.sendsPassword?.(account)).toBe(true);
    expect(scheme.identity?.(account)).toBe('anna');
    expect(scheme.check?.(account)).toBeUndefined();
    expect(scheme.verdict(reply({}, { status: 401 }), GET).kind).toBe('stale');
    expect(scheme.remedies.signIn).toBe('Check User Name, Password and Base URL in the account.');
  });

  test('two documents never share a token, and the same document always does', () => {
    const id = (more: object): string => compile({ ...LOGIN, ...more }).id;
    expect(id({})).toBe(id({}));
    expect(id({})).not.toBe(id({ life: { minutes: 5 } }));
    expect(compile(JSON.stringify(LOGIN)).id).toBe(id({}));
  });

  test('every kind of field', () => {
    const fields = [
      { name: 'port', label: 'Port', number: true },
      { name: 'size', label: 'Size', number: true, default: '5' },
      { name: 'realm', label: 'Realm', default: 'pam', where: 'Settings' },
      { name: 'note', label: 'Note', optional: true },
      { name: 'seal', label: 'Seal', optional: true, secret: true, trim: true },
      { name: 'key', label: 'Key', pem: true },
    ];
    expect(compile({ name: 'X', fields, send: {} }).fields.slice(1)).toEqual([
      {
        kind: 'integer',
        name: 'port',
        label: 'Port',
        description: 'Port for the sign-in.',
        required: true,
        min: 0,
        max: Number.MAX_SAFE_INTEGER,
      },
      {
        kind: 'integer',
        name: 'size',
        label: 'Size',
        description: 'Size for the sign-in.',
        default: 5,
        min: 0,
        max: Number.MAX_SAFE_INTEGER,
      },
      {
        kind: 'text',
        name: 'realm',
        label: 'Realm',
        description: 'Realm for the sign-in.',
        default: 'pam',
        where: 'Settings',
      },
      { kind: 'text', name: 'note', label: 'Note', description: 'Note for the sign-in.' },
      {
        kind: 'secret',
        name: 'seal',
        label: 'Seal',
        description: 'Seal for the sign-in.',
        trim: true,
      },
      {
        kind: 'pem',
        name: 'key',
        label: 'Key',
        description: 'Key for the sign-in.',
        required: true,
        holds: 'privateKey',
      },
    ]);
  });

  test.each([
    [[{ name: 'clientId', label: 'a' }], 'v'],
    [
      [
        { name: 'note', label: 'b' },
        { name: 'email', label: 'a' },
      ],
      'v',
    ],
    [[{ name: 'appId', label: 'a' }], 'v'],
    [[{ name: 'user', label: 'a', secret: true }], undefined],
    [[{ name: 'port', label: 'a', number: true }], undefined],
    [undefined, undefined],
  ])('identity of %j', (fields, identity) => {
    const scheme = compile({ name: 'X', ...(fields === undefined ? {} : { fields }), send: {} });
    expect(scheme.identity?.({ clientId: 'v', email: 'v', appId: 'v', user: 'v', port: 5 })).toBe(
      identity,
    );
    expect(scheme.remedies.refused).toMatch(/^Check .*Base URL in the account\.$/);
  });

  test.each<[object, readonly string[]]>([
    [{ headers: { 'X-Version': '3', 'X-User': '{username}' } }, []],
    [{ headers: { 'X-Key': '{password}' } }, ['x-key']],
    [{ basic: { user: '{username}', password: '{password}' } }, ['authorization']],
    [{ digest: { user: '{username}', password: '{password}' } }, ['authorization']],
    [{ cookies: { a: '{password}' }, writes: { headers: { W: '{password}' } } }, ['w', 'cookie']],
    [
      {
        make: [
          { as: 'n', now: 'iso' },
          { as: 'r', rising: 'milliseconds' },
          { as: 's', random: 5 },
        ],
        headers: { N: '{n}{r}', S: '{s}' },
      },
      ['s'],
    ],
  ])('credential headers of %j', (send, headers) => {
    expect(compile({ name: 'X', fields: USER_FIELDS, send }).credentialHeaders).toEqual(headers);
  });

  test('credential headers of the sign-in and of its responses', () => {
    const scheme = compile({
      ...LOGIN,
      signIn: [
        {
          path: '/login',
          headers: { 'Api-Token': '{password}', Accept: 'x' },
          take: [
            { as: 'token', header: 'X-T' },
            { as: 'site', header: 'X-Site', public: true },
            { as: 'c', cookie: 'c' },
          ],
        },
      ],
    });
    expect(scheme.credentialHeaders).toEqual(['api-token', 'authorization', 'x-t', 'set-cookie']);
  });

  test.each<[object, boolean]>([
    [{ send: { basic: { user: '{username}', password: '{password}' } } }, true],
    [{ send: { headers: { K: '{password}' } } }, false],
    [
      {
        signIn: [
          {
            path: '/',
            make: [
              { as: 'e', encode: 'base64', of: ['{password}'] },
              { as: 'n', now: 'iso' },
            ],
            form: { p: '{e}' },
            take: [{ as: 't', json: '' }],
          },
        ],
        send: {},
      },
      true,
    ],
    [
      {
        signIn: [
          {
            path: '/',
            make: [{ as: 'e', hash: 'md5', of: ['{password}'] }],
            form: { p: '{e}' },
            take: [{ as: 't', json: '' }],
          },
        ],
        send: {},
      },
      false,
    ],
  ])('%j sends a password: %s', (document, sends) => {
    expect(compile({ name: 'X', fields: USER_FIELDS, ...document }).sendsPassword?.(account)).toBe(
      sends,
    );
    expect(compile({ name: 'X', send: {} }).sendsPassword?.(account)).toBe(false);
  });
});

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

describe('an account', () => {
  const check = (document: object, more: AnyAccount): unknown =>
    compile({ ...LOGIN, ...document }).check?.({ ...account, ...more });

  test.each<[string, object, AnyAccount, string]>([
    [
      'a user that Basic cannot hold',
      { send: { basic: { user: '{username}', password: '{password}' } } },
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
          headers: { J: '{j}' },
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
