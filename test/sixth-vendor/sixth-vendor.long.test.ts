/**
 * "Add a vendor" of CONTRIBUTING, done: the folder of the walk-through, and a second one, are put into a
 * copy of the repository, generator and build run, and both vendors work in both hosts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createEngine } from '../n8n/engine/engine';
import type { Engine } from '../n8n/engine/engine';
import { RepositoryCopy } from '../support/repository-copy';
import { startGateServer } from './gate-server';
import type { GateServer } from './gate-server';
import { InNodeRed } from './in-node-red';
import { startTideServer } from './tide-server';
import type { TideServer } from './tide-server';

/** The one of the walk-through, and one whose session travels in the body and whose failures come under 200. */
const VENDORS = ['harbor-gate', 'tide-tables'];
const foldersFiles = VENDORS.flatMap((id) => {
  const folder = `core/vendors/${id}`;
  return readdirSync(path.join(__dirname, folder)).map((name) => `${folder}/${name}`);
});
const FOLDER = 'core/vendors/harbor-gate';

let copy: RepositoryCopy;
let before: ReadonlyMap<string, string>;
let after: ReadonlyMap<string, string>;
let server: GateServer;
let tides: TideServer;

beforeAll(async () => {
  copy = new RepositoryCopy();
  before = copy.fingerprints();
  for (const id of VENDORS) copy.add(`core/vendors/${id}`, __dirname);
  await copy.generateAndBuild();
  after = copy.fingerprints();
});

beforeEach(async () => {
  server = await startGateServer();
  tides = await startTideServer();
});

afterEach(async () => {
  await server.close();
  await tides.close();
});

afterAll(() => copy.remove());

describe('the walk-through of CONTRIBUTING', () => {
  it('shows every file of the folder, letter for letter', () => {
    const text = readFileSync(path.resolve(__dirname, '../../CONTRIBUTING.md'), 'utf8');
    const blocks = [
      ...text.matchAll(
        /^#### `core\/vendors\/harbor-gate\/([^`]+)`\n(?:(?!^#### ).)*?^```ts\n(.*?)^```$/gms,
      ),
    ];
    const shown = Object.fromEntries(blocks.map(([, name = '', code = '']) => [name, code]));
    const folder = path.join(__dirname, FOLDER);
    const written = Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
    );
    expect(shown).toEqual(written);
  });

  it('changes no file but those of the folders and those that are generated', () => {
    const generated = new Set([...copy.generatedFiles(), 'scripts/generate/files.json']);
    const touched = [...new Set([...before.keys(), ...after.keys()])].filter(
      (file) => before.get(file) !== after.get(file),
    );
    const byHand = touched.filter((file) => !generated.has(file));
    expect(byHand.sort()).toEqual([...foldersFiles].sort());
  });

  it('makes node, credential types, forms, help, examples, icons and a page', () => {
    const made = [...after.keys()].filter((file) => !before.has(file));
    expect(made).toEqual(
      expect.arrayContaining([
        'nodes/HarborGate/HarborGate.node.ts',
        'credentials/HarborGateSessionApi.credentials.ts',
        'credentials/HarborGateKeyApi.credentials.ts',
        'node-red/src/nodes/harbor-gate.ts',
        'node-red/examples/harbor-gate/session.json',
        'icons/harbor-gate.svg',
        'docs/harbor-gate.md',
      ]),
    );
    expect(copy.read('docs/harbor-gate.md')).toContain('https://harbor-gate.example/manual#4');
  });
});

