import { describe as compile } from '../../../core';
import { account, GET, LOGIN, reply, USER_FIELDS } from './support';
import { token } from './login-of';

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
        send: { query: { t: '{t}' } },
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
        send: { query: { t: '{t}' } },
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
