import { InputError } from '../../../core/errors';
import { describe as compile } from '../../../core/described/describe';
import { readShortForm, SHORT_FORM_FIELDS, SHORT_FORM_NOTICE } from '../../../core';
import { mistake } from './support';

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

test.each<[object, string]>([
  [{ signInRequest: '' }, 'signInRequest: Sign-In Request is missing'],
  [
    { signInRequest: 'login' },
    'signInRequest: Sign-In Request must be a method and a path, such as POST /api/login.',
  ],
  [{ signInRequest: 'TRACE /x' }, 'signInRequest: Sign-In Request must be one of GET'],
  [{ signInRequest: 'POST /a/../b' }, 'signInRequest: Sign-In Request cannot hold ".."'],
  [
    { signInRequest: 'GET /x' },
    'signInRequest: Sign-In Request is a GET request, which has no body.',
  ],
  [{ signInRequest: '={{ $json.x }}' }, 'signInRequest: Sign-In Request holds an expression.'],
  [{ signInRequest: 'POST /{tenant}' }, 'signInRequest: Sign-In Request names {tenant}'],
  [{ credentialsAs: 'smoke' }, 'credentialsAs: Send Credentials As must be one of json, form'],
  [{ credentialNames: ' , ' }, 'credentialNames: Credential Names must be one or two names.'],
  [{ credentialNames: 'a, b, c' }, 'credentialNames: Credential Names must be one or two names.'],
  [
    { credentialsAs: 'headers', credentialNames: 'a b' },
    'credentialNames: Credential Names is no header name',
  ],
  [{ furtherMembers: '[1]' }, 'furtherMembers: Further Values must be a JSON object'],
  [
    { furtherMembers: '{"tenant":7615917337495251231}' },
    'furtherMembers: Further Values must be a JSON object, such as { "loginMode": 1 }; put numbers beyond 2^53 in quotes',
  ],
  [{ furtherMembers: '{' }, 'furtherMembers: Further Values must be a JSON object'],
  [{ furtherMembers: '{"a":"{x}"}' }, 'furtherMembers: Further Values names {x}'],
  [
    { credentialsAs: 'form', furtherMembers: '{"a":1}' },
    'furtherMembers: Further Values must be text',
  ],
  [{ tokenIn: 'header', tokenName: '' }, 'tokenName: Token Name is missing'],
  [{ tokenIn: 'cookie', tokenName: 'a b' }, 'tokenName: Token Name is no cookie name'],
  [{ sendAs: 'header', sendName: '' }, 'sendName: Send Name is missing'],
  [
    { sendAs: 'header', sendName: 'Host' },
    'sendName: Send Name is a header that the connection sets',
  ],
  [
    { sendAs: 'query', sendName: 'a: b' },
    'sendName: Send Name can have a word in front of the token in a header only',
  ],
  [{ sendAs: 'header', sendName: 'a b' }, 'sendName: Send Name is missing'],
  [{ secondValue: 'csrf' }, 'secondValue: Second Value must be a part and a name'],
  [{ secondHeader: 'X' }, 'secondValue: Second Value must be a part and a name'],
  [{ secondValue: 'json a' }, 'secondHeader: Second Value Header is missing'],
  [{ secondValue: 'cookie a;b', secondHeader: 'X' }, 'secondValue: Second Value is no cookie name'],
  [
    { secondValue: 'json a', secondHeader: 'a b' },
    'secondHeader: Second Value Header is no header name',
  ],
  [{ life: 'soon' }, 'life: Token Lifetime must be minutes (30)'],
  [{ life: 'a fortnights' }, 'life: Token Lifetime must be minutes (30)'],
  [{ life: '0' }, 'life: Token Lifetime must be a whole number from 1'],
  [{ expiredWhen: 'never' }, 'expiredWhen: Expired When must be a status (403)'],
  [{ refusedWhen: '= 5' }, 'refusedWhen: Rejected When must be a status (403)'],
  [{ signOut: 'out' }, 'signOut: Sign-Out Request must be a method and a path, such as POST'],
  [{ testPath: 'version' }, 'testPath: Test Path must be a method and a path, such as GET'],
  [{ testPath: '//x' }, 'testPath: Test Path must begin with one "/"'],
])('%j names its field in the words of the form', (form, sentence) => {
  expect(mistake(() => readShortForm({ ...BASE, ...form }))).toContain(sentence);
});

test('a name that the form has no field for is told with the sign-in request', () => {
  expect(mistake(() => readShortForm(BASE, 'x'.repeat(300)))).toContain(
    'signInRequest: Sign-In Request must not be longer',
  );
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
