/** Step 3 of the algorithm: one sign-in for any number of callers, and none for what is no refusal. */
import { startEdgecast } from '../../simulators/edgecast';
import type { Fault, Simulator } from '../../simulators/simulator';
import { startTruesight } from '../../simulators/truesight';
import { travelInTime } from './engine/time-travel';
import { items, Stage } from './stage/stage';

const TENANTS = '/tsws/10.0/api/omprovider/tenants';
const CREATE = '/bppmws/api/Event/create';
const EVENT = [{ attributes: { CLASS: 'EVENT', severity: 'WARNING', msg: 'hello' } }];

let simulator: Simulator;
let stage: Stage;
let tsps: string;
let tsim: string;

const logins = (): number => simulator.control.state().logins;
const posts = (): number => simulator.control.state().perRoute[`POST ${CREATE}`] ?? 0;

beforeEach(async () => {
  simulator = await startTruesight();
  stage = await Stage.for('truesight/token', simulator);
  const account = simulator.accounts['truesight/token'] ?? {};
  tsps = account['baseUrl'] ?? '';
  tsim = account['tsimUrl'] ?? '';
});

afterEach(async () => {
  stage.stop();
  await simulator.close();
});

function fault(what: Omit<Fault, 'times'>): void {
  simulator.control.set({ faults: [{ match: { pathPrefix: CREATE }, times: 1, ...what }] });
}

