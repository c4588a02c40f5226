/** Requests that fail for another reason do not make n8n ask about the account each time. */
import type { NodeResult } from '../engine/node-run';
import { accountWith, openRecordingStage, server } from './recording-stage';
import type { ApiStage } from './stage';

openRecordingStage();

const SIGN_INS = {
  'a login': {
    signIn: [
      { path: '/login', json: { user: '{username}' }, take: [{ as: 'id', json: 'session' }] },
    ],
    send: { headers: { 'X-Token': '{id}' } },
  },
  'a key': { send: { headers: { 'X-Key': '{password}' } } },
  'HTTP Digest': { send: { digest: { user: '{username}', password: '{password}' } } },
};

function account(signIn: object, testPath: string): Promise<ApiStage> {
  const fields = [
    { name: 'username', label: 'User Name' },
    { name: 'password', label: 'Password', secret: true },
  ];
  return accountWith({
    signIn: 'document',
    document: JSON.stringify({ name: 'Recorder', fields, ...signIn, test: { path: testPath } }),
    documentFields: ['username', 'password'],
    allowPlainHttp: true,
  });
}

describe.each(Object.entries(SIGN_INS))('with %s', (_, signIn) => {
  // Retries of one look at a server that is ill come to four requests.
  test.each([
    ['answers', '/test', 2],
    ['is not there', '/status/404', 2],
    ['fails', '/status/503', 4],
  ])('20 runs of the HTTP Request node, where the Test Path %s', async (__, testPath, most) => {
    const stage = await account(signIn, testPath);
    for (let runs = 1; runs <= 20; runs += 1) {
      const { error } = await stage.fetch(`${server.url}/status/${runs % 2 === 0 ? '500' : '409'}`);
      expect(error).toBeDefined();
    }
    const looks = server.targets.filter((target) => target === testPath);
    expect(looks.length).toBeLessThanOrEqual(most);
    expect(server.signIns).toBeLessThanOrEqual(1);
  });
});

test('30 items and 20 executions of our node that may not do something cost two looks', async () => {
  const stage = await account(SIGN_INS['a login'], '/test');
  const denied = { operation: 'request', method: 'GET', path: '/status/403' };
  const items = Array.from({ length: 30 }, () => ({}));
  await stage.run(denied, { items, onError: 'continueRegularOutput' });
  await Promise.all(Array.from({ length: 20 }, () => stage.run(denied)));
  expect(server.targets.filter((target) => target === '/status/403')).toHaveLength(50);
  expect(server.targets.filter((target) => target === '/test').length).toBeLessThanOrEqual(2);
  expect(server.signIns).toBe(1);
});

/** Runs that each send one request with the credential. */
const RUNS: Readonly<Record<string, (stage: ApiStage) => Promise<NodeResult>>> = {
  'our node': (stage) => stage.run({ operation: 'request', method: 'GET', path: '/status/200' }),
  'the HTTP Request node': (stage) => stage.fetch(`${server.url}/status/200`),
  'the HTTP Request tool': (stage) => stage.useTool(`${server.url}/status/200`),
};

test.each(Object.entries(RUNS))(
  'a token that ends after each call is replaced each time, and nobody is blamed: %s',
  async (_, run) => {
    const stage = await account(SIGN_INS['a login'], '/test');
    for (let sessions = 1; sessions <= 12; sessions += 1) {
      expect((await run(stage)).error?.message).toBeUndefined();
      expect(server.signIns).toBe(sessions);
      server.revoke();
    }
  },
);
