/**
 * The ground that our nodes stand on: what n8n's engine does with a credential that signs in for
 * itself. Nothing of Latchkey is under test here. When one of these fails after an update of n8n,
 * what credentials/ and nodes/ build on has changed.
 */
import { rmSync } from 'node:fs';
import { inspect } from 'node:util';
import { createAuthority } from '../../simulators/certificates';
import { createEngine, type Engine } from './engine/engine';
import type { CredentialSeed } from './engine/credential-rows';
import type { NodeResult } from './engine/node-run';
import { travelInTime } from './engine/time-travel';
import { buildFixture } from './engine-fixture/build';
import { startSessionServer, type SessionServer } from './engine-fixture/session-server';

let packageDir: string;
let server: SessionServer;
const engines: Engine[] = [];

beforeAll(() => {
  packageDir = buildFixture();
});

beforeEach(async () => {
  server = await startSessionServer();
});

afterEach(async () => {
  for (const engine of engines.splice(0)) engine.stop();
  await server.close();
});

afterAll(() => {
  rmSync(packageDir, { recursive: true });
});

async function engineWith(...credentials: CredentialSeed[]): Promise<Engine> {
  const engine = await createEngine({ packageDir, credentials });
  engines.push(engine);
  return engine;
}

function account(data: CredentialSeed['data'] = {}, type = 'sessionApi'): CredentialSeed {
  return { id: 'mine', type, data: { baseUrl: server.url, ...data } };
}

/** Our node: one `httpRequestWithAuthentication` an item. */
function fetchNode(engine: Engine, credential: string, path = '/data', items = 1) {
  return engine.runNode({
    type: 'fetch',
    credentials: { [credential]: 'mine' },
    parameters: { credential, url: `${server.url}${path}` },
    items: Array.from({ length: items }, () => ({})),
  });
}

/** The HTTP Request node with our credential: one `requestWithAuthentication` an item. */
function httpRequest(engine: Engine, type: string, path = '/data', method?: 'POST') {
  return engine.runHttpRequestNode({
    credential: { type, id: 'mine' },
    url: `${server.url}${path}`,
    ...(method === undefined ? {} : { method, body: { a: 1 } }),
  });
}

function sessions(): string[] {
  return server.hits.map(({ session }) => session);
}

function everythingStored({ stored, error, shown }: NodeResult): string {
  return inspect([stored, error, shown], { depth: 30, showHidden: true });
}

describe('loading and running a package', () => {
  it('loads node and credential classes with n8n-core and runs every item through the node', async () => {
    server.live.add('key');
    const engine = await engineWith(account({ key: 'key' }, 'headerApi'));
    const { status, items } = await fetchNode(engine, 'headerApi', '/data', 2);
    expect(status).toBe('success');
    expect(items).toEqual([
      { json: { ok: true }, pairedItem: { item: 0 } },
      { json: { ok: true }, pairedItem: { item: 1 } },
    ]);
    expect(sessions()).toEqual(['key', 'key']);
  });

  it('gives the error that n8n stores, and an item instead when the node continues on fail', async () => {
    server.live.add('key');
    const engine = await engineWith(account({ key: 'key' }, 'headerApi'));
    const stopped = await fetchNode(engine, 'headerApi', '/404');
    expect(stopped.status).toBe('error');
    expect(stopped.error).toMatchObject({
      name: 'NodeApiError',
      httpCode: '404',
      message: 'The resource you are requesting could not be found',
      description: 'As you asked: 404.',
    });
    const continued = await engine.runNode({
      type: 'fetch',
      credentials: { headerApi: 'mine' },
      parameters: { credential: 'headerApi', url: `${server.url}/404` },
      onError: 'continueRegularOutput',
    });
    expect(continued.status).toBe('success');
    expect(continued.items[0]?.json).toEqual({
      error: 'The resource you are requesting could not be found',
    });
  });

  it('asks the node for a list, as the editor does', async () => {
    const engine = await engineWith(account({ user: '={{ "a" + "nn" }}' }));
    const node = { type: 'fetch', credentials: { sessionApi: 'mine' } };
    await expect(engine.listSearch(node, 'users', 'sm')).resolves.toEqual({
      results: [{ name: 'ann sm', value: 1 }],
    });
  });

  it('aborts the request of a run that a person stops', async () => {
    const engine = await engineWith(account());
    await fetchNode(engine, 'sessionApi');
    server.replyMs = 15_000;
    const run = engine.startNode({
      type: 'fetch',
      credentials: { sessionApi: 'mine' },
      parameters: { credential: 'sessionApi', url: `${server.url}/data` },
    });
    setTimeout(run.cancel, 100);
    expect((await run.done).status).toBe('canceled');
    expect(server.hits).toHaveLength(2);
  });

  it('trusts a server of a private authority when the request carries its certificate', async () => {
    const authority = await createAuthority();
    const { certificate: cert, privateKey: key } = await authority.issueServer();
    await server.close();
    server = await startSessionServer({ key, cert });
    const trusting = await engineWith(account({ ca: authority.certificate }));
    const wary = await engineWith(account());
    // The login goes through helpers.httpRequest, the call through both ways of signing.
    expect((await fetchNode(trusting, 'sessionApi')).status).toBe('success');
    expect((await httpRequest(trusting, 'sessionApi')).status).toBe('success');
    expect(server.logins).toBe(1);
    const { error } = await fetchNode(wary, 'sessionApi');
    expect(error?.message).toMatch(/self.signed|unable to verify|local issuer/i);
  });
});

