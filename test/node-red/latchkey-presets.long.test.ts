/** Every preset that was tried, through the real Node-RED, against its strict simulator. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Preset } from '../../core/described/preset';
import { presets } from '../../presets';
import { readDescription } from '../../core';
import { presetSimulators } from '../../simulators/preset-server/all';
import type {
  PresetCall,
  PresetSimulator,
  RunningPreset,
} from '../../simulators/preset-server/simulator';
import { apiAccount, requestNodes } from './support/api-flow';
import { herd } from './support/herd';
import { startRuntime } from './support/runtime';
import type { Runtime } from './support/runtime';

const WAVE = 50;
const TRIED = presets().filter(({ tried }) => tried);

describe('presets through Node-RED', () => {
  let simulators: readonly PresetSimulator[];
  let runtime: Runtime;
  const secrets = new Set<string>();

  beforeAll(async () => {
    [simulators, runtime] = await Promise.all([presetSimulators(), startRuntime()]);
  });
  afterAll(() => runtime.stop());

  /**
   * The account as a person enters it. A preset with fixed public addresses is entered as a document, in
   * which the servers here stand for them.
   */
  function accountOf(
    { id, description }: Preset,
    { baseUrl, stands }: RunningPreset,
    values: Readonly<Record<string, string>>,
  ): object {
    const { fields = [] } = readDescription(description);
    const isSecret = (name: string): boolean =>
      fields.some((item) => item.name === name && (item.secret === true || item.pem === true));
    const entries = Object.entries(values);
    const credentials = Object.fromEntries(entries.filter(([name]) => isSecret(name)));
    for (const secret of Object.values(credentials)) secrets.add(secret);
    const document = stands.reduce(
      (text, stand) => text.replaceAll(JSON.stringify(stand.for), JSON.stringify(stand.here)),
      JSON.stringify(description),
    );
    return apiAccount({
      ...(stands.length === 0 ? { signIn: id } : { signIn: 'document', document }),
      baseUrl,
      concurrency: '50',
      values: Object.fromEntries(entries.filter(([name]) => !isSecret(name))),
      credentials,
    });
  }

  function requestOf(call: PresetCall, id: string): readonly object[] {
    const headers = Object.entries(call.headers ?? {}).map(([name, value]) => ({
      keyType: 'other',
      keyValue: name,
      valueType: 'other',
      valueValue: value,
    }));
    return requestNodes(
      { method: 'use', url: call.path, headers, errors: 'output', ret: 'txt' },
      id,
    );
  }

  const messageOf = ({ method, body }: PresetCall): object => ({
    method,
    ...(body === undefined ? {} : { payload: body }),
  });

  describe.each(TRIED.map((preset) => ({ id: preset.id, preset })))('$id', ({ preset }) => {
    let simulator: PresetSimulator;
    let running: RunningPreset;

    beforeEach(async () => {
      const found = simulators.find(({ id }) => id === preset.id);
      if (found === undefined) throw new Error(preset.id);
      simulator = found;
      running = await simulator.start();
    });
    afterEach(async () => {
      await runtime.deploy([]);
      await running.close();
    });

    const deploy = async (values = running.account): Promise<void> => {
      const { read, write, denied } = simulator.calls;
      await runtime.deploy([
        accountOf(preset, running, values),
        ...requestOf(read, 'read'),
        ...(write === undefined ? [] : requestOf(write, 'write')),
        ...(denied === undefined ? [] : requestOf(denied, 'denied')),
      ]);
    };

    it('a herd of 50 from nothing and on dead tokens is one sign-in each, and nothing fails', async () => {
      await deploy();
      const { read, write, denied } = simulator.calls;
      const signIns = (): number => running.control.counts().signIns;
      const tokens = (): number => signIns() + running.control.counts().refreshes;
      expect(await herd(runtime, 'read', 50, messageOf(read))).toEqual({
        answers: 50,
        failures: 0,
      });
      const payloads = runtime.everything.flatMap((event) =>
        event.kind === 'sent' && event.node === 'read' ? [String(event.msg['payload'])] : [],
      );
      const payload = payloads.at(-1) ?? '';
      for (const text of read.holds ?? []) expect(payload).toContain(text);
      expect(signIns()).toBeLessThanOrEqual(1);
      if (write !== undefined) {
        expect(await herd(runtime, 'write', 1, messageOf(write))).toEqual({
          answers: 1,
          failures: 0,
        });
      }
      const before = signIns();
      running.control.killTokens();
      expect(await herd(runtime, 'read', 50, messageOf(read))).toEqual({
        answers: 50,
        failures: 0,
      });
      expect(signIns() - before).toBeLessThanOrEqual(1);
      running.control.expire();
      const atExpiry = tokens();
      expect(await herd(runtime, 'read', 10, messageOf(read))).toEqual({
        answers: 10,
        failures: 0,
      });
      expect(tokens() - atExpiry).toBeLessThanOrEqual(1);
      if (denied !== undefined) {
        const atDenied = signIns();
        expect(await herd(runtime, 'denied', 1, messageOf(denied))).toEqual({
          answers: 0,
          failures: 1,
        });
        expect(signIns() - atDenied).toBeLessThanOrEqual(1);
      }
      expect(running.control.locked()).toBe(false);
      const { signOut } = readDescription(preset.description);
      const { signOuts } = running.control.counts();
      const hasSession = signOut !== undefined && tokens() > 0;
      // The account goes, and its session with it.
      await runtime.deploy([]);
      expect(running.control.counts().signOuts - signOuts).toBe(hasSession ? 1 : 0);
    });

    it('50 messages that hear late of a dead token are one sign-in, and nothing fails', async () => {
      await deploy();
      const { read, write } = simulator.calls;
      const call = simulator.tokenFor === 'writes' ? (write ?? read) : read;
      const wave = () => herd(runtime, call === write ? 'write' : 'read', WAVE, messageOf(call));
      expect(await wave()).toEqual({ answers: WAVE, failures: 0 });
      const { signIns, refreshes } = running.control.counts();
      running.control.killTokens();
      running.control.rejectLate(WAVE);
      expect(await wave()).toEqual({ answers: WAVE, failures: 0 });
      const after = running.control.counts();
      expect(after.signIns + after.refreshes - signIns - refreshes).toBeLessThanOrEqual(1);
      if (signIns + refreshes > 0) expect(after.rejected).toBeGreaterThanOrEqual(WAVE);
      expect(running.control.locked()).toBe(false);
    });

    it('a wrong secret is one attempt, and nobody is locked out', async () => {
      await deploy(running.wrongAccount);
      const { read, write } = simulator.calls;
      const call = simulator.tokenFor === 'writes' ? (write ?? read) : read;
      const node = call === write ? 'write' : 'read';
      expect(await herd(runtime, node, 20, messageOf(call))).toEqual({ answers: 0, failures: 20 });
      expect(running.control.counts().signInAttempts).toBeLessThanOrEqual(1);
      expect(running.control.locked()).toBe(false);
    });

    it("a thief's origin gets nothing", async () => {
      let thefts = 0;
      const thief = createServer((_request, response) => {
        thefts += 1;
        response.end('{}');
      }).listen(0, '127.0.0.1');
      await new Promise((resolve) => thief.once('listening', resolve));
      const there = `http://127.0.0.1:${String((thief.address() as AddressInfo).port)}/x`;
      await runtime.deploy([
        accountOf(preset, running, running.account),
        ...requestNodes({ url: '', errors: 'output' }, 'read'),
      ]);
      expect(await herd(runtime, 'read', 1, { url: there })).toEqual({ answers: 0, failures: 1 });
      expect([thefts, running.control.requests().length]).toEqual([0, 0]);
      // Whatever is asked, the sign-in too, is sent on to the thief.
      const fault = { times: 100, status: 307, headers: { location: there } };
      running.control.setFaults([fault]);
      const url = `${running.baseUrl}${simulator.calls.read.path}`;
      await herd(runtime, 'read', 1, { url });
      expect(running.control.requests().length).toBeGreaterThan(0);
      expect(thefts).toBe(0);
      await new Promise((resolve) => thief.close(resolve));
    });
  });

  it('nothing leaks: no log, message, status or file holds a secret', () => {
    const told = JSON.stringify([runtime.logs, runtime.everything, [...runtime.statuses]]);
    const kept = runtime.files();
    expect(secrets.size).toBeGreaterThan(10);
    for (const secret of secrets) {
      if (secret === 'wrong') continue;
      const written = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
      for (const form of written) {
        expect(told.includes(form) || kept.includes(form) ? `leaks: ${form}` : '').toBe('');
      }
    }
  });
});
