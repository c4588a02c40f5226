/** Our packed package in the newest real n8n (one process), worked as a person works it. */
import { setTimeout as sleep } from 'node:timers/promises';

import { closeAll, startAll } from '../../simulators';
import type { Simulators } from '../../simulators';
import { SCHEMES } from '../n8n/stage/schemes';
import { N8nAccounts, failed, why } from './support/n8n-accounts';
import type { Account } from './support/n8n-accounts';
import { HTTP, OURS, httpNode } from './support/n8n-nodes';
import { N8nServer } from './support/n8n-server';
import { N8nWorkbench } from './support/n8n-workbench';
import type { Workflow } from './support/n8n-workbench';
import { leaks, sentSecrets } from '../support/secret-forms';

let simulators: Simulators;
let n8n: N8nServer;
let bench: N8nWorkbench;
let accounts: N8nAccounts;
const sent: string[] = [];

beforeAll(async () => {
  simulators = await startAll();
  n8n = await N8nServer.start();
  bench = new N8nWorkbench(n8n);
  accounts = new N8nAccounts(bench, simulators);
}, 1_800_000);

afterAll(async () => {
  await n8n.remove();
  await closeAll(simulators);
});

afterEach(() => {
  // The simulators remember the last 200 requests, so that it has to be looked at now and then.
  sent.push(...sentSecrets(Object.values(simulators)));
});

const account = (id: string, change?: Readonly<Record<string, string>>): Promise<Account> =>
  accounts.make(id, change);
const ourFlow = (its: Account): Promise<Workflow> => accounts.ourFlow(its);
const httpFlow = (its: Account): Promise<Workflow> => accounts.httpFlow(its);
const together = (workflow: Workflow, count: number): Promise<readonly number[]> =>
  accounts.together(workflow, count);

describe.each(SCHEMES)('$id', ({ id }) => {
  let its: Account;

  beforeAll(async () => {
    its = await account(id);
  });

  it('passes the Test', async () => {
    await expect(bench.test(its.credential, its.data)).resolves.toMatchObject({ status: 'OK' });
  });

  it('runs in our node', async () => {
    const before = its.simulator.control.state().calls;
    const execution = await bench.run(await ourFlow(its), 3);
    expect([execution.status, why(execution)]).toEqual(['success', undefined]);
    expect(its.simulator.control.state().calls - before).toBe(3);
  });

  it("signs n8n's HTTP Request node", async () => {
    const execution = await bench.run(await httpFlow(its), 3);
    expect([execution.status, why(execution)]).toEqual(['success', undefined]);
    expect(execution.data.resultData.runData[HTTP]?.[0]?.data?.main[0]?.length).toBeGreaterThan(0);
  });
});

describe('50 executions at once on a dead token cost one login, and none fails', () => {
  it.each([
    ['truesight/token', 'our node', ourFlow, false],
    ['truesight/token', 'our node, one session a user', ourFlow, true],
    ['truesight/token', 'the HTTP Request node', httpFlow, false],
    ['truesight/token', 'the HTTP Request node, one session a user', httpFlow, true],
    ['edgecast/client-credentials', 'our node', ourFlow, false],
  ])('%s: %s', async (id, _, flow, singleSession) => {
    const its = await account(id);
    const { control } = its.simulator;
    const workflow = await flow(its);
    expect(await bench.trigger(workflow)).toBe(200);
    control.set({ singleSession, loginLatencyMs: 500 });
    control.expireAll();
    const before = control.state().logins;
    const statuses = await together(workflow, 50);
    control.set({ singleSession: false, loginLatencyMs: 0 });
    const logins = control.state().logins - before;
    expect({ failed: failed(statuses), logins }).toEqual({ failed: 0, logins: 1 });
  });

  it('also when it is over and nobody has asked the server yet: no request is refused', async () => {
    const its = await account('edgecast/client-credentials');
    const { control } = its.simulator;
    control.set({ tokenLifeSeconds: 3 });
    control.expireAll();
    expect(await bench.trigger(await ourFlow(its))).toBe(200);
    const workflow = await httpFlow(its);
    control.set({ tokenLifeSeconds: 300, loginLatencyMs: 500 });
    await sleep(3_500);
    const before = control.state();
    const statuses = await together(workflow, 50);
    control.set({ loginLatencyMs: 0 });
    const { logins, refused } = control.state();
    expect(failed(statuses)).toBe(0);
    expect([logins - before.logins, refused - before.refused]).toEqual([1, 0]);
  });
});

it('needs no login after a restart of n8n', async () => {
  const all = await Promise.all(
    ['truesight/token', 'edgecast/client-credentials'].map((id) => account(id)),
  );
  const flows = await Promise.all(all.flatMap((its) => [ourFlow(its), httpFlow(its)]));
  // The tests before have used the same accounts under other credentials; now these sign in.
  for (const { simulator } of all) simulator.control.expireAll();
  for (const flow of flows) expect(await bench.trigger(flow)).toBe(200);
  const logins = (): readonly number[] =>
    all.map(({ simulator }) => simulator.control.state().logins);
  const before = logins();
  await n8n.restart();
  for (const flow of flows) expect(await bench.trigger(flow)).toBe(200);
  expect(logins()).toEqual(before);
});

