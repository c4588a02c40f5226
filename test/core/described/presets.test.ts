import {
  describe as compile,
  readDescription,
  trySignIn,
  CancelledError,
  createClient,
  createPool,
  DEFAULT_LIMITS,
  readAccount,
  readReply,
} from '../../../core';
import type { Clock, SignedRequest, Transport, Vendor } from '../../../core';
import { customRequest } from '../../../core/catalogue/custom-request';
import type { Preset } from '../../../core/described/preset';
import { presets } from '../../../presets';
import { presetSimulators } from '../../../simulators/preset-server/all';
import type {
  PresetCall,
  PresetSimulator,
  RunningPreset,
} from '../../../simulators/preset-server/simulator';
import { ask } from '../../support/ask';
import { plainVendor } from '../../support/plain-vendor';
import { random } from './support';

test('every preset is a description, and its example account names its fields', () => {
  for (const { id, description, account = {} } of presets()) {
    const scheme = compile(description);
    expect([id, scheme.id]).toEqual([id, expect.stringMatching(/^described\//)]);
    const names = scheme.fields.map(({ name }) => name);
    expect([id, names]).toEqual([id, expect.arrayContaining(Object.keys(account))]);
  }
});

test('no two presets share a token', () => {
  const ids = presets().map(({ description }) => compile(description).id);
  expect(new Set(ids).size).toBe(ids.length);
});

const TRIED = presets().filter(({ tried }) => tried);

let simulators: readonly PresetSimulator[];
const open: RunningPreset[] = [];
beforeAll(async () => {
  simulators = await presetSimulators();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((running) => running.close()));
});

interface Stage {
  readonly simulator: PresetSimulator;
  readonly running: RunningPreset;
  readonly send: Transport;
}

async function stage({ id }: Preset): Promise<Stage> {
  const simulator = simulators.find((one) => one.id === id);
  if (simulator === undefined) throw new Error(id);
  const running = await simulator.start();
  open.push(running);
  return { simulator, running, send: transmit };
}

/** Over a real socket. */
async function transmit({ url, method, headers, body }: SignedRequest) {
  const bytes = body === undefined ? undefined : Buffer.from(body);
  const length = bytes === undefined ? {} : { 'content-length': String(bytes.length) };
  const answer = await ask(url, {
    method,
    headers: { ...headers, ...length },
    ...(bytes === undefined ? {} : { body: bytes.toString() }),
  });
  const { 'set-cookie': cookies = [], ...rest } = answer.headers;
  return {
    status: answer.status,
    headers: Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)])),
    cookies: typeof cookies === 'string' ? [cookies] : cookies,
    body: new TextEncoder().encode(answer.text),
  };
}

const clock: Clock = {
  wall: () => Date.now(),
  mono: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, ms);
      timer.unref();
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(new CancelledError());
      });
    }),
  random: () => 0.5,
  bytes: random,
};

const VENDOR: Vendor = { ...plainVendor(), operations: [customRequest(['main'], [])] };

/** The description, with the servers here in place of fixed public addresses. */
function hereOf({ description }: Preset, { stands }: RunningPreset): string {
  return stands.reduce(
    (text, stand) => text.replaceAll(JSON.stringify(stand.for), JSON.stringify(stand.here)),
    JSON.stringify(description),
  );
}

function clientOf(preset: Preset, { running, send }: Stage, raw = running.account) {
  const scheme = compile(hereOf(preset, running));
  const account = readAccount(scheme, { baseUrl: running.baseUrl, ...raw });
  const limits = { ...DEFAULT_LIMITS, concurrency: 50 };
  const member = createPool(clock).join({ scheme, account, limits });
  const client = createClient({
    vendor: VENDOR,
    scheme,
    account,
    ...member,
    transport: send,
    clock,
    limits,
  });
  return (call: PresetCall) => {
    const target = new URL(call.path, 'https://host.invalid');
    return client.run({
      operation: 'custom.request',
      params: {
        method: call.method,
        path: call.path.replace(/\?.*$/s, ''),
        query: Object.fromEntries(target.searchParams),
        ...(call.headers === undefined ? {} : { headers: call.headers }),
        ...(call.body === undefined ? {} : { payload: call.body }),
      },
    });
  };
}

describe.each(TRIED.map((preset) => ({ id: preset.id, preset })))('$id', ({ preset }) => {
  test('signs in, reads and writes, with one sign-in for a herd of 50', async () => {
    const on = await stage(preset);
    const call = clientOf(preset, on);
    const { read, write } = on.simulator.calls;
    const results = await Promise.all(Array.from({ length: 50 }, () => call(read)));
    for (const text of read.holds ?? []) expect(JSON.stringify(results[0])).toContain(text);
    if (write !== undefined) await call(write);
    expect(on.running.control.counts().signIns).toBeLessThanOrEqual(1);
    expect(on.running.control.locked()).toBe(false);
  });

  test('a wrong secret fails after one attempt and locks nobody out', async () => {
    const on = await stage(preset);
    const call = clientOf(preset, on, on.running.wrongAccount);
    const target = on.simulator.tokenFor === 'writes' ? on.simulator.calls.write : undefined;
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => call(target ?? on.simulator.calls.read)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    expect(on.running.control.counts().signInAttempts).toBeLessThanOrEqual(1);
    expect(on.running.control.locked()).toBe(false);
  });

  test('a trial tells each step and shows no secret', async () => {
    const on = await stage(preset);
    const description = readDescription(hereOf(preset, on.running));
    const account = readAccount(compile(description), {
      baseUrl: on.running.baseUrl,
      ...on.running.account,
    });
    const trial = await trySignIn(description, account, {
      send: async (request) => readReply(await transmit(request)),
      nowMs: Date.now(),
      random,
      redact: (text) => text,
    });
    for (const [index, { sentence }] of trial.steps.entries()) {
      expect(sentence).toMatch(new RegExp(`^${String(index + 1)}\\. [A-Z]+ /.*\\.$`));
    }
    expect([trial.passed, ...trial.steps.map(({ sentence }) => sentence)]).toEqual([
      true,
      ...trial.steps.map(({ sentence }) => sentence),
    ]);
    for (const field of description.fields ?? []) {
      const value = on.running.account[field.name];
      if (field.secret === true && value !== undefined) {
        expect(JSON.stringify(trial)).not.toContain(JSON.stringify(value).slice(1, -1));
      }
    }
  });
});
