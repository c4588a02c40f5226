/** n8n's HTTP Request node with an API that takes its token in any place: what is sent, and what n8n keeps. */
import { createHmac } from 'node:crypto';
import { jsonStringify } from 'n8n-workflow';
import type { HttpRequestRun, NodeResult } from '../engine/node-run';
import { everythingLeft } from '../stage/everything-left';
import { MARK } from './recording-server';
import type { Recorded } from './recording-server';
import { accountWith, host, openRecordingStage, server } from './recording-stage';
import type { ApiStage } from './stage';

openRecordingStage();

const KEY = 'Rotkehlchen "&<ü>\\';
const DOCUMENT = {
  name: 'Recorder',
  fields: [
    { name: 'username', label: 'User Name' },
    { name: 'password', label: 'Password', secret: true },
    { name: 'apiKey', label: 'API Key', secret: true },
  ],
  signIn: [
    {
      path: '/login',
      json: { user: '{username}', pass: '{password}' },
      take: [
        { as: 'token', json: 'token' },
        { as: 'session', json: 'session' },
      ],
    },
  ],
};

const JSON_BODY = { a: 1, user: { name: 'Änne' } };
const FORM_BODY = 'b=2&a=x+y%26z&a+b=%C3%A4';

interface Place {
  readonly send: object;
  readonly request?: Partial<HttpRequestRun>;
  /** What came over the wire, without the token. */
  readonly own: (call: Recorded) => unknown;
  readonly expected: unknown;
}

const PLACES: Readonly<Record<string, Place>> = {
  'a header': {
    send: { headers: { 'X-Token': '{session}', 'X-Key': '{username}' } },
    request: { options: { headers: { 'x-own': 'mine' } } },
    own: ({ headers }) => [headers['x-own'], headers['x-token']],
    expected: ['mine', `${MARK}-2`],
  },
  'the query': {
    send: { query: { token: '{token}', key: '{apiKey}' } },
    request: { options: { qs: { own: 'ü&1' } } },
    own: ({ target }) => [...new URLSearchParams(target.replace(/.*\?/, ''))],
    expected: [
      ['own', 'ü&1'],
      ['token', `t"o\\k&<${MARK}-2>é`],
      ['key', KEY],
    ],
  },
  'the query, beside lists': {
    send: { query: { token: '{token}' } },
    request: { options: { qs: { own: ['1', '2'] } } },
    own: ({ target }) => [...new URLSearchParams(target.replace(/.*\?/, ''))],
    expected: [
      ['token', `t"o\\k&<${MARK}-2>é`],
      ['own[0]', '1'],
      ['own[1]', '2'],
    ],
  },
  'a cookie': {
    send: { cookies: { SID: '{session}' } },
    request: { options: { headers: { cookie: 'own=1; SID=stale' } } },
    own: ({ headers }) => headers.cookie,
    expected: `own=1; SID=${MARK}-2`,
  },
  'a JSON body': {
    send: { json: { auth: { inner: '{token}' }, key: '{apiKey}' } },
    request: { method: 'POST', body: JSON_BODY },
    own: ({ body, headers }) => [JSON.parse(body) as unknown, headers['content-type']],
    expected: [
      { ...JSON_BODY, auth: { inner: `t"o\\k&<${MARK}-2>é` }, key: KEY },
      'application/json',
    ],
  },
  'no body': {
    send: { json: { token: '{token}' } },
    request: { method: 'POST' },
    own: ({ body, headers }) => [JSON.parse(body) as unknown, headers['content-type']],
    expected: [{ token: `t"o\\k&<${MARK}-2>é` }, 'application/json'],
  },
  'a form': {
    send: { form: { token: '{token}', key: '{apiKey}' } },
    request: { method: 'POST', form: FORM_BODY },
    own: ({ body, headers }) => [[...new URLSearchParams(body)], headers['content-type']],
    expected: [
      [...new URLSearchParams(FORM_BODY), ['token', `t"o\\k&<${MARK}-2>é`], ['key', KEY]],
      'application/x-www-form-urlencoded',
    ],
  },
  'a raw form': {
    send: { form: { token: '{token}' } },
    request: {
      method: 'POST',
      raw: { type: 'application/x-www-form-urlencoded', text: FORM_BODY },
    },
    own: ({ body, headers }) => [[...new URLSearchParams(body)], headers['content-type']],
    expected: [
      [...new URLSearchParams(FORM_BODY), ['token', `t"o\\k&<${MARK}-2>é`]],
      'application/x-www-form-urlencoded',
    ],
  },
  'raw JSON': {
    send: { json: { key: '{apiKey}', token: '{token}' } },
    request: {
      method: 'PUT',
      raw: { type: 'application/json; charset=utf-8', text: '{"id": 12345678901234567890}' },
    },
    own: ({ body, headers }) => [body, headers['content-type']],
    expected: [
      `{"id": 12345678901234567890,${JSON.stringify({ key: KEY, token: `t"o\\k&<${MARK}-2>é` }).slice(1)}`,
      'application/json; charset=utf-8',
    ],
  },
  'a signature over the request': {
    send: {
      query: { token: '{token}' },
      make: [{ as: 'mac', hmac: 'sha256', key: '{apiKey}', of: ['{query}'], out: 'hex' }],
      last: { query: { signature: '{mac}' } },
    },
    request: { options: { qs: { own: '1' } } },
    own: ({ target }) => {
      const [before = '', signature] = target.replace(/.*\?/, '').split('&signature=');
      const names = [...new URLSearchParams(before).keys()];
      return [names, signature === createHmac('sha256', KEY).update(before).digest('hex')];
    },
    expected: [['own', 'token'], true],
  },
};

