import { readAccount, readReply } from '../../../core';
import type { HeaderFields } from '../../../core';
import { apiKey } from '../../../core/vendors/goss-icm/schemes';
import { replyOf } from '../../support/memory-transport';
import type { Answer } from '../../support/memory-transport';
import { signWith } from '../../support/sign-with';

const ENTERED = {
  baseUrl: 'https://www.anytown.example/apiserver',
  apiKey: 'key-1',
  username: 'flow',
  password: 'pass-1',
};

const REQUEST = {
  method: 'POST',
  url: 'https://www.anytown.example/apiserver/securelibrary',
  headers: {} as HeaderFields,
  body: '{"jsonrpc":"2.0","id":1,"method":"a.b","params":{}}',
} as const;

const answer = (given: Answer) => readReply(replyOf(given));

const judge = (given: Answer, request: typeof REQUEST | typeof PLAIN = REQUEST) =>
  apiKey.verdict(answer(given), request);

const PLAIN = { method: 'GET', url: `${REQUEST.url}/file`, headers: {} } as const;

function sign(headers: HeaderFields, token?: string, entered = {}): HeaderFields {
  const account = readAccount(apiKey, { ...ENTERED, ...entered });
  const signing = token === undefined ? {} : { token };
  return signWith(apiKey, account, { ...REQUEST, headers }, signing).headers;
}

describe('GOSS iCM: what goes with a call', () => {
  it('goes with the token alone once there is one, whatever the caller has put in', () => {
    expect(
      sign(
        { 'X-Api-Key': 'other', authorization: 'Basic x', 'X-Api-Token': 'old', Accept: 'a' },
        't-1',
      ),
    ).toEqual({ Accept: 'a', 'x-api-token': 't-1' });
  });

  it('goes with key and user while there is no token', () => {
    expect(sign({ Authorization: 'Bearer x' })).toEqual({
      'x-api-key': 'key-1',
      Authorization: 'Basic ZmxvdzpwYXNzLTE=',
    });
  });

  it('sends a user without a password', () => {
    expect(sign({}, undefined, { password: '' })['Authorization']).toBe('Basic Zmxvdzo=');
  });

  it('goes with the key alone when no user is given', () => {
    expect(sign({}, undefined, { username: '', password: '' })).toEqual({ 'x-api-key': 'key-1' });
  });

  it('says that a password travels only when there is a user', () => {
    expect(apiKey.sendsPassword?.(readAccount(apiKey, ENTERED))).toBe(true);
    const alone = readAccount(apiKey, { ...ENTERED, username: '', password: '' });
    expect(apiKey.sendsPassword?.(alone)).toBe(false);
    expect(apiKey.identity?.(alone)).toBeUndefined();
  });
});

describe('GOSS iCM: the account', () => {
  it('refuses a user name with a colon, which Basic cannot carry', () => {
    expect(() => readAccount(apiKey, { ...ENTERED, username: 'a:b' })).toThrow(
      /must not contain ":"/,
    );
  });

  it('refuses a password without a user, which would never be sent', () => {
    expect(() => readAccount(apiKey, { ...ENTERED, username: '' })).toThrow(/^username: /);
  });

  it('knows who it is and where it calls', () => {
    const account = readAccount(apiKey, ENTERED);
    expect(apiKey.identity?.(account)).toBe('flow');
    expect(apiKey.servers(account)).toEqual({ main: ENTERED.baseUrl });
  });
});

describe('GOSS iCM: where the token comes from', () => {
  const read = (given: Answer): string | undefined => {
    if (apiKey.acquire.kind !== 'carried') throw new Error('the token is carried');
    return apiKey.acquire.read(answer(given))?.values.secrets['token']?.reveal();
  };

  it('reads it from the header of a success', () => {
    expect(read({ headers: { 'x-api-token': ' t-2 ' } })).toBe('t-2');
  });

  it.each([
    ['a success without the header', {}],
    ['an empty header', { headers: { 'x-api-token': '' } }],
    ['a refusal', { status: 401, headers: { 'x-api-token': 't-2' } }],
    ['a redirect', { status: 302, headers: { 'x-api-token': 't-2' } }],
  ])('takes none from %s', (_, given) => {
    expect(read(given)).toBeUndefined();
  });
});

