import { InputError } from '../../../core/errors';
import { describe as compile } from '../../../core/described/describe';
import { readShortForm, SHORT_FORM_FIELDS, SHORT_FORM_NOTICE } from '../../../core';

const BASE = { signInRequest: 'POST /api/login', tokenName: 'data.token' };
const FIELDS = [
  { name: 'username', label: 'User Name' },
  { name: 'password', label: 'Password', secret: true },
];
const body = { username: '{username}', password: '{password}' };
const take = [{ as: 'token', json: 'data.token' }];
const headers = { Authorization: 'Bearer {token}' };

test.each<[string, object, object]>([
  [
    'the shortest',
    {},
    {
      name: 'API',
      fields: FIELDS,
      signIn: [{ method: 'POST', path: '/api/login', json: body, take }],
      send: { headers },
    },
  ],
  [
    'a form with further values',
    { credentialsAs: 'form', furtherMembers: '{"realm":"pam"}' },
    { signIn: [{ method: 'POST', path: '/api/login', form: { realm: 'pam', ...body }, take }] },
  ],
  [
    'further values as an object',
    { furtherMembers: { mode: 1 } },
    { signIn: [{ method: 'POST', path: '/api/login', json: { mode: 1, ...body }, take }] },
  ],
  [
    'Basic',
    { credentialsAs: 'basic' },
    {
      signIn: [
        {
          method: 'POST',
          path: '/api/login',
          basic: { user: '{username}', password: '{password}' },
          take,
        },
      ],
    },
  ],
  [
    'Basic with a body',
    { credentialsAs: 'basic', furtherMembers: '{"a":1}' },
    {
      signIn: [
        {
          method: 'POST',
          path: '/api/login',
          basic: { user: '{username}', password: '{password}' },
          json: { a: 1 },
          take,
        },
      ],
    },
  ],
  [
    'Basic with a query',
    { signInRequest: 'GET /l?x=1', credentialsAs: 'basic', furtherMembers: '{"a":"1"}' },
    {
      signIn: [
        {
          method: 'GET',
          path: '/l',
          basic: { user: '{username}', password: '{password}' },
          query: { x: '1', a: '1' },
          take,
        },
      ],
    },
  ],
  [
    'a query',
    { signInRequest: 'get /l?x=1', credentialsAs: 'query', credentialNames: 'u, p' },
    {
      signIn: [
        { method: 'GET', path: '/l', query: { x: '1', u: '{username}', p: '{password}' }, take },
      ],
    },
  ],
  [
    'one header',
    {
      credentialsAs: 'headers',
      credentialNames: 'api-token',
      tokenIn: 'header',
      tokenName: 'x-auth-token',
    },
    {
      fields: [{ name: 'password', label: 'Password or Key', secret: true }],
      signIn: [
        {
          method: 'POST',
          path: '/api/login',
          headers: { 'api-token': '{password}' },
          take: [{ as: 'token', header: 'x-auth-token' }],
        },
      ],
    },
  ],
  [
    'the whole JSON body',
    { tokenName: '' },
    {
      signIn: [
        { method: 'POST', path: '/api/login', json: body, take: [{ as: 'token', json: '' }] },
      ],
    },
  ],
  [
    'the whole text',
    { tokenIn: 'text' },
    {
      signIn: [
        { method: 'POST', path: '/api/login', json: body, take: [{ as: 'token', text: true }] },
      ],
    },
  ],
  [
    'a header',
    { sendAs: 'header', sendName: 'X-Auth' },
    { send: { headers: { 'X-Auth': '{token}' } } },
  ],
  [
    'a header with a word',
    { sendAs: 'header', sendName: 'Authorization: Splunk' },
    { send: { headers: { Authorization: 'Splunk {token}' } } },
  ],
  ['a parameter', { sendAs: 'query', sendName: 'sid' }, { send: { query: { sid: '{token}' } } }],
  [
    'a cookie, without method',
    { sendAs: 'cookie', sendName: 'SID', signOut: '/out' },
    {
      send: { cookies: { SID: '{token}' } },
      signOut: { method: 'POST', path: '/out', cookies: { SID: '{token}' } },
    },
  ],
  [
    'a CSRF token on writes',
    { secondValue: 'header X-CSRF', secondHeader: 'X-CSRF', signOut: 'DELETE /s?a=1' },
    {
      signIn: [
        {
          method: 'POST',
          path: '/api/login',
          json: body,
          take: [...take, { as: 'second', header: 'X-CSRF' }],
        },
      ],
      send: { headers, writes: { headers: { 'X-CSRF': '{second}' } } },
      signOut: {
        method: 'DELETE',
        path: '/s',
        query: { a: '1' },
        headers: { ...headers, 'X-CSRF': '{second}' },
      },
    },
  ],
  [
    'a second value on all',
    { secondValue: 'JSON data.id', secondHeader: 'X-Id', secondOn: 'all' },
    { send: { headers: { ...headers, 'X-Id': '{second}' } } },
  ],
  ['minutes', { life: '30' }, { life: { minutes: 30 } }],
  ['idle minutes', { life: '30 idle' }, { life: { minutes: 30, sliding: true } }],
  [
    'seconds from the response',
    { life: 'expires_in seconds' },
    {
      signIn: [
        {
          method: 'POST',
          path: '/api/login',
          json: body,
          take: [...take, { as: 'life', json: 'expires_in', public: true, optional: true }],
        },
      ],
      life: { seconds: '{life}' },
    },
  ],
  ['a JWT', { life: 'JWT' }, { life: { jwt: 'token' } }],
  [
    'conditions',
    {
      expiredWhen: '403; errorCode = -1200; 403 code = "6"',
      refusedWhen: 'ok = false; e = null; m = no entry',
    },
    {
      replies: {
        stale: [
          { status: [403] },
          { json: 'errorCode', is: [-1200] },
          { status: [403], json: 'code', is: ['6'] },
        ],
        refused: [
          { json: 'ok', is: [false] },
          { json: 'e', is: [null] },
          { json: 'm', is: ['no entry'] },
        ],
      },
    },
  ],
  ['only expired', { expiredWhen: '403' }, { replies: { stale: [{ status: [403] }] } }],
  ['only rejected', { refusedWhen: '400' }, { replies: { refused: [{ status: [400] }] } }],
  [
    'a test',
    { testPath: '/v?full=1' },
    { test: { method: 'GET', path: '/v', query: { full: '1' } } },
  ],
])('%s', (_what, form, expected) => {
  const description = readShortForm({ ...BASE, ...form });
  expect(description).toMatchObject(expected);
  expect(() => compile(description)).not.toThrow();
});

