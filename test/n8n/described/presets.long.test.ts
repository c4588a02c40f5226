/** Every promise for every preset, through n8n's engine: our node, the Test button, n8n's HTTP Request node. */
import { createHash } from 'node:crypto';
import { readDescription } from '../../../core';
import { presetSimulators } from '../../../simulators/preset-server/all';
import type {
  PresetCall,
  PresetSimulator,
  RunningPreset,
} from '../../../simulators/preset-server/simulator';
import { everythingLeft } from '../stage/everything-left';
import { presets } from '../../../presets';
import { startRecording } from './recording-server';
import type { RecordingServer } from './recording-server';
import { ApiStage, credentialOf, presetOf } from './stage';

interface Case {
  readonly stage: ApiStage;
  readonly simulator: PresetSimulator;
  readonly running: RunningPreset;
  /** A call that shows whether the token is still good. */
  readonly call: PresetCall;
}

const WAVE = 50;
const TRIED = presets().filter(({ tried }) => tried);

let simulators: readonly PresetSimulator[];
/** One n8n for all: each server has an address of its own, and so each account a token of its own. */
let host: ApiStage;
let thief: RecordingServer;
beforeAll(async () => {
  thief = await startRecording();
  simulators = await presetSimulators();
  host = await ApiStage.with({});
});
afterAll(async () => {
  host.stop();
  await thief.close();
});

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((running) => running.close()));
});

async function start(id: string, wrong = false): Promise<Case> {
  const simulator = simulators.find((one) => one.id === id);
  if (simulator === undefined) throw new Error(id);
  const running = await simulator.start();
  open.push(running);
  const account = wrong ? running.wrongAccount : running.account;
  const stage = await host.another(running.baseUrl, credentialOf(id, running, account));
  const { read, write } = simulator.calls;
  const call = simulator.tokenFor === 'writes' && write !== undefined ? write : read;
  return { stage, simulator, running, call };
}

const herd = ({ stage, call }: Case, count = 50) =>
  Promise.all(Array.from({ length: count }, () => stage.call(call)));

/** Tokens that were got, with the credentials or without. */
function tokensOf({ running }: Case): number {
  const { signIns, refreshes } = running.control.counts();
  return signIns + refreshes;
}

/** The ways in which a secret could show. */
function formsOf(secret: string): readonly string[] {
  const base64 = Buffer.from(secret).toString('base64');
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replace(/=+$/, ''),
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    ...['sha1', 'sha256', 'md5'].map((name) => createHash(name).update(secret).digest('hex')),
  ];
}

/** The secrets of the account, and what the server was sent to prove who calls. */
function secretsOf(id: string, { account, control }: RunningPreset): readonly string[] {
  const { fields = [] } = presetOf(id).description as {
    readonly fields?: readonly { name: string; secret?: boolean; pem?: boolean }[];
  };
  const typed = fields
    .filter(({ secret, pem }) => secret === true || pem === true)
    .flatMap(({ name, pem }) =>
      pem === true ? (account[name] ?? '').split('\n').slice(3, 5) : [account[name] ?? ''],
    );
  const sent = control.requests().flatMap(({ headers }) => {
    const { authorization = '', cookie = '' } = headers as Record<string, string | undefined>;
    const cookies = cookie.split('; ').map((pair) => pair.replace(/^[^=]*=/, ''));
    return [authorization.replace(/^\S+ /, ''), ...cookies];
  });
  return [...typed, ...sent].filter((value) => value.length > 6);
}

