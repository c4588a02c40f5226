/** Any API whose server answers with the query, cookies and body it was sent: no secret is shown, no other server gets one. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeParameters } from 'n8n-workflow';
import type { NodeResult } from '../engine/node-run';
import { everythingLeft } from '../stage/everything-left';
import { MARKS, SECRETS, startMirror, writingsOf } from './mirror-server';
import type { MirrorServer } from './mirror-server';
import { ApiStage } from './stage';

let mirror: MirrorServer;
let thief: Server;
let thiefUrl: string;
let host: ApiStage;
const taken: string[] = [];

beforeAll(async () => {
  mirror = await startMirror();
  thief = createServer((request, response) => {
    taken.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end('{}');
  });
  await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
  thiefUrl = `http://127.0.0.1:${String((thief.address() as AddressInfo).port)}`;
  mirror.setElsewhere(thiefUrl);
  host = await ApiStage.with({});
});

afterAll(async () => {
  host.stop();
  await mirror.close();
  await new Promise((resolve) => thief.close(resolve));
});

beforeEach(() => {
  taken.length = 0;
});

const DOCUMENT = {
  name: 'Mirror',
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
        { as: 'session', cookie: 'SID' },
        { as: 'base', json: 'base', public: true },
      ],
    },
  ],
  signOut: { method: 'DELETE', path: '/json/200', query: { token: '{token}', key: '{apiKey}' } },
  test: { method: 'POST', path: '/json/200' },
};

const BOTH = { token: '{token}', key: '{apiKey}' };
const PLACES = {
  query: { query: BOTH },
  cookies: { cookies: { SID: '{session}' } },
  json: { json: { auth: { inner: '{token}' }, key: '{apiKey}' } },
  form: { form: BOTH },
  headers: { headers: { 'X-Token': '{token}', 'X-Key': '{apiKey}' } },
  basic: { basic: { user: '{username}', password: '{password}' }, cookies: { SID: '{session}' } },
} as const;

/** What the server of each place repeats of its own accord. */
const REPEATED = {
  query: 'token',
  cookies: 'session',
  json: 'token',
  form: 'token',
  headers: 'token',
  basic: 'session',
} as const;

function account(id: string, changes: object): Promise<ApiStage> {
  return host.another(id, {
    signIn: 'document',
    baseUrl: mirror.url,
    document: JSON.stringify({ ...DOCUMENT, ...changes }),
    documentFields: ['username', 'password', 'apiKey'],
    username: 'anna',
    password: SECRETS.password,
    apiKey: SECRETS.apiKey,
  });
}

/** Base64 of a mark, wherever it stands in a longer text. */
function base64Inside(mark: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.from(`${'x'.repeat(before)}${mark}`);
    const whole = Math.floor(bytes.length / 3) * 4;
    return bytes.toString('base64').slice(before === 0 ? 0 : 4, whole);
  });
}