it('spends neither a login nor a second POST on a 404 in the HTTP Request node', async () => {
  const its = await account('truesight/token');
  const { control } = its.simulator;
  expect(await bench.trigger(await httpFlow(its))).toBe(200);
  const url = `${its.data['tsimUrl'] ?? ''}/bppmws/api/Nothing/here`;
  const workflow = await bench.createWorkflow([
    httpNode({ url, method: 'POST', body: { hello: 'you' } }, its.credential),
  ]);
  const before = control.state();
  const execution = await bench.run(workflow);
  expect(execution.status).toBe('error');
  expect(why(execution)).toMatch(/not be found|404/u);
  expect(control.state().logins).toBe(before.logins);
  const posts = control.state().lastRequests.filter(({ path }) => path.endsWith('/Nothing/here'));
  expect(posts).toHaveLength(1);
});

describe('a wrong password', () => {
  const WRONG = { password: 'a wrong password/+&=' };

  it('is tried once, whoever asks, and the server does not lock the account', async () => {
    const its = await account('truesight/token', WRONG);
    const { control } = its.simulator;
    const before = control.state().loginsRefused;
    const test = await bench.test(its.credential, its.data);
    expect(test.status).toBe('Error');
    expect(test.message).toMatch(its.scheme.refused);
    const [ours, http] = [await ourFlow(its), await httpFlow(its)];
    expect(failed(await together(ours, 20))).toBe(20);
    expect(failed(await together(http, 20))).toBe(20);
    expect(control.state().loginsRefused - before).toBe(1);
    expect(why(await bench.newestExecution(ours))).toMatch(its.scheme.refused);
    expect(why(await bench.newestExecution(http))).toMatch(its.scheme.refused);
  });

  it('is tried once when nobody has pressed Test', async () => {
    const its = await account('truesight/basic', WRONG);
    const refused = (): number => its.simulator.control.state().refused;
    const before = refused();
    expect(failed(await together(await ourFlow(its), 1))).toBe(1);
    expect(failed(await together(await ourFlow(its), 20))).toBe(20);
    expect(refused() - before).toBe(1);
  });
});

describe('1,000 items', () => {
  const median = (times: readonly number[]): number =>
    [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? NaN;

  interface Taken {
    /** Of the node, by the clock. */
    readonly ms: number;
    /** Of n8n, for the whole execution: the clock tells how busy the machine is, too. */
    readonly cpuMs: number;
  }

  const take = async (workflow: Workflow, node: string): Promise<Taken> => {
    const before = n8n.cpuMs;
    const execution = await bench.run(workflow, 1_000);
    const cpuMs = n8n.cpuMs - before;
    expect([execution.status, why(execution)]).toEqual(['success', undefined]);
    return { ms: execution.data.resultData.runData[node]?.[0]?.executionTime ?? NaN, cpuMs };
  };

  const medians = (taken: readonly Taken[]): Taken => ({
    ms: median(taken.map(({ ms }) => ms)),
    cpuMs: median(taken.map(({ cpuMs }) => cpuMs)),
  });

  // Over TLS n8n opens a connection for every request, ours too, and that is most of the work.
  it.each([
    ['goss-icm/api-key', 2],
    ['truesight/token', 1],
    ['edgecast/client-credentials', 1],
  ])('of %s are less work in our node than in the HTTP Request node', async (id, atLeast) => {
    const its = await account(id);
    const [ours, http] = [await ourFlow(its), await httpFlow(its)];
    const rounds: { readonly ours: Taken; readonly http: Taken }[] = [];
    for (let round = 0; round < 3; round += 1) {
      rounds.push({ ours: await take(ours, OURS), http: await take(http, HTTP) });
    }
    const our = medians(rounds.map((item) => item.ours));
    const their = medians(rounds.map((item) => item.http));
    const said = ({ ms, cpuMs }: Taken): string =>
      `${(1e6 / ms).toFixed(0)} items/s (${(cpuMs / 1e3).toFixed(2)} ms of CPU an item)`;
    process.stderr.write(
      `${id}: our node ${said(our)}, HTTP Request node ${said(their)}; ${(their.ms / our.ms).toFixed(1)} times as fast, ${(their.cpuMs / our.cpuMs).toFixed(1)} times the CPU\n`,
    );
    expect(their.cpuMs / our.cpuMs).toBeGreaterThan(atLeast);
  });

  it('do not wait for each other when the server is far away', async () => {
    const its = await account('truesight/token');
    const { control } = its.simulator;
    control.set({ latencyMs: 20 });
    const { ms } = await take(await ourFlow(its), OURS);
    control.set({ latencyMs: 0 });
    // One after the other they would take 20 seconds and more.
    expect(ms).toBeLessThan(8_000);
  });
});

// The last one: everything above has left its traces.
it('shows no secret in executions, logs or the database', async () => {
  const places = await n8n.kept();
  expect(accounts.entered.length).toBeGreaterThan(20);
  expect(new Set(sent).size).toBeGreaterThan(20);
  // It does look where something would be.
  expect(places['console']).toContain('Check user name, password and tenant');
  expect(places['table execution_data']).toContain('Check user name, password and tenant');
  expect(places['table credentials_entity']).toContain('trueSightApi');
  expect(leaks(places, [...accounts.entered, ...sent])).toEqual([]);
});

it('makes n8n warn of nothing', async () => {
  const { console: said = '' } = await n8n.kept();
  expect(said).not.toMatch(/MaxListenersExceeded|UnhandledPromise|DeprecationWarning.*latchkey/u);
});