describe.each([
  ['any number of sessions', false],
  ['one session a user', true],
])('on a dead token, with %s', (_, singleSession) => {
  beforeEach(async () => {
    simulator.control.set({ singleSession, loginLatencyMs: 100 });
    await stage.run('tenant.getMany');
    simulator.control.expireAll();
  });

  it('signs in once for 50 executions of our node at a time', async () => {
    const runs = await Promise.all(Array.from({ length: 50 }, () => stage.run('tenant.getMany')));
    expect(runs.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(logins()).toBe(2);
  });

  it('signs in once for 50 requests of the HTTP Request node at a time', async () => {
    const { error, items: out } = await stage.fetch(`${tsps}${TENANTS}`, { items: items(50) });
    expect(error).toBeUndefined();
    expect(out).toHaveLength(50);
    expect(logins()).toBe(2);
    // All 50 were refused, and one question was enough to know why.
    expect(simulator.control.state().perRoute['GET /tsws/api/v10.1/token']).toBe(1);
  });

  it('signs in once for both at a time', async () => {
    const runs = await Promise.all([
      ...Array.from({ length: 25 }, () => stage.run('tenant.getMany')),
      stage.fetch(`${tsps}${TENANTS}`, { items: items(25) }),
    ]);
    expect(runs.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(logins()).toBe(2);
  });
});

it('signs in once for 50 executions without any grant', async () => {
  simulator.control.set({ loginLatencyMs: 100 });
  const runs = await Promise.all(Array.from({ length: 50 }, () => stage.run('tenant.getMany')));
  expect(runs.filter(({ error }) => error !== undefined)).toEqual([]);
  expect(logins()).toBe(1);
});

it('hands a newer grant to a request whose own was refused, without a login', async () => {
  await stage.run('tenant.getMany');
  simulator.control.expireAll();
  simulator.control.set({
    faults: [{ match: { pathPrefix: TENANTS }, times: 1, delayMs: 400 }],
  });
  const slow = stage.fetch(`${tsps}${TENANTS}`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await stage.run('tenant.getMany');
  expect(logins()).toBe(2);
  expect((await slow).error).toBeUndefined();
  expect(logins()).toBe(2);
});

describe('a failure of the HTTP Request node that is no refusal', () => {
  const failures: readonly (readonly [string, Omit<Fault, 'times'>])[] = [
    ['a 404', { status: 404, body: '{}' }],
    ['a 500', { status: 500, body: '{}' }],
    ['a 403', { status: 403, body: '{}' }],
    ['a cut connection', { reset: true }],
  ];

  it.each(failures)('%s costs neither a login nor a repeated POST', async (_, what) => {
    await stage.run('tenant.getMany');
    const updates = stage.rows.updates;
    fault(what);
    const { error } = await stage.fetch(`${tsim}${CREATE}`, {
      method: 'POST',
      body: EVENT as never,
    });
    expect(error).toBeDefined();
    expect({ logins: logins(), posts: posts(), updates: stage.rows.updates }).toEqual({
      logins: 1,
      posts: 1,
      updates,
    });
  });

  it('keeps the answer of the server, not that of our question', async () => {
    await stage.run('tenant.getMany');
    fault({
      status: 404,
      headers: { 'content-type': 'application/json' },
      body: '{"message":"No such cell"}',
    });
    const { error } = await stage.fetch(`${tsim}${CREATE}`, {
      method: 'POST',
      body: EVENT as never,
    });
    expect(error).toMatchObject({ httpCode: '404', description: 'No such cell' });
  });

  it('is left alone when the question fails too', async () => {
    await stage.run('tenant.getMany');
    simulator.control.set({
      faults: [
        { match: { pathPrefix: CREATE }, times: 1, status: 500, body: '{}' },
        { match: { pathPrefix: '/tsws/api/v10.1/token' }, times: 1, reset: true },
      ],
    });
    const { error } = await stage.fetch(`${tsim}${CREATE}`, {
      method: 'POST',
      body: EVENT as never,
    });
    expect(error).toMatchObject({ httpCode: '500' });
    expect({ logins: logins(), posts: posts() }).toEqual({ logins: 1, posts: 1 });
  });

  it.each(['a 404', 'a 500'])(
    '%s does not renew a token whose life only its expiry tells',
    async (name) => {
      const edgecast = await startEdgecast();
      const gateway = await Stage.for('edgecast/client-credentials', edgecast);
      try {
        const { baseUrl = '' } = edgecast.accounts['edgecast/client-credentials'] ?? {};
        await gateway.run('policy.getMany');
        edgecast.control.set({
          faults: [
            { times: 1, match: { pathPrefix: '/rules' }, status: name === 'a 404' ? 404 : 500 },
          ],
        });
        const { error } = await gateway.fetch(`${baseUrl}/rules-engine/v1.1/policies`);
        expect(error).toBeDefined();
        expect(edgecast.control.state().logins).toBe(1);
      } finally {
        gateway.stop();
        await edgecast.close();
      }
    },
  );
});

it('signs in once for 50 requests whose token the server has forgotten, where only an expiry tells its life', async () => {
  const travel = travelInTime();
  const edgecast = await startEdgecast();
  const gateway = await Stage.for('edgecast/client-credentials', edgecast);
  try {
    const { baseUrl = '' } = edgecast.accounts['edgecast/client-credentials'] ?? {};
    const fetch50 = () =>
      gateway.fetch(`${baseUrl}/rules-engine/v1.1/policies`, { items: items(50) });
    await gateway.run('policy.getMany');
    edgecast.control.expireAll();
    // Without a request that would show it, a token is not suspected in its first ten seconds.
    travel.skip(11_000);
    await fetch50();
    const { error, items: out } = await fetch50();
    expect(error).toBeUndefined();
    expect(out).toHaveLength(50);
    expect(edgecast.control.state().logins).toBe(2);
  } finally {
    travel.end();
    gateway.stop();
    await edgecast.close();
  }
});

it('signs in and sends a POST of the HTTP Request node once more when the probe says that the token is dead', async () => {
  await stage.run('tenant.getMany');
  simulator.control.expireAll();
  const { error, items: out } = await stage.fetch(`${tsim}${CREATE}`, {
    method: 'POST',
    body: EVENT as never,
  });
  expect(error).toBeUndefined();
  expect(out[0]?.json['statusCode']).toBe(200);
  expect({ logins: logins(), posts: posts() }).toEqual({ logins: 2, posts: 2 });
});
