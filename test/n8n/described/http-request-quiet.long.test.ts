/** n8n's HTTP Request node where it takes an error status for a response: Pagination and Never Error. */
import { accountWith, openRecordingStage, server } from './recording-stage';
import type { ApiStage } from './stage';

openRecordingStage();

const PAGES = { pages: { parameter: 'page', untilStatus: [404] } };
const NEVER_ERROR = { neverError: true };

/** @param more members of the short form. */
function account(more: object = {}): Promise<ApiStage> {
  return accountWith({
    signIn: 'shortForm',
    signInRequest: 'POST /login',
    tokenIn: 'json',
    tokenName: 'session',
    sendAs: 'header',
    sendName: 'X-Token',
    testPath: '/test',
    ...more,
  });
}

const statusesOf = ({ items }: Awaited<ReturnType<ApiStage['fetch']>>): readonly unknown[] =>
  items.map(({ json }) => json['statusCode']);

test('a list whose token was rejected is fetched with a new one', async () => {
  const stage = await account();
  const first = await stage.fetch(`${server.url}/pages`, 1, { options: PAGES });
  expect([first.error?.message, statusesOf(first)]).toEqual([undefined, [200, 200, 200, 404]]);
  server.revoke();
  const second = await stage.fetch(`${server.url}/pages`, 1, { options: PAGES });
  expect([second.error?.message, statusesOf(second)]).toEqual([undefined, [200, 200, 200, 404]]);
  expect(server.signIns).toBe(2);
});

test('a token that is rejected between two pages is replaced', async () => {
  const stage = await account();
  await stage.fetch(`${server.url}/pages?page=1`);
  server.revokeAfter(2);
  const { error, items } = await stage.fetch(`${server.url}/pages`, 1, { options: PAGES });
  expect(error?.message).toBeUndefined();
  expect(items.map(({ json }) => json['body'])).toEqual([
    { page: 1 },
    { page: 2 },
    { page: 3 },
    {},
  ]);
  expect(server.signIns).toBe(2);
});

test('20 items with Never Error and a rejected token cost one sign-in', async () => {
  const stage = await account();
  await stage.fetch(`${server.url}/status/200`);
  server.revoke();
  const run = { options: NEVER_ERROR };
  expect(new Set(statusesOf(await stage.fetch(`${server.url}/status/200`, 20, run)))).toEqual(
    new Set([200]),
  );
  expect(server.signIns).toBe(2);
});

test.each([401, 403, 404, 500, 503, 302])(
  'a response %d with a valid token stays what Never Error makes of it, and costs no sign-in',
  async (status) => {
    const stage = await account();
    const run = { options: NEVER_ERROR };
    const result = await stage.fetch(`${server.url}/status/${String(status)}`, 1, run);
    const again = await stage.fetch(`${server.url}/status/${String(status)}`, 1, run);
    expect([result.error?.message, again.error?.message]).toEqual([undefined, undefined]);
    expect([...statusesOf(result), ...statusesOf(again)]).toEqual([status, status]);
    expect(server.signIns).toBe(1);
  },
);

test('what changes something is sent once with Never Error, also with a rejected token', async () => {
  const stage = await account();
  await stage.fetch(`${server.url}/status/200`);
  server.revoke();
  const run = { method: 'POST', body: {}, options: NEVER_ERROR } as const;
  const before = server.calls.length;
  expect(statusesOf(await stage.fetch(`${server.url}/status/200`, 1, run))).toEqual([401]);
  expect([server.calls.length - before, server.signIns]).toEqual([1, 1]);
});

test('without a test request nobody can tell whether a token is valid, and all is as n8n does it', async () => {
  const stage = await account({ testPath: '' });
  await stage.fetch(`${server.url}/status/200`);
  const before = server.calls.length;
  const run = { options: NEVER_ERROR };
  expect(statusesOf(await stage.fetch(`${server.url}/status/404`, 1, run))).toEqual([404]);
  expect([server.calls.length - before, server.signIns]).toEqual([1, 1]);
});