function account(send: object): Promise<ApiStage> {
  // A GET has no body that could carry a token.
  const testMethod = 'json' in send || 'form' in send ? 'POST' : 'GET';
  return accountWith({
    signIn: 'document',
    document: JSON.stringify({ ...DOCUMENT, send, test: { method: testMethod, path: '/test' } }),
    documentFields: ['username', 'password', 'apiKey'],
    apiKey: KEY,
  });
}

/** Only where no answer comes is the end of the time what is looked at. */
function boundOf(path: string): { readonly timeout?: number } {
  return path === '/hang' ? { timeout: 100 } : {};
}

function expectNoSecret(results: readonly NodeResult[], more = ''): void {
  const seen = `${everythingLeft(host.engine, results)}${more}`;
  const undone = seen.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  const marks = [MARK, 'Rotkehlchen', 'Kanarienvogel'];
  expect(marks.filter((mark) => undone.includes(mark))).toEqual([]);
}

describe.each(Object.entries(PLACES))('a token in %s', (_, { send, request, own, expected }) => {
  test('is sent once, also when n8n repeats a request whose token was rejected', async () => {
    const stage = await account(send);
    const first = await stage.fetch(`${server.url}/status/200`, 1, request);
    expect(first.error?.message).toBeUndefined();
    server.revoke();
    const second = await stage.fetch(`${server.url}/status/200`, 1, request);
    expect(second.error?.message).toBeUndefined();
    expect(server.signIns).toBe(2);
    const [before, rejected, repeated] = server.calls;
    expect(server.calls).toHaveLength(3);
    // The same number of places, all of them with the new token.
    expect(repeated?.tokens).toEqual(before?.tokens.map(() => 2));
    expect(rejected?.tokens).toEqual(before?.tokens);
    expect(own(repeated as Recorded)).toEqual(expected);
  });

  test.each([
    ['404', '/status/404', 404],
    ['500', '/status/500', 500],
    ['a connection that ends', '/reset', undefined],
    ['no answer', '/hang', undefined],
  ])('is in nothing that n8n keeps of an error: %s', async (__, path, status) => {
    const stage = await account(send);
    const options = { ...request?.options, ...boundOf(path) };
    const results: NodeResult[] = [];
    for (const autodetect of [false, true]) {
      const run = { ...request, options: { ...options, autodetect } };
      const stopped = await stage.fetch(`${server.url}${path}`, 1, run);
      expect(stopped.error).toBeDefined();
      if (status !== undefined) expect(stopped.error).toMatchObject({ httpCode: String(status) });
      expect(server.calls.at(-1)?.tokens[0]).toBeGreaterThan(0);
      // What was asked for can still be read there.
      expect(JSON.stringify(stopped.stored)).toContain('**hidden**');
      results.push(stopped);
    }
    expectNoSecret(results);
  });

  test.each(['/status/500', '/reset', '/hang', 'closed'])(
    'is in nothing that n8n stores where the run goes on after an error: %s',
    async (path) => {
      const stage = await account(send);
      expect((await stage.fetch(`${server.url}/status/200`, 1, request)).error).toBeUndefined();
      if (path === 'closed') await server.close();
      const options = { ...request?.options, ...boundOf(path) };
      const url = `${server.url}${path === 'closed' ? '/status/200' : path}`;
      const stopped = await stage.fetch(url, 1, { ...request, options });
      const onError = 'continueRegularOutput';
      const { error, items, stored } = await stage.fetch(url, 1, { ...request, options, onError });
      expect([error, items.length]).toEqual([undefined, 1]);
      expect(items[0]?.json['error']).toBeDefined();
      const kept = jsonStringify([items, stored], { replaceCircularRefs: true });
      if (path === 'closed') {
        expect(stopped.error?.message).toContain('refused');
        expect(kept).toContain('ECONNREFUSED');
      }
      expectNoSecret([stopped], kept);
    },
  );
});
