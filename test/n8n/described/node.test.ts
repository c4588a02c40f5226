/** What the node for any API does: a request, Try Sign-In, Sign Out. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dateText } from '../../../core';
import { everythingLeft } from '../stage/everything-left';
import { SHORT_FORM } from './box-server';
import { box, json, openBoxStage, stage } from './box-stage';
import { IMAGE } from './image';

openBoxStage();

/** As the core writes it, on whatever machine. */
const DATE = String(dateText(new Date(0)));

const row = (name: string, value: string) => ({ name, value });

describe('a request', () => {
  test('makes items of the list that the person names', async () => {
    const disks = await json({
      operation: 'request',
      path: '/api/disks',
      itemsAt: 'data.disks',
      query: { entry: [row('limit', '3')] },
    });
    expect(disks).toEqual([{ id: 'd1' }, { id: 'd2' }, { id: 'd3' }]);
  });

  test('fetches all pages, or as many items as are wanted', async () => {
    const paged = {
      operation: 'request',
      path: '/api/disks',
      itemsAt: 'data.disks',
      pagination: 'page',
      limitParameter: 'limit',
      pageSize: 2,
      totalAt: 'data.total',
    };
    expect(await json({ ...paged, returnAll: true })).toHaveLength(5);
    expect(await json({ ...paged, returnAll: false, limit: 3 })).toHaveLength(3);
  });

  test.each([
    ['json', { contentType: 'json', jsonBody: '{"a":1}' }, 'application/json', '{"a":1}'],
    [
      'json, digit by digit',
      { contentType: 'json', jsonBody: '{ "id": 7615917337495251231, "v": 1.0e400 }' },
      'application/json',
      '{ "id": 7615917337495251231, "v": 1.0e400 }',
    ],
    [
      'raw',
      { contentType: 'raw', rawBody: '<a/>', rawContentType: 'text/xml' },
      'text/xml',
      '<a/>',
    ],
    [
      'raw, of an object',
      { contentType: 'raw', rawBody: '={{ ({ a: 1 }) }}', rawContentType: 'application/json' },
      'application/json',
      '{"a":1}',
    ],
    ['raw, of a list', { contentType: 'raw', rawBody: '={{ [1, 2] }}' }, 'text/plain', '[1,2]'],
    ['raw, of nothing', { contentType: 'raw', rawBody: '={{ $json.no }}' }, 'text/plain', ''],
    ['raw, of a date', { contentType: 'raw', rawBody: '={{ new Date(0) }}' }, 'text/plain', DATE],
    [
      'form, of a date',
      { contentType: 'form', formBody: { entry: [row('a', '={{ new Date(0) }}')] } },
      'application/x-www-form-urlencoded',
      `a=${encodeURIComponent(DATE)}`,
    ],
    [
      'form',
      { contentType: 'form', formBody: { entry: [row('a', '1 &'), row('a', 'ü')] } },
      'application/x-www-form-urlencoded',
      'a=1+%26&a=%C3%BC',
    ],
  ])('sends a body: %s', async (_, body, type, text) => {
    const sent = await json({ operation: 'request', method: 'POST', path: '/api/echo', ...body });
    expect(sent).toEqual([{ type, text }]);
  });

  test('is not sent where an expression in the path was entered as fixed text', async () => {
    const { error } = await stage.run({ operation: 'request', path: '/api/{{ $json.id }}' });
    expect(error?.message).toMatch(/^Path: \{\{ \$json\.id \}\} is a placeholder/);
  });

  test('sends form-data, and takes a file as binary data', async () => {
    const form = {
      operation: 'request',
      method: 'POST',
      path: '/api/echo',
      contentType: 'multipart',
      multipartBody: {
        entry: [
          { type: 'text', name: 'note', value: 'hi' },
          { type: 'text', name: 'note', value: 'again' },
          { type: 'file', name: 'disk', binaryField: 'image' },
          { type: 'file', name: 'disk', binaryField: 'image' },
        ],
      },
    };
    const { items: echoed, error } = await stage.run(form, { binary: IMAGE });
    expect(error).toBeUndefined();
    const sent = echoed[0]?.json;
    expect(sent?.['type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(sent?.['text']).toContain('name="note"\r\n\r\nhi');
    expect(sent?.['text']).toContain('name="note"\r\n\r\nagain');
    const part = 'name="disk"; filename="disk.svg"\r\nContent-Type: image/svg+xml\r\n\r\n<svg/>';
    expect(String(sent?.['text']).split(part)).toHaveLength(3);
    const { items } = await stage.run({
      operation: 'request',
      path: '/api/image',
      options: { responseFormat: 'file' },
    });
    expect(items[0]?.binary?.['data']).toMatchObject({
      mimeType: 'image/png',
      fileName: 'disk.png',
    });
  });

  test('gives no item for an empty list, and shows a request without sending it', async () => {
    expect(await json({ operation: 'request', path: '/api/nothing' })).toEqual([]);
    const before = box.control.requests().length;
    const [shown] = await json({
      operation: 'request',
      path: '/api/version',
      options: { showRequest: true },
    });
    expect(shown).toMatchObject({ request: { headers: { 'X-Auth-Token': '[secret]' } } });
    expect(box.control.requests()).toHaveLength(before);
  });

  test('goes to a whole URL on the own server, and to no other', async () => {
    const heard: unknown[] = [];
    const thief = createServer((request, response) => {
      heard.push(request.headers);
      response.end('{}');
    });
    await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
    const { port } = thief.address() as AddressInfo;
    const url = `http://127.0.0.1:${String(port)}/api/version`;
    expect(await json({ operation: 'request', path: `${box.baseUrl}/api/version` })).toEqual([
      { version: '7.1' },
    ]);
    const { error } = await stage.run({ operation: 'request', path: url });
    expect(error?.message).toMatch(
      /^Path: http:\/\/127\.0\.0\.1:\d+ is not a server of this credential/,
    );
    expect((await stage.fetch(url)).error?.message).toMatch(/is not a server of this credential/);
    thief.close();
    expect(heard).toEqual([]);
  });
});

test.each([
  [{ path: '={{ "" }}' }, /^Path is needed/],
  [{ path: 'api/version' }, /^Path: .*must begin with a single "\/"/],
  [{ path: '/api/../x' }, /^Path: .*must not contain "\.\."/],
  [{ path: '/x', contentType: 'json', jsonBody: '{' }, /^JSON Body is not valid JSON/],
  [{ path: '/x', pagination: 'cursor' }, /^Next Cursor At is missing/],
  [
    { path: '/x', query: { entry: [row('', 'x')] } },
    /^Query Parameters has a value without a name/,
  ],
  [
    { path: '/x', contentType: 'form', formBody: { entry: [row('', 'x')] } },
    /^Form Fields has a value without a name; enter the name/,
  ],
  [
    { path: '/x', contentType: 'multipart', multipartBody: { entry: [{ type: 'file' }] } },
    /^Parts has a value without a name; enter the name/,
  ],
  [{ path: '/x', options: { budgetMs: 1 } }, /^Time Budget \(Ms\) must be a whole number from 100/],
  [
    { path: '/x', headers: { entry: [row('X-Auth-Token', 'x')] } },
    /^Headers: "X-Auth-Token" is set by the sign-in/,
  ],
])('names the field that is wrong: %j', async (parameters, sentence) => {
  const before = box.control.requests().length;
  const { error } = await stage.run({ operation: 'request', ...parameters });
  expect(error?.message).toMatch(sentence);
  expect(box.control.requests()).toHaveLength(before);
});

describe('Try Sign-In', () => {
  test('tells each step, what the next request would carry, and signs out again', async () => {
    const sessions = box.control.sessions();
    const steps = await json({ operation: 'trySignIn' });
    expect(steps.map(({ step }) => step)).toEqual([
      '1. POST /api/login: 200, took token (32 characters).',
      '2. GET /api/version: 200.',
      '3. DELETE /api/login: 204, signed out.',
      'Signed in.',
    ]);
    expect(steps[0]?.['response']).toEqual({
      body: {
        data: {
          token: '(text of 32 characters, json data.token)',
          owner: '(text of 14 characters, json data.owner)',
        },
      },
    });
    expect(steps[3]).toMatchObject({
      passed: true,
      nextRequestCarries: ['header X-Auth-Token (32 characters)'],
      lifetimeSeconds: 1800,
    });
    expect(box.control.sessions()).toBe(sessions);
  });

  test('hands its session on where the server allows one per user', async () => {
    const list = { operation: 'request', path: '/api/version' };
    box.control.setSingleSession(true);
    try {
      await json(list);
      const { signIns } = box.control.counts();
      const steps = await json({ operation: 'trySignIn' });
      expect(steps.map(({ step }) => step)).toEqual([
        '1. POST /api/login: 200, took token (32 characters).',
        '2. GET /api/version: 200.',
        expect.stringMatching(/^Signed in\. The server ended the session that was in use/),
      ]);
      await json(list);
      expect(box.control.counts().signIns).toBe(signIns + 1);
    } finally {
      box.control.setSingleSession(false);
    }
  });

  test('shows where the token is when it is not where the form says', async () => {
    const other = await stage.another('elsewhere', {
      ...SHORT_FORM,
      ...box.account,
      baseUrl: box.baseUrl,
      tokenName: 'token',
    });
    const result = await other.run({ operation: 'trySignIn' });
    const [first, last] = result.items.map((item) => item.json);
    expect(first?.['step']).toBe(
      '1. POST /api/login: 200, no value at token; the response has data.token, data.owner.',
    );
    expect(last).toMatchObject({ passed: false });
    const seen = everythingLeft(stage.engine, [result]);
    expect(seen).not.toContain('anna@corp.test');
  });

  test('warns of the lock when the credentials are rejected', async () => {
    const wrong = await stage.another('wrong', {
      ...SHORT_FORM,
      ...box.wrongAccount,
      baseUrl: box.baseUrl,
    });
    const steps = await json({ operation: 'trySignIn' }, wrong);
    expect(steps.at(-1)?.['step']).toMatch(/rejected the credentials.*lock the user/);
    const before = box.control.counts().signInAttempts;
    const { error } = await wrong.run({ operation: 'trySignIn' });
    expect(error?.message).toMatch(/was rejected \(HTTP 500\).*does not try again for \d+ seconds/);
    expect((await wrong.test()).message).toMatch(/does not try again for/);
    await wrong.run({ operation: 'request', path: '/api/version' });
    expect(box.control.counts().signInAttempts).toBe(before);
  });

  test.each(['manual', 'trigger'] as const)(
    'tries wrong credentials once for 20 executions that start together: %s',
    async (mode) => {
      const wrong = await stage.another(`wrong-${mode}`, {
        ...SHORT_FORM,
        ...box.wrongAccount,
        password: `wrong in mode ${mode}`,
        baseUrl: box.baseUrl,
      });
      const before = box.control.counts().signInAttempts;
      const run = () => wrong.run({ operation: 'trySignIn' }, { mode });
      await Promise.all(Array.from({ length: 20 }, run));
      expect(box.control.counts().signInAttempts).toBe(before + 1);
    },
  );
});

test('Sign Out ends the token at the server, and says so where the API has none', async () => {
  await json({ operation: 'request', path: '/api/version' });
  const { signOuts } = box.control.counts();
  expect(await json({ operation: 'signOut' })).toEqual([{ signedOut: true }]);
  expect(box.control.counts().signOuts).toBe(signOuts + 1);
  const without = await stage.another('without', {
    ...SHORT_FORM,
    ...box.account,
    baseUrl: box.baseUrl,
    signOut: '',
  });
  const { error } = await without.run({ operation: 'signOut' });
  expect(error?.message).toMatch(/has no sign-out/);
});