describe('the new vendor in n8n', () => {
  let engine: Engine;

  beforeEach(async () => {
    const { baseUrl, username, password, key } = server;
    engine = await createEngine({
      packageDir: copy.root,
      credentials: [
        { id: 'ann', type: 'harborGateSessionApi', data: { baseUrl, username, password } },
        { id: 'firm', type: 'harborGateKeyApi', data: { baseUrl, key } },
      ],
    });
  });

  afterEach(() => engine.stop());

  const withSession = {
    type: 'harborGate',
    credentials: { harborGateSessionApi: 'ann' },
  } as const;

  it('signs in once and reads all pages of a list', async () => {
    const { status, items } = await engine.runNode({
      ...withSession,
      parameters: {
        authentication: 'harbor-gate/session',
        resource: 'visit',
        operation: 'getMany',
        returnAll: true,
      },
    });
    expect(status).toBe('success');
    expect(items).toHaveLength(server.visits);
    expect(server.logins).toBe(1);
  });

  it('creates with the key', async () => {
    const { items } = await engine.runNode({
      type: 'harborGate',
      credentials: { harborGateKeyApi: 'firm' },
      parameters: {
        authentication: 'harbor-gate/key',
        resource: 'visit',
        operation: 'create',
        plate: 'HH-LK1',
        additionalFields: { arrives: '2026-11-21T12:00:00Z' },
      },
    });
    expect(items[0]?.json).toEqual({ id: server.visits + 1 });
    expect(server.changes).toEqual(['POST /visits {"plate":"HH-LK1","arrivesAt":1795262400}']);
    expect(server.logins).toBe(0);
  });

  it('opens the gate only when the tick is set', async () => {
    const open = (confirm: boolean, gateId = '7') =>
      engine.runNode({
        ...withSession,
        parameters: {
          authentication: 'harbor-gate/session',
          resource: 'gate',
          operation: 'open',
          gateId,
          confirm,
        },
      });
    const refused = await open(false);
    expect(refused.error?.message).toMatch(/confirm/i);
    expect(server.changes).toEqual([]);
    const opened = await open(true);
    expect(opened.items[0]?.json).toEqual({ opened: true });
    expect(server.changes).toEqual(['POST /gates/7/open']);
    const unknown = await open(true, '8');
    expect(unknown.error?.message).toContain('No such gate.');
  });
});

describe('the vendor with its session in the body, in n8n', () => {
  let engine: Engine;

  beforeEach(async () => {
    const credential = (id: string, more: object) => ({
      id,
      type: 'tideTablesApi',
      data: { ...tides.account, allowPlainHttp: true, ...more },
    });
    engine = await createEngine({
      packageDir: copy.root,
      credentials: [credential('ann', {}), credential('mistaken', { password: 'another' })],
    });
  });

  afterEach(() => engine.stop());

  const run = (operation: string, id = 'ann', more: object = {}) =>
    engine.runNode({
      type: 'tideTables',
      credentials: { tideTablesApi: id },
      parameters: { authentication: 'tide-tables/session', resource: 'port', operation, ...more },
    });

  it('signs in once, again when a 200 says that the session has ended, and shows no secret', async () => {
    const runs = await Promise.all(Array.from({ length: 10 }, () => run('getMany')));
    expect(runs.map(({ items }) => items[0]?.json)).toEqual(Array(10).fill({ name: 'Husum' }));
    expect(tides.tried).toBe(1);
    const [session = ''] = tides.open;
    tides.open.clear();
    const again = await run('getMany');
    expect(again.items).toHaveLength(2);
    expect(tides.tried).toBe(2);
    const seen = JSON.stringify([...runs, again].map(({ items, stored }) => [items, stored]));
    const forms = [session, tides.account.password].flatMap((text) => [text, JSON.stringify(text)]);
    for (const form of forms) expect(seen).not.toContain(form.replace(/^"|"$/g, ''));
  });

  it('shows a failure under 200 as one, and tries a wrong password once', async () => {
    expect((await run('get', 'ann', { name: 'Atlantis' })).error?.message).toContain(
      'No such port.',
    );
    const before = tides.tried;
    const runs = await Promise.all(Array.from({ length: 20 }, () => run('getMany', 'mistaken')));
    for (const { error } of runs) expect(error?.message).toContain('Check user name and password');
    expect(tides.tried - before).toBe(1);
  });

  it("signs a body of n8n's HTTP Request node", async () => {
    const { items } = await engine.runHttpRequestNode({
      credential: { type: 'tideTablesApi', id: 'ann' },
      url: `${tides.account.baseUrl}/rpc`,
      method: 'POST',
      body: { method: 'port.list' },
    });
    expect(items[0]?.json).toMatchObject({ body: { result: [{ name: 'Husum' }, {}] } });
    expect(tides.tried).toBe(1);
  });
});