test('the form is data: sixteen fields, each with a label and a description', () => {
  expect(SHORT_FORM_FIELDS).toHaveLength(16);
  expect(new Set(SHORT_FORM_FIELDS.map(({ name }) => name)).size).toBe(16);
  expect(SHORT_FORM_NOTICE).toContain('POST /api/login');
  for (const { shownWhen } of SHORT_FORM_FIELDS) {
    if (shownWhen === undefined) continue;
    const other = SHORT_FORM_FIELDS.find(({ name }) => name === shownWhen.field);
    expect(other?.options?.map(({ value }) => value)).toEqual(
      expect.arrayContaining([...shownWhen.is]),
    );
  }
  expect(() => readShortForm({})).toThrow(InputError);
});

test('names of a JSON body are paths, as Token Name is one', () => {
  const nested = readShortForm({
    ...BASE,
    credentialNames: 'user.email, user.password',
    furtherMembers: '{"user":{"remember":true},"v":1}',
  });
  expect(nested.signIn?.[0].json).toEqual({
    user: { remember: true, email: '{username}', password: '{password}' },
    v: 1,
  });
  const deep = readShortForm({ ...BASE, credentialNames: 'a.b.c, a.d' });
  expect(deep.signIn?.[0].json).toEqual({ a: { b: { c: '{username}' }, d: '{password}' } });
  const form = readShortForm({ ...BASE, credentialsAs: 'form', credentialNames: 'u.name, u.pw' });
  expect(form.signIn?.[0].form).toEqual({ 'u.name': '{username}', 'u.pw': '{password}' });
});

test.each(['form', 'query', 'headers'] as const)('further values of %s are text', (as) => {
  const furtherMembers = '{"a":1,"b":true,"c":"x"}';
  const { signIn } = readShortForm({ ...BASE, credentialsAs: as, furtherMembers });
  expect(signIn?.[0][as]).toMatchObject({ a: '1', b: 'true', c: 'x' });
});

/** As a manual writes the header. */
test.each([
  ['X-Auth-Token:', { 'X-Auth-Token': '{token}' }],
  ['X-Auth-Token: {token}', { 'X-Auth-Token': '{token}' }],
  ['Authorization: Bearer <your token>', { Authorization: 'Bearer {token}' }],
  ['Authorization: Token token={token}', { Authorization: 'Token token={token}' }],
  ['Authorization: Key "{token}"', { Authorization: 'Key "{token}"' }],
  ['Authorization: Splunk', { Authorization: 'Splunk {token}' }],
])('%s', (sendName, headers) => {
  expect(readShortForm({ ...BASE, sendAs: 'header', sendName }).send).toEqual({ headers });
});

test.each([
  ['30 minutes', { minutes: 30 }],
  ['1800 seconds idle', { seconds: 1800, sliding: true }],
])('a lifetime of %s', (life, expected) => {
  const read = readShortForm({ ...BASE, life });
  expect(read.life).toEqual(expected);
  expect(read.signIn?.[0].take).toHaveLength(1);
});

test.each(['code = 5', 'code == 5', 'code===5'])('a condition: %s', (expiredWhen) => {
  expect(readShortForm({ ...BASE, expiredWhen }).replies).toEqual({
    stale: [{ json: 'code', is: [5] }],
  });
});
