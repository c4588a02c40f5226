/** Our packed package in n8n's queue mode: a main process, two workers, PostgreSQL and Redis. */
import { setTimeout as sleep } from 'node:timers/promises';
import { closeAll, startAll } from '../../simulators';
import type { Simulators } from '../../simulators';
import { presetSimulators } from '../../simulators/preset-server/all';
import type { PresetCall, RunningPreset } from '../../simulators/preset-server/simulator';
import { credentialOf } from '../n8n/described/stage';
import { SCHEMES } from '../n8n/stage/schemes';
import { N8nAccounts, failed, why } from './support/n8n-accounts';
import type { Account } from './support/n8n-accounts';
import { N8nServer } from './support/n8n-server';
import { N8nWorkbench } from './support/n8n-workbench';
import type { Credential, Workflow } from './support/n8n-workbench';
import { apiNode, httpNode } from './support/n8n-nodes';
import { leaks, sentIn, sentSecrets } from '../support/secret-forms';

let simulators: Simulators;
let n8n: N8nServer;
let bench: N8nWorkbench;
let accounts: N8nAccounts;
const sent: string[] = [];

beforeAll(async () => {
  simulators = await startAll();
  n8n = await N8nServer.start({ workers: 2 });
  bench = new N8nWorkbench(n8n);
  accounts = new N8nAccounts(bench, simulators);
}, 1_800_000);

afterAll(async () => {
  await n8n.remove();
  await closeAll(simulators);
});

afterEach(() => {
  sent.push(...sentSecrets(Object.values(simulators)));
});

/** How many executions each worker has begun, by its log. */
const begun = (): readonly number[] =>
  n8n.workers.map(({ written }) => written.split('Worker started execution').length - 1);

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

const flows = {
  'our node': (its: Account): Promise<Workflow> => accounts.ourFlow(its),
  'the HTTP Request node': (its: Account): Promise<Workflow> => accounts.httpFlow(its),
};
type Kind = keyof typeof flows;

describe.each(SCHEMES)('$id', ({ id }) => {
  it("passes the Test and runs in our node and in n8n's HTTP Request node", async () => {
    const its = await accounts.make(id);
    await expect(bench.test(its.credential, its.data)).resolves.toMatchObject({ status: 'OK' });
    for (const flow of Object.values(flows)) {
      const execution = await bench.run(await flow(its), 3);
      expect([execution.status, why(execution)]).toEqual(['success', undefined]);
    }
  });
});

/**
 * Where an API has no call by which to ask whether a token is still valid, one that is younger than ten seconds
 * is not replaced on suspicion: n8n does not tell the HTTP Request node's hook which error it was.
 */
const SUSPICIOUS_MS = 11_000;

describe.each<readonly [string, number]>([
  ['pocketbase', SUSPICIOUS_MS],
  ['proxmox-ve', 0],
  ['vmware-vcenter', 0],
])('preset %s', (id, age) => {
  let running: RunningPreset;
  let credential: Credential;
  let read: PresetCall;

  beforeAll(async () => {
    const simulator = (await presetSimulators()).find((one) => one.id === id);
    if (simulator === undefined) throw new Error(`Nothing answers for ${id}.`);
    running = await simulator.start();
    ({ read } = simulator.calls);
    const data = { ...credentialOf(id, running, running.account), ca: running.ca ?? '' };
    credential = await bench.createCredential(id, 'latchkeyApi', data);
    accounts.entered.push(running.account['password'] ?? '');
  });

  afterAll(async () => {
    sent.push(...sentIn(running.control.requests()));
    await running.close();
  });

  const nodes = {
    'our node': () => apiNode(read, credential),
    'the HTTP Request node': () => httpNode({ url: running.baseUrl + read.path }, credential),
  };

  it.each(['our node', 'the HTTP Request node'] as const)(
    'runs in %s, and 50 executions at once on a dead token cost at most one login a worker',
    async (kind) => {
      const workflow = await bench.createWorkflow([nodes[kind]()]);
      const execution = await bench.run(workflow, 3);
      expect([execution.status, why(execution)]).toEqual(['success', undefined]);
      if (kind === 'the HTTP Request node') await sleep(age);
      running.control.setLatency(0, 300);
      running.control.killTokens();
      const [before, counts] = [begun(), running.control.counts()];
      const statuses = await accounts.together(workflow, 50);
      running.control.setLatency(0);
      expect(failed(statuses)).toBe(0);
      const { signIns, refreshes } = running.control.counts();
      const used = signIns + refreshes - counts.signIns - counts.refreshes;
      expect(used).toBeGreaterThan(0);
      expect(used).toBeLessThanOrEqual(2);
      begun().forEach((count, worker) => expect(count).toBeGreaterThan(before[worker] ?? NaN));
    },
  );
});

it.each<readonly [string, Kind, number]>([
  ['truesight/token', 'our node', 0],
  ['truesight/token', 'the HTTP Request node', 0],
  ['edgecast/client-credentials', 'our node', 0],
  ['edgecast/client-credentials', 'the HTTP Request node', SUSPICIOUS_MS],
])(
  '50 executions at once on a dead token of %s in %s cost at most one login a worker',
  async (id, kind, age) => {
    const its = await accounts.make(id);
    const { control } = its.simulator;
    const workflow = await flows[kind](its);
    expect(await bench.trigger(workflow)).toBe(200);
    await sleep(age);
    control.set({ loginLatencyMs: 300 });
    control.expireAll();
    const [logins, before] = [control.state().logins, begun()];
    const statuses = await accounts.together(workflow, 50);
    control.set({ loginLatencyMs: 0 });
    expect(failed(statuses)).toBe(0);
    const used = control.state().logins - logins;
    expect(used).toBeGreaterThan(0);
    expect(used).toBeLessThanOrEqual(2);
    // Otherwise this would be a test of one worker.
    begun().forEach((count, worker) => expect(count).toBeGreaterThan(before[worker] ?? NaN));
  },
);

