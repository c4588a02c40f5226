import { readDescription, trySignIn } from '../../../core';
import type { RequestDraft } from '../../../core/model/http';
import type { ReadReply } from '../../../core/model/read-reply';
import type { Secret } from '../../../core/model/secret';
import { account, effects, LOGIN, reply, USER_FIELDS } from './support';

/** Answers in order and keeps what was sent. */
function server(...answers: readonly ReadReply[]): {
  readonly sent: RequestDraft[];
  readonly send: (request: RequestDraft) => Promise<ReadReply>;
} {
  const sent: RequestDraft[] = [];
  return {
    sent,
    send: (request) => {
      sent.push(request);
      return Promise.resolve(answers[sent.length - 1] ?? reply({}, { status: 500 }));
    },
  };
}
const redactor =
  (taken: readonly Secret[]) =>
  (text: string): string =>
    ['p"a', ...taken.map((secret) => secret.reveal())]
      .filter((secret) => secret.length > 2)
      .reduce((masked, secret) => masked.replaceAll(secret, '[secret]'), text);
const trial = (document: object, { send }: ReturnType<typeof server>) =>
  trySignIn(readDescription({ ...LOGIN, ...document }), account, { ...effects, send, redactor });
const sentences = (result: Awaited<ReturnType<typeof trial>>): readonly string[] =>
  result.steps.map(({ sentence }) => sentence);

const TEST = { test: { method: 'GET', path: '/version' } };

test('each step is told: what was taken, and what the next request carries', async () => {
  const take = [
    ...LOGIN.signIn[0].take,
    { as: 'c', json: 'c' },
    { as: 'site', json: 'site', public: true },
  ];
  const api = server(reply({ data: { token: 'T'.repeat(312) }, c: 'x', site: 7 }), reply({ v: 1 }));
  const send = {
    headers: { Authorization: 'Bearer {token}', V: '3' },
    query: { site: '{site}' },
    cookies: { c: '{c}' },
    json: { d: 'x' },
  };
  const result = await trial(
    { ...TEST, signIn: [{ ...LOGIN.signIn[0], take }], life: { minutes: 5 }, send },
    api,
  );
  expect(sentences(result)).toEqual([
    '1. POST /login: 200, took token (312 characters), c (1 character), site = 7.',
    '2. GET /version: 200.',
  ]);
  expect(result).toMatchObject({ passed: true, lifeSeconds: 300 });
  expect(result.carries).toEqual([
    'header Authorization (319 characters)',
    'header V = 3',
    'query site = 7',
    'cookie c (1 character)',
    'body d',
  ]);
  expect(api.sent[1]).toMatchObject({ headers: { Authorization: `Bearer ${'T'.repeat(312)}` } });
  expect(JSON.stringify(result)).not.toContain('TTT');
});

test('two steps, and a step that takes nothing', async () => {
  const api = server(reply({}), reply({ t: 'T' }));
  const result = await trial(
    {
      signIn: [
        { method: 'GET', path: '/hello' },
        { path: '/login', take: [{ as: 'token', json: 't' }] },
      ],
    },
    api,
  );
  expect(sentences(result)).toEqual([
    '1. GET /hello: 200.',
    '2. POST /login: 200, took token (1 character).',
  ]);
  expect(result.passed).toBe(true);
});

test('a token that is not there is told with the shape of the response', async () => {
  const result = await trial({}, server(reply({ data: { ticket: 'SECRET' } })));
  expect(sentences(result)).toEqual([
    '1. POST /login: 200, no value at data.token; the response has data.ticket.',
  ]);
  expect(result).toMatchObject({ passed: false, carries: [] });
  expect(result.steps[0]?.tree).toEqual([
    {
      name: 'body',
      children: [
        {
          name: 'data',
          children: [
            { name: 'ticket', leaf: { kind: 'text', length: 6, take: { json: 'data.ticket' } } },
          ],
        },
      ],
    },
  ]);
});

test('a token that cannot be sent on is told', async () => {
  const result = await trial({}, server(reply({ data: { token: 'x'.repeat(9000) } })));
  expect(sentences(result)).toEqual([
    '1. POST /login: 200, the value at data.token is longer than 8 KiB or holds control characters, so it cannot be sent on.',
  ]);
});

test("rejected credentials are told in the server's words, without the password that they repeat", async () => {
  const replies = { replies: { message: ['m'] } };
  const result = await trial(replies, server(reply({ m: 'wrong password p"a' }, { status: 401 })));
  expect(sentences(result)).toEqual([
    '1. POST /login: 401, the credentials were rejected: wrong password [secret].',
  ]);
  const silent = await trial({}, server(reply({}, { status: 401 })));
  expect(sentences(silent)).toEqual([
    '1. POST /login: 401, the credentials were rejected: the server gives no reason.',
  ]);
});