function expectNoSecret(results: readonly NodeResult[]): void {
  const seen = everythingLeft(host.engine, results);
  const lower = seen.toLowerCase();
  // Escapes of a whole text, letter by letter, are not the mark: they are undone first.
  const undone = seen
    .replace(/\\+u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  const leaked = [
    ...Object.values(MARKS).filter((mark) => undone.includes(mark)),
    ...Object.values(MARKS)
      .flatMap(base64Inside)
      .filter((text) => seen.includes(text)),
    ...Object.values(MARKS).filter((mark) => lower.includes(Buffer.from(mark).toString('hex'))),
    ...Object.values(SECRETS)
      .flatMap(writingsOf)
      .filter((text) => seen.includes(text)),
  ];
  expect(leaked).toEqual([]);
}

const WRITES = new Set(['json', 'form']);
const bodyFor = (place: string): INodeParameters =>
  place === 'json'
    ? { contentType: 'json', jsonBody: '{"a":1}' }
    : place === 'form'
      ? { contentType: 'form', formBody: { entry: [{ name: 'a', value: '1' }] } }
      : {};

describe.each(Object.entries(PLACES))('secrets in %s', (place, send) => {
  const request = (path: string): INodeParameters => ({
    operation: 'request',
    method: WRITES.has(place) ? 'POST' : 'GET',
    path,
    ...bodyFor(place),
  });

  test.each(['json', 'text'])('none is shown when the server repeats them as %s', async (as) => {
    const stage = await account(`${place}-${as}`, { send });
    const results: NodeResult[] = [];
    for (const status of [200, 400, 404]) {
      const ran = await stage.run(request(`/${as}/${String(status)}`), {
        onError: status === 404 ? 'continueRegularOutput' : 'stopWorkflow',
      });
      expect(ran.error === undefined).toBe(status === 200 || status === 404);
      expect(mirror.lastAnswer()).toContain(MARKS[REPEATED[place as keyof typeof REPEATED]]);
      results.push(ran);
    }
    expect(JSON.stringify(results[0]?.items)).toContain('[secret]');
    expectNoSecret(results);
  });

  test('none is shown by a request that is not sent, a trial, a sign-out, or the HTTP Request node', async () => {
    const stage = await account(`${place}-more`, { send });
    const trial = await stage.run({ operation: 'trySignIn' });
    const shown = await stage.run({ ...request('/json/200'), options: { showRequest: true } });
    const out = await stage.run({ operation: 'signOut' });
    const description = await stage.run({ operation: 'showDescription' });
    expect([trial, shown, out, description].flatMap(({ error }) => error ?? [])).toEqual([]);
    // There n8n itself shows what the server says; of the request nothing may be shown.
    const theirs = await stage.fetch(`${mirror.url}/away/404`);
    expect(theirs.error).toBeDefined();
    expectNoSecret([trial, shown, out, description, theirs]);
  });
});

test('a rejected sign-in that repeats the password shows none of it', async () => {
  const stage = await account('rejected', {
    signIn: [{ ...DOCUMENT.signIn[0], path: '/json/401' }],
    send: PLACES.query,
    replies: { message: ['message'] },
  });
  const ran = await stage.run({ operation: 'request', path: '/json/200' });
  expect(ran.error?.message).toContain('[secret]');
  expect(mirror.lastAnswer()).toContain(MARKS.password);
  const trial = await stage.run({ operation: 'trySignIn' });
  expectNoSecret([ran, trial]);
  expect(JSON.stringify(await stage.test())).not.toContain(MARKS.password);
});

describe("a thief's server gets nothing", () => {
  test.each(Object.keys(PLACES))('from a redirect, with secrets in %s', async (place) => {
    const send = PLACES[place as keyof typeof PLACES];
    const stage = await account(`away-${place}`, { send });
    const results: NodeResult[] = [];
    for (const status of [302, 307]) {
      const path = `/away/${String(status)}`;
      for (const method of WRITES.has(place) ? ['POST'] : ['GET', 'POST']) {
        const ran = await stage.run({ operation: 'request', method, path, ...bodyFor(place) });
        expect(ran.error?.message).toMatch(/redirect/);
        results.push(ran);
      }
      results.push(await stage.fetch(`${mirror.url}${path}`));
    }
    expect(taken).toEqual([]);
    expectNoSecret(results.filter(({ error }) => error !== undefined));
  });

  test.each([
    ['sign-in', { signIn: [{ ...DOCUMENT.signIn[0], path: '/away/307' }] }, /redirect/],
    ['base URL that the response names', { send: { base: '{base}' } }, /Nothing was sent there/],
  ])('from the %s', async (what, changes, sentence) => {
    const stage = await account(`from-${what}`, { send: PLACES.headers, ...changes });
    const ran = await stage.run({ operation: 'request', path: '/json/200' });
    expect(ran.error?.message).toMatch(sentence);
    const trial = await stage.run({ operation: 'trySignIn' });
    expect(await stage.test()).toMatchObject({ status: 'Error' });
    expect(taken).toEqual([]);
    expectNoSecret([ran, trial]);
  });

  test('from the next page that the response names', async () => {
    const stage = await account('pages', { send: PLACES.query });
    const list = { operation: 'request', path: '/pages', itemsAt: 'list', pagination: 'link' };
    const ran = await stage.run({ ...list, nextUrlAt: 'next', returnAll: true });
    expect(ran.error?.message).toMatch(/The credential is sent to .* only/);
    expect(taken).toEqual([]);
    expectNoSecret([ran]);
  });
});