describe('where each login ends the session before it', () => {
  interface Round {
    readonly failed: number;
    readonly logins: number;
    /** What the failed ones ended with. */
    readonly texts: readonly string[];
  }

  /** 50 executions at once on a dead token, five times. */
  async function rounds(kind: Kind): Promise<readonly Round[]> {
    const its = await accounts.make('truesight/token');
    const { control } = its.simulator;
    const workflow = await flows[kind](its);
    expect(await bench.trigger(workflow)).toBe(200);
    control.set({ singleSession: true, loginLatencyMs: 300 });
    const seen: Round[] = [];
    while (seen.length < 5) {
      control.expireAll();
      const { logins } = control.state();
      const count = failed(await accounts.together(workflow, 50));
      const texts = count === 0 ? [] : await bench.errors(workflow, 50);
      seen.push({ failed: count, logins: control.state().logins - logins, texts });
    }
    control.set({ singleSession: false, loginLatencyMs: 0 });
    const each = (figure: 'failed' | 'logins'): string =>
      seen.map((round) => round[figure]).join(', ');
    process.stderr.write(`${kind}: failed of 50: ${each('failed')}; logins: ${each('logins')}\n`);
    return seen;
  }

  it('at most 5 of 50 executions of our node fail (median of five), and the text names the other worker', async () => {
    const seen = await rounds('our node');
    expect(median(seen.map((round) => round.failed))).toBeLessThanOrEqual(5);
    for (const text of seen.flatMap(({ texts }) => texts)) {
      expect(text).toMatch(/another worker of this n8n/iu);
    }
  });

  // n8n shows its hook no row of the database, so that it cannot see what the other worker has. We want
  // 5 as well; 7, 3, 0, 38 and 23 were measured.
  it('at most half of 50 requests of the HTTP Request node fail (median of five), and it goes on once the herd is over', async () => {
    const seen = await rounds('the HTTP Request node');
    expect(median(seen.map((round) => round.failed))).toBeLessThanOrEqual(25);
    const its = await accounts.make('truesight/token');
    expect(failed(await accounts.together(await accounts.httpFlow(its), 10))).toBe(0);
  });
});

it('tries a wrong password at most once a worker', async () => {
  const its = await accounts.make('truesight/token', { password: 'a wrong password/+&=' });
  const { control } = its.simulator;
  const before = control.state().loginsRefused;
  const [ours, http] = [await accounts.ourFlow(its), await accounts.httpFlow(its)];
  expect(failed(await accounts.together(ours, 20))).toBe(20);
  expect(failed(await accounts.together(http, 20))).toBe(20);
  expect(control.state().loginsRefused - before).toBeLessThanOrEqual(2);
});

it('keeps what is edited while a worker signs in, and signs in anew with it', async () => {
  const its = await accounts.make('truesight/token', { tenant: '*' });
  const { control } = its.simulator;
  const workflow = await accounts.ourFlow(its);
  control.expireAll();
  control.set({ loginLatencyMs: 3_000 });
  const start = Date.now();
  const under = accounts.together(workflow, 5);
  const isSigningIn = (): boolean =>
    control.state().lastRequests.some(({ at, body }) => at >= start && body.includes('password'));
  while (!isSigningIn()) await sleep(20);
  await bench.edit(its.credential, { ...its.data, tenant: 'BmcRealm' });
  expect(failed(await under)).toBe(0);
  control.set({ loginLatencyMs: 0 });
  // n8n has written the token of the old account into the row by now, which must not bring its fields back.
  expect(await bench.fields(its.credential)).toMatchObject({ tenant: 'BmcRealm' });
  expect(failed(await accounts.together(workflow, 10))).toBe(0);
  const edited = control
    .state()
    .lastRequests.filter(
      ({ at, body }) => at >= start && /password.*BmcRealm|BmcRealm.*password/.test(body),
    );
  expect(edited.length).toBeGreaterThan(0);
  expect(edited.length).toBeLessThanOrEqual(2);
});

it('goes on with one worker when the other is killed in the middle, and with both again', async () => {
  const its = await accounts.make('truesight/token');
  const { control } = its.simulator;
  const workflow = await accounts.ourFlow(its);
  // The tests before have used the same account under other credentials; now this one signs in.
  control.expireAll();
  expect(await bench.trigger(workflow)).toBe(200);
  control.set({ latencyMs: 1_000 });
  const { calls } = control.state();
  const under = accounts.together(workflow, 10);
  while (control.state().calls - calls < 10) await new Promise((next) => setTimeout(next, 20));
  await n8n.workers[0]?.stop('SIGKILL');
  control.set({ latencyMs: 0 });
  const { logins } = control.state();
  expect(failed(await accounts.together(workflow, 10))).toBe(0);
  await n8n.workers[0]?.start();
  expect(failed(await accounts.together(workflow, 20))).toBe(0);
  expect(control.state().logins).toBe(logins);
  // n8n answers also for those that the worker took with it.
  await under;
});

// The last one: everything above has left its traces.
it('shows no secret in executions, logs, the database or the queue', async () => {
  const places = await n8n.kept();
  expect(accounts.entered.length).toBeGreaterThan(20);
  expect(new Set(sent).size).toBeGreaterThan(20);
  // It does look where something would be.
  expect(places['database']).toContain('Check user name, password and tenant');
  expect(places['database']).toContain('trueSightApi');
  expect(places['console of worker 1']).toContain('Worker started execution');
  expect(places['queue']).toContain('executionId');
  expect(leaks(places, [...accounts.entered, ...sent])).toEqual([]);
});