describe.each(TRIED.map(({ id }) => ({ id })))('$id', ({ id }) => {
  test('50 executions from nothing, 50 on a dead token, 10 on an expired one cost one sign-in each and none fails', async () => {
    const on = await start(id);
    const first = await herd(on);
    expect(first.flatMap(({ error }) => error ?? [])).toEqual([]);
    for (const text of on.call.holds ?? []) {
      expect(JSON.stringify(first[0]?.items)).toContain(text);
    }
    const { signIns } = on.running.control.counts();
    expect(signIns).toBeLessThanOrEqual(1);
    on.running.control.killTokens();
    const second = await herd(on);
    expect(second.flatMap(({ error }) => error ?? [])).toEqual([]);
    expect(on.running.control.counts().signIns).toBeLessThanOrEqual(2 * signIns);
    on.running.control.expire();
    const before = tokensOf(on);
    const third = await herd(on, 10);
    expect(third.flatMap(({ error }) => error ?? [])).toEqual([]);
    expect(tokensOf(on) - before).toBeLessThanOrEqual(1);
    expect(on.running.control.locked()).toBe(false);
    const { write } = on.simulator.calls;
    if (write !== undefined) expect((await on.stage.call(write)).error).toBeUndefined();
  });

  test('50 executions that hear late of a dead token cost one sign-in and none fails', async () => {
    const on = await start(id);
    const call = () => on.stage.call(on.call, { options: { concurrency: WAVE } });
    expect((await call()).error).toBeUndefined();
    const before = tokensOf(on);
    on.running.control.killTokens();
    on.running.control.rejectLate(WAVE);
    const wave = await Promise.all(Array.from({ length: WAVE }, call));
    expect(wave.flatMap(({ error }) => error ?? [])).toEqual([]);
    expect(tokensOf(on) - before).toBeLessThanOrEqual(1);
    if (before > 0) expect(on.running.control.counts().rejected).toBeGreaterThanOrEqual(WAVE);
    expect(on.running.control.locked()).toBe(false);
  });

  test("a denied call costs one sign-in at most, Sign Out ends one session, a thief's server gets nothing", async () => {
    const on = await start(id);
    const { control } = on.running;
    expect((await on.stage.call(on.call)).error).toBeUndefined();
    const { denied } = on.simulator.calls;
    const before = tokensOf(on);
    if (denied !== undefined) expect((await on.stage.call(denied)).error).toBeDefined();
    expect(tokensOf(on) - before).toBeLessThanOrEqual(1);
    const { signOuts } = control.counts();
    const { signOut } = readDescription(presetOf(id).description);
    const hasSession = signOut !== undefined && tokensOf(on) > 0;
    for (let time = 0; time < 2; time += 1) await on.stage.run({ operation: 'signOut' });
    expect(control.counts().signOuts - signOuts).toBe(hasSession ? 1 : 0);
    // Whatever is asked, the sign-in too, is sent on to the thief.
    control.setFaults([{ times: 100, status: 307, headers: { location: `${thief.url}/taken` } }]);
    const ours = await on.stage.call(on.call);
    const theirs = await on.stage.fetch(`${on.running.baseUrl}${on.simulator.calls.read.path}`);
    const asked = await on.stage.fetch(`${thief.url}/asked`);
    expect([ours, theirs, asked].map(({ error }) => error !== undefined)).toEqual([
      true,
      true,
      true,
    ]);
    expect(thief.calls).toEqual([]);
  });

  test('a wrong secret is tried once by 20 executions, and the error says what to check', async () => {
    const on = await start(id, true);
    const results = await herd(on, 20);
    for (const { error } of results) expect(error?.message).toMatch(/\S+ \S+/);
    expect(on.running.control.counts().signInAttempts).toBeLessThanOrEqual(1);
    expect(on.running.control.locked()).toBe(false);
  });

  test('Test says yes to the right secret and no to the wrong one', async () => {
    const right = await start(id);
    expect(await right.stage.test()).toEqual({ status: 'OK', message: 'Connection successful!' });
    if (right.simulator.tokenFor === 'writes') return;
    const wrong = await start(id, true);
    expect(await wrong.stage.test()).toMatchObject({ status: 'Error' });
    expect(wrong.running.control.counts().signInAttempts).toBeLessThanOrEqual(1);
  });

  test('the HTTP Request node is signed in too, with one sign-in for 20 items', async () => {
    const on = await start(id);
    const { read } = on.simulator.calls;
    if (read.method !== 'GET') return;
    const { error, items } = await on.stage.fetch(`${on.running.baseUrl}${read.path}`, 20);
    expect(error).toBeUndefined();
    expect(items).toHaveLength(20);
    expect(on.running.control.counts().signIns).toBeLessThanOrEqual(1);
    // Without a test request nobody can tell whether a token is still valid.
    if (readDescription(presetOf(id).description).test === undefined) return;
    on.running.control.killTokens();
    const quiet = await on.stage.fetch(`${on.running.baseUrl}${read.path}`, 5, {
      options: { neverError: true },
    });
    expect(quiet.error).toBeUndefined();
    expect(quiet.items.map(({ json }) => json['statusCode'])).not.toContain(401);
    expect(tokensOf(on)).toBeLessThanOrEqual(2);
  });

  test('no secret shows in items, errors, the stored execution or the log', async () => {
    const on = await start(id);
    const denied = on.simulator.calls.denied ?? { method: 'GET', path: '/no/such/path' };
    const results = [
      await on.stage.call(on.call),
      await on.stage.call(denied),
      await on.stage.fetch(`${on.running.baseUrl}${on.simulator.calls.read.path}`),
      await on.stage.fetch(`${on.running.baseUrl}/no/such/path`),
      await on.stage.run({ operation: 'trySignIn' }),
      await on.stage.run({ operation: 'showDescription' }),
    ];
    const seen = everythingLeft(on.stage.engine, results);
    const secrets = secretsOf(id, on.running);
    expect(secrets.length).toBeGreaterThan(0);
    const leaked = secrets.flatMap(formsOf).filter((form) => seen.includes(form));
    expect(leaked).toEqual([]);
  });
});
