/**
 * The ground that our nodes stand on: what n8n's engine does with a credential that signs in for
 * itself. Nothing of Latchkey is under test here. When one of these fails after an update of n8n,
 * what credentials/ and nodes/ build on has changed.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { createAuthority } from '../../simulators/certificates';
import type { Engine } from './engine/engine';
import { travelInTime } from './engine/time-travel';
import {
  account,
  engines,
  engineWith,
  fetchNode,
  httpRequest,
  openFixture,
  serveOverTls,
  server,
  sessions,
} from './engine-fixture/stage';

openFixture();

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
    while (server.hits.length < 2) await sleep(10);
    run.cancel();
    expect((await run.done).status).toBe('canceled');
    expect(server.hits).toHaveLength(2);
  });

  it('trusts a server of a private authority when the request carries its certificate', async () => {
    const authority = await createAuthority();
    const { certificate: cert, privateKey: key } = await authority.issueServer();
    await serveOverTls({ key, cert });
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
