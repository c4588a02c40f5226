/**
 * The ground that our nodes stand on: when n8n signs in, and what it repeats, hides and tells then. Nothing
 * of Latchkey is under test here, as in engine.test.ts.
 */
import { inspect } from 'node:util';
import type { NodeResult } from './engine/node-run';
import {
  account,
  engineWith,
  fetchNode,
  httpRequest,
  openFixture,
  server,
  sessions,
} from './engine-fixture/stage';

openFixture();

function everythingStored({ stored, error, shown }: NodeResult): string {
  return inspect([stored, error, shown], { depth: 30, showHidden: true });
}

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