describe('the credential row', () => {
  it('lies encrypted, and is read and decrypted for every request', async () => {
    server.live.add('plain-session');
    const engine = await engineWith(account({ session: 'plain-session' }));
    expect(engine.rows.stored('mine')).not.toContain('plain-session');
    await fetchNode(engine, 'sessionApi', '/data', 5);
    expect({ reads: engine.rows.reads, updates: engine.rows.updates }).toEqual({
      reads: 5,
      updates: 0,
    });
  });

  it('keeps the session after a sign-in and leaves stored expressions alone', async () => {
    const engine = await engineWith(account({ user: '={{ "ann" }}' }));
    await fetchNode(engine, 'sessionApi');
    await expect(engine.rows.data('mine')).resolves.toEqual({
      baseUrl: server.url,
      user: '={{ "ann" }}',
      session: 's1',
      signedInAs: 'ann',
    });
    expect(engine.rows.updates).toBe(1);
  });

  it('shows a node every declared field, hidden ones too, with defaults and without strangers', async () => {
    const engine = await engineWith(account({ session: 's', stranger: 'x' }));
    const { items } = await engine.runNode({
      type: 'fetch',
      credentials: { sessionApi: 'mine' },
      parameters: { credential: 'sessionApi', showAccount: true },
    });
    expect(items[0]?.json).toEqual({
      allowedHttpRequestDomains: 'all',
      baseUrl: server.url,
      ca: '',
      session: 's',
      signedInAs: '',
      user: 'someone',
    });
  });

  it('binds the sign-in of a credential to its allowed domains', async () => {
    const engine = await engineWith(
      account({ allowedHttpRequestDomains: 'domains', allowedDomains: 'example.com' }),
    );
    const { error } = await fetchNode(engine, 'sessionApi');
    expect(error?.message).toMatch(/domain/i);
    expect(server.logins).toBe(0);
  });
});

describe('when n8n signs in', () => {
  it('signs in for each of ten calls at once on a dead session', async () => {
    const engine = await engineWith(account({ session: 'dead' }));
    const { status } = await fetchNode(engine, 'sessionApi', '/data', 10);
    expect(status).toBe('success');
    expect({ logins: server.logins, hits: server.hits.length }).toEqual({ logins: 10, hits: 20 });
    expect(engine.rows.updates).toBe(10);
  });

  it('tries once more after a 401 and no more than once', async () => {
    const engine = await engineWith(account({ session: 'dead' }));
    server.live.add = () => server.live;
    const { error } = await fetchNode(engine, 'sessionApi');
    expect(sessions()).toEqual(['dead', 's1']);
    expect(error).toMatchObject({
      httpCode: '401',
      message: 'Authorization failed - please check your credentials',
    });
  });

  it('does not sign in after a 404 or a 500 of our own nodes', async () => {
    const engine = await engineWith(account());
    await fetchNode(engine, 'sessionApi', '/404');
    await fetchNode(engine, 'sessionApi', '/500');
    expect({ logins: server.logins, hits: server.hits.length }).toEqual({ logins: 1, hits: 2 });
  });

  it('signs in and sends a POST again after a 404 in the HTTP Request node', async () => {
    const engine = await engineWith(account());
    const { error } = await httpRequest(engine, 'sessionApi', '/404', 'POST');
    expect(server.logins).toBe(2);
    expect(server.hits.map(({ method, session }) => `${method} ${session}`)).toEqual([
      'POST s1',
      'POST s2',
    ]);
    expect(error).toMatchObject({ httpCode: '404', description: 'As you asked: 404.' });
  });

  it('takes a 401 that authenticate throws for a refused request, and sends none', async () => {
    const engine = await engineWith(account({ session: 'old', expired: 'old' }, 'askedSessionApi'));
    expect((await fetchNode(engine, 'askedSessionApi')).status).toBe('success');
    expect({ logins: server.logins, sessions: sessions() }).toEqual({
      logins: 1,
      sessions: ['s1'],
    });
  });

  it('ignores a sign-in that gives back no session', async () => {
    const seed = account({ session: 'dead', answer: '{"other":1}' }, 'askedSessionApi');
    const engine = await engineWith(seed);
    await fetchNode(engine, 'askedSessionApi');
    // Our node's call is repeated all the same, the HTTP Request node's is not.
    expect(sessions()).toEqual(['dead', 'dead']);
    await httpRequest(engine, 'askedSessionApi');
    expect(sessions()).toHaveLength(3);
    expect(engine.rows.updates).toBe(0);
    await expect(engine.rows.data('mine')).resolves.toEqual(seed.data);
  });

  it('stores an empty session and repeats the call of the HTTP Request node for it', async () => {
    const engine = await engineWith(
      account({ session: 'dead', expired: '-', answer: '{"session":""}' }, 'askedSessionApi'),
    );
    await httpRequest(engine, 'askedSessionApi');
    expect(sessions()).toEqual(['dead', '']);
    await expect(engine.rows.data('mine')).resolves.toMatchObject({ session: '' });
  });

  it('signs the same options object a second time for a key that cannot be renewed', async () => {
    const engine = await engineWith(account({ key: 'wrong' }, 'keyApi'));
    await fetchNode(engine, 'keyApi');
    expect(server.hits.map(({ signed }) => signed)).toEqual(['1', '2']);
    // The HTTP Request node has nothing to repeat with, so it does not come back.
    await httpRequest(engine, 'keyApi');
    expect(server.hits.map(({ signed }) => signed)).toEqual(['1', '2', '1']);
  });

  it('replaces the answer of the server by what the sign-in throws', async () => {
    const engine = await engineWith(
      account({ session: 'live', answer: 'refused' }, 'askedSessionApi'),
    );
    server.live.add('live');
    const { error } = await httpRequest(engine, 'askedSessionApi', '/404');
    expect(error).toMatchObject({ message: 'The server refused the password.', httpCode: null });
    expect(engine.logged.join('\n')).toContain('The server refused the password.');
  });
});