describe('GOSS iCM: what an answer means', () => {
  it.each([
    ['a result', { body: { jsonrpc: '2.0', id: 1, result: { a: 1 } } }],
    ['a null result', { body: { result: null } }],
    ['a result beside a null error', { body: { result: 1, error: null } }],
    ['two rows, one with an error of its own', { body: { result: [{ Error: 'x' }, {}] } }],
    ['one row whose Error is empty', { body: { result: [{ Error: '' }] } }],
    ['one row without Error', { body: { result: [{ udprn: '1' }] } }],
    ['one row that is a text', { body: { result: ['Error'] } }],
    ['an empty body', {}],
    ['JSON that is no envelope', { body: [1] }],
  ])('takes %s as success', (_, given) => {
    expect(judge(given)).toEqual({ kind: 'ok' });
  });

  it('takes a page as success where no JSON-RPC was sent', () => {
    expect(judge({ body: '<html></html>' }, PLAIN)).toEqual({ kind: 'ok' });
  });

  it.each([
    ['code and message', { code: -32602, message: 'Invalid params' }, 'Invalid params', '-32602'],
    ['a text as code', { code: 'E1', message: 'No' }, 'No', 'E1'],
    ['a bare text', 'It failed', 'It failed', undefined],
    [
      'nothing to read',
      { data: 1 },
      'The API Server returned an error without a message.',
      undefined,
    ],
  ])('takes an error with %s as a failure', (_, error, message, vendorCode) => {
    expect(judge({ body: { error } })).toEqual({
      kind: 'broken',
      message,
      ...(vendorCode === undefined ? {} : { vendorCode }),
    });
  });

  it.each([
    ['with a description', { Error: 'Failed', Description: 'Why' }, 'Failed: Why'],
    ['without words', { Error: true }, 'The worker returned an error.'],
  ])('takes an error inside the result as a failure, %s', (_, row, message) => {
    expect(judge({ body: { result: [row] } })).toEqual({ kind: 'broken', message });
  });

  it.each([
    [401, 'stale'],
    [403, 'denied'],
    [429, 'throttled'],
    [500, 'broken'],
  ])('reads status %s as %s', (status, kind) => {
    expect(judge({ status })).toEqual({ kind });
    expect(judge({ status, body: 'words ' })).toEqual({ kind, message: 'words' });
    expect(judge({ status, body: '<h1>page</h1>' })).toEqual({ kind });
    expect(judge({ status, body: { other: 1 } })).toEqual({ kind });
    expect(judge({ status, body: { error: { code: 1, message: 'm' } } })).toEqual({
      kind,
      message: 'm',
      vendorCode: '1',
    });
  });
});

describe('GOSS iCM: the test', () => {
  const test = (given: Answer) =>
    apiKey.testVerdict?.(answer(given), REQUEST, readAccount(apiKey, ENTERED));

  it('calls a method that does not exist on the worker of the account', () => {
    const request = apiKey.test?.(readAccount(apiKey, { ...ENTERED, testWorker: 'my worker' }));
    expect(request?.url).toBe(`${ENTERED.baseUrl}/my%20worker`);
    expect(JSON.parse(String(request?.body))).toEqual({
      jsonrpc: '2.0',
      id: 1,
      method: 'Latchkey.connectionTest',
      params: {},
    });
    expect(apiKey.test?.(readAccount(apiKey, ENTERED)).url).toBe(
      `${ENTERED.baseUrl}/securelibrary`,
    );
  });

  it('takes any JSON-RPC answer as accepted', () => {
    const body = { error: { code: -32601, message: 'Method not found' } };
    expect(test({ body })).toEqual({ kind: 'ok' });
    expect(test({ status: 500, body })).toEqual({ kind: 'ok' });
    expect(test({ body: { result: null } })).toEqual({ kind: 'ok' });
  });

  it('takes 401 as refused even inside an envelope', () => {
    expect(test({ status: 401, body: { error: { message: 'no' } } })?.kind).toBe('stale');
  });

  it('does not take the website for the API Server', () => {
    expect(test({ body: '<html></html>' })?.kind).toBe('broken');
    expect(test({ body: 'hello' })).toMatchObject({
      kind: 'broken',
      message: expect.stringContaining('/apiserver') as string,
    });
    expect(test({ status: 404, body: 'nothing here' })).toEqual({
      kind: 'broken',
      message: 'nothing here',
    });
  });
});
