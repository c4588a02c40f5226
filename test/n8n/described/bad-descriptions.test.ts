/** What is wrong with a description is one sentence in n8n's form and in the execution, with the place of the mistake. */
import { startAnswering } from '../../support/answering-server';
import type { AnsweringServer } from '../../support/answering-server';
import { BAD_ANSWERS, BAD_DOCUMENTS, describedWith } from '../../support/bad-descriptions';
import { everythingLeft } from '../stage/everything-left';
import { ApiStage } from './stage';

let server: AnsweringServer;
let host: ApiStage;
beforeAll(async () => {
  [server, host] = await Promise.all([startAnswering(), ApiStage.with({})]);
});
afterAll(async () => {
  host.stop();
  await server.close();
});

const REQUEST = { operation: 'request', path: '/version' };

let serial = 0;

const account = (document: object): Promise<ApiStage> =>
  host.another(`bad-${String((serial += 1))}`, {
    signIn: 'document',
    baseUrl: server.url,
    document: JSON.stringify(document),
    documentFields: ['username', 'password'],
    username: `anna${String(serial)}`,
    password: 'Kanarienvogel',
  });

test.each(BAD_DOCUMENTS)('%s: nothing is sent', async (_what, document, sentence) => {
  const mine = await account(document);
  const before = server.asked();
  const { status, message } = await mine.test();
  expect([status, message.startsWith(`Document: ${sentence}`), message]).toEqual([
    'Error',
    true,
    expect.stringMatching(/\.$/),
  ]);
  expect((await mine.run(REQUEST)).error?.message).toBe(message);
  expect(server.asked()).toBe(before);
});

test('Try Sign-In does not say that a key works which it has nowhere sent', async () => {
  const mine = await account({
    name: 'Key API',
    fields: [{ name: 'password', label: 'Key', secret: true }],
    send: { headers: { 'X-Key': '{password}' } },
  });
  const before = server.asked();
  const { items } = await mine.run({ operation: 'trySignIn' });
  expect(items.map(({ json }) => json['step'])).toEqual([
    expect.stringMatching(/^Ready\. Nothing was sent, because there is no test request\./),
  ]);
  expect(server.asked()).toBe(before);
});

test.each(BAD_ANSWERS)('%s: no value is told', async (_what, place, type, body, sentence) => {
  server.answer(type, body);
  const mine = await account(describedWith(place));
  const tested = await mine.test();
  const whole = `${sentence} Your credentials were not rejected. Check Base URL, and where the token is`;
  expect([tested.status, tested.message]).toEqual(['Error', expect.stringContaining(whole)]);
  const results = [await mine.run(REQUEST), await mine.run({ operation: 'trySignIn' })];
  const seen = `${JSON.stringify(tested)}${everythingLeft(host.engine, results)}`;
  expect(results[0]?.error?.message).toContain(whole);
  expect(['Zaunkoenig', 'Kanarienvogel'].filter((value) => seen.includes(value))).toEqual([]);
});