describe('the HTTP Request node', () => {
  it('hides from people what is a field of the credential, and nothing that is made of one', async () => {
    const engine = await engineWith(account({ key: 'field-secret' }, 'keyApi'));
    server.live.add('field-secret');
    const result = await httpRequest(engine, 'keyApi', '/404');
    expect(sessions()).toEqual(['field-secret']);
    expect(everythingStored(result)).not.toContain('field-secret');
    expect(everythingStored(result)).toContain('terces-dleif');
    expect(result.shown).toHaveLength(1);
  });
});

describe('the Test button', () => {
  it('signs in each time, also while the session is good', async () => {
    const engine = await engineWith(account());
    const ok = { status: 'OK', message: 'Connection successful!' };
    await expect(engine.testCredential('sessionApi', 'mine')).resolves.toEqual(ok);
    await expect(engine.testCredential('sessionApi', 'mine')).resolves.toEqual(ok);
    expect({ logins: server.logins, sessions: sessions() }).toEqual({
      logins: 2,
      sessions: ['s1', 's2'],
    });
    await expect(engine.rows.data('mine')).resolves.toMatchObject({ session: 's2' });
  });

  it('tests what stands in the form', async () => {
    const engine = await engineWith(account({ baseUrl: 'http://127.0.0.1:1' }));
    await expect(engine.testCredential('sessionApi', 'mine')).resolves.toEqual({
      status: 'Error',
      message: 'ECONNREFUSED',
    });
    const edited = { baseUrl: server.url };
    await expect(engine.testCredential('sessionApi', 'mine', edited)).resolves.toMatchObject({
      status: 'OK',
    });
  });

  it('tells of a failure by the rule of the credential, else by the status', async () => {
    server.live.add('key');
    const engine = await engineWith(account({ key: 'key' }, 'headerApi'));
    server.body = { account: { state: 'locked' } };
    await expect(engine.testCredential('headerApi', 'mine')).resolves.toEqual({
      status: 'Error',
      message: 'The account is locked.',
    });
    await engine.rows.edit('mine', (data) => ({ ...data, key: 'wrong' }));
    await expect(engine.testCredential('headerApi', 'mine')).resolves.toEqual({
      status: 'Error',
      message: 'Unauthorized',
    });
    const session = await engineWith(account());
    server.body = {};
    server.status = 403;
    await expect(session.testCredential('sessionApi', 'mine')).resolves.toEqual({
      status: 'Error',
      message: 'Ask for the role Reader.',
    });
  });
});

describe('several processes and time', () => {
  it('shares the row with a second process, which has modules of its own', async () => {
    const first = await engineWith(account());
    const second = await first.secondProcess();
    engines.push(second);
    await fetchNode(first, 'sessionApi');
    await fetchNode(second, 'sessionApi');
    expect({ logins: server.logins, sessions: sessions() }).toEqual({
      logins: 1,
      sessions: ['s1', 's1'],
    });
    const count = async (engine: Engine) => {
      const { items } = await engine.runNode({ type: 'count', items: [{}, {}] });
      return items[0]?.json['runs'];
    };
    expect([await count(first), await count(first), await count(second)]).toEqual([1, 2, 1]);
  });

  it('lets a test grow older without waiting', () => {
    const travel = travelInTime();
    try {
      const [wall, monotonic] = [Date.now(), performance.now()];
      travel.skip(600_000);
      expect(Date.now() - wall).toBeGreaterThanOrEqual(600_000);
      expect(new Date().getTime() - wall).toBeGreaterThanOrEqual(600_000);
      expect(performance.now() - monotonic).toBeGreaterThanOrEqual(600_000);
    } finally {
      travel.end();
    }
  });
});