test('no name, public value or word of the server repeats a password or token', async () => {
  const take = [...LOGIN.signIn[0].take, { as: 'echo', json: 'echo', public: true }];
  const result = await trial(
    {
      ...TEST,
      signIn: [{ ...LOGIN.signIn[0], take }],
      send: { headers: { Echo: '{echo}' } },
      replies: { message: ['m'] },
    },
    server(
      reply({ data: { token: 'Zaunkoenig' }, echo: 'p"a', Zaunkoenig: { id: 1 } }),
      reply({ m: 'no such session: Zaunkoenig', Zaunkoenig: 'text' }, { status: 403 }),
    ),
  );
  expect(sentences(result)).toEqual([
    '1. POST /login: 200, took token (10 characters), echo = [secret].',
    '2. GET /version: 403, no such session: [secret].',
  ]);
  expect(result.carries).toEqual(['header Echo = [secret]']);
  expect(JSON.stringify(result)).not.toMatch(/Zaunkoenig|p\\"a/);
  expect(JSON.stringify(result)).toContain('data.token');
});

test('a test request that fails is told', async () => {
  const api = server(reply({ data: { token: 'T' } }), reply({ m: 'not for you' }, { status: 403 }));
  const result = await trial({ ...TEST, replies: { message: ['m'] } }, api);
  expect(sentences(result)[1]).toBe('2. GET /version: 403, not for you.');
  expect(result.passed).toBe(false);
  const silent = await trial(
    TEST,
    server(reply({ data: { token: 'T' } }), reply({}, { status: 500 })),
  );
  expect(sentences(silent)[1]).toBe('2. GET /version: 500, the call failed.');
});

test('the session of a trial is ended, and a server that does not is told of', async () => {
  const signOut = { method: 'DELETE', path: '/login', headers: { 'X-T': '{token}' } };
  const token = reply({ data: { token: 'T' } });
  const api = server(token, reply({}), reply('', { status: 204 }));
  const result = await trial({ ...TEST, signOut }, api);
  expect(sentences(result)[2]).toBe('3. DELETE /login: 204, signed out.');
  expect(api.sent[2]).toMatchObject({ method: 'DELETE', headers: { 'X-T': 'T' } });
  const left = await trial({ signOut }, server(token, reply('', { status: 404 })));
  expect(sentences(left)[1]).toBe('2. DELETE /login: 404, the session was not ended.');
  expect(left.passed).toBe(true);
  const take = [...LOGIN.signIn[0].take, { as: 'sid', json: 'sid', optional: true }];
  const lacking = await trial(
    {
      signIn: [{ ...LOGIN.signIn[0], take }],
      signOut: { ...signOut, headers: { 'X-S': '{sid}' } },
    },
    server(token),
  );
  expect(lacking.steps).toHaveLength(1);
});

describe('a sign-in that may have ended the session in use', () => {
  const signOut = { method: 'DELETE', path: '/login', headers: { 'X-T': '{token}' } };
  const token = reply({ data: { token: 'T' } });
  const handed: string[] = [];
  const handing = (taken: boolean, ...answers: readonly ReadReply[]) =>
    trySignIn(readDescription({ ...LOGIN, ...TEST, signOut }), account, {
      ...effects,
      send: server(...answers).send,
      redactor,
      takeOver: ({ values }) => {
        handed.push(String(values.secrets['token']?.reveal()));
        return Promise.resolve(taken);
      },
    });
  beforeEach(() => handed.splice(0));

  test('hands its token on, and does not end what is in use now', async () => {
    const result = await handing(true, token, reply({}));
    expect(handed).toEqual(['T']);
    expect(sentences(result)).toHaveLength(2);
    expect(result.note).toMatch(/^The server ended the session that was in use/);
  });

  test('ends its own session where the other one goes on', async () => {
    const result = await handing(false, token, reply({}), reply('', { status: 204 }));
    expect(sentences(result)[2]).toBe('3. DELETE /login: 204, signed out.');
    expect(result.note).toBeUndefined();
  });

  test('hands on no token that does not work', async () => {
    await handing(true, token, reply({}, { status: 401 }), reply('', { status: 204 }));
    expect(handed).toEqual([]);
  });
});

test('a rejection is told apart from everything else', async () => {
  const rejected = async (...answers: readonly ReadReply[]) =>
    (await trial(TEST, server(...answers))).rejected;
  expect(await rejected(reply({}, { status: 401 }))).toBe(true);
  expect(await rejected(reply({}, { status: 500 }))).toBe(false);
  expect(await rejected(reply({ data: { token: 'T' } }), reply({}, { status: 401 }))).toBe(false);
});

describe('without a sign-in', () => {
  const still = (send: object, api: ReturnType<typeof server>, more: object = TEST) =>
    trySignIn(readDescription({ name: 'X', fields: USER_FIELDS, send, ...more }), account, {
      ...effects,
      send: api.send,
      redactor,
    });

  test('the test request is the trial', async () => {
    const result = await still({ headers: { U: '{username}' } }, server(reply({})));
    expect(sentences(result)).toEqual(['1. GET /version: 200.']);
    expect(result.carries).toEqual(['header U = anna']);
  });

  test('a signature is made', async () => {
    const result = await still(
      { make: [{ as: 'n', now: 'seconds' }], query: { n: '{n}' } },
      server(reply({})),
      {},
    );
    expect(result).toMatchObject({
      passed: true,
      steps: [],
      carries: [expect.stringContaining('query n = ')],
      note: expect.stringMatching(
        /^Nothing was sent, because there is no test request\. Add "test"/,
      ),
    });
  });

  test('a Digest challenge is answered', async () => {
    const digest = { digest: { user: '{username}', password: '{password}' } };
    const api = server(
      reply('', { status: 401, headers: { 'www-authenticate': 'Digest realm="r", nonce="n"' } }),
      reply({}),
    );
    expect(sentences(await still(digest, api))).toEqual(['1. GET /version: 200.']);
    expect(api.sent.map(({ headers }) => headers['Authorization']?.slice(0, 6))).toEqual([
      undefined,
      'Digest',
    ]);
    expect(sentences(await still(digest, server(reply({}))))).toEqual(['1. GET /version: 200.']);
    const refused = await still(digest, server(reply('', { status: 401 })));
    expect(refused).toMatchObject({ passed: false, rejected: true });
  });
});