describe('the new vendor in Node-RED', () => {
  let host: InNodeRed;

  beforeAll(async () => {
    host = await InNodeRed.start(path.join(copy.root, 'node-red'));
  });

  afterAll(() => host.stop());

  /** One action node, its account, and where messages end. */
  function flow(operation: string, more: object = {}, scheme = 'session'): readonly object[] {
    const { baseUrl, username, password, key } = server;
    return [
      { id: 'tab', type: 'tab', label: 'Harbor' },
      {
        id: 'account',
        type: 'harbor-gate-account',
        scheme: `harbor-gate/${scheme}`,
        baseUrl,
        username,
        credentials: { password, key },
      },
      {
        id: 'action',
        type: 'harbor-gate',
        z: 'tab',
        account: 'account',
        operation,
        params: {},
        errors: 'output',
        outputs: 2,
        wires: [['end'], ['end']],
        ...more,
      },
      { id: 'end', type: 'junction', z: 'tab', wires: [[]] },
    ];
  }

  it('signs in once, reads all pages, and hands the session back when the account is removed', async () => {
    await host.deploy(flow('visit.getMany'));
    const { payload } = await host.send('action', 'end', {});
    expect(payload).toHaveLength(server.visits);
    expect([server.logins, server.open.size]).toEqual([1, 1]);
    await host.deploy([]);
    expect([server.logins, server.open.size]).toEqual([1, 0]);
  });

  it('creates with the key', async () => {
    await host.deploy(flow('visit.create', {}, 'key'));
    const answer = await host.send('action', 'end', {
      params: { plate: 'HH-LK1', arrives: '2026-11-21T12:00:00Z' },
    });
    expect(answer).toMatchObject({ statusCode: 201, payload: { id: server.visits + 1 } });
    expect(server.changes).toEqual(['POST /visits {"plate":"HH-LK1","arrivesAt":1795262400}']);
    await host.deploy([]);
  });

  it('opens the gate only when the tick is set', async () => {
    const params = { gateId: '7' };
    await host.deploy(flow('gate.open'));
    const refused = await host.send('action', 'end', { params });
    expect(refused['error']).toMatchObject({ code: 'input' });
    expect(server.changes).toEqual([]);
    await host.deploy(flow('gate.open', { confirm: true }));
    const opened = await host.send('action', 'end', { params });
    expect(opened['payload']).toEqual({ opened: true });
    const unknown = await host.send('action', 'end', { params: { gateId: '8' } });
    expect(unknown['error']).toMatchObject({ code: 'failed' });
    expect(unknown['latchkey']).toMatchObject({ vendorCode: 'HG-12' });
    await host.deploy([]);
  });

  it('carries a session in the body, and hands it back when the account is removed', async () => {
    const { baseUrl, username, password } = tides.account;
    const account = {
      id: 'account',
      type: 'tide-tables-account',
      ...{ scheme: 'tide-tables/session', baseUrl, username, allowPlainHttp: true },
      credentials: { password },
    };
    const rest = flow('port.getMany', { type: 'tide-tables' }).filter(
      (node) => !('scheme' in node),
    );
    await host.deploy([...rest, account]);
    const whole = { payload: { result: [{ name: 'Husum' }, { asked: { auth: '[secret]' } }] } };
    expect(await host.send('action', 'end', {})).toMatchObject(whole);
    tides.open.clear();
    expect(await host.send('action', 'end', {})).toMatchObject(whole);
    expect([tides.tried, tides.open.size]).toEqual([2, 1]);
    await host.deploy([]);
    expect(tides.open.size).toBe(0);
  });
});
