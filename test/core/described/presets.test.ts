import {
  describe as compile,
  readAccount,
  readDescription,
  readReply,
  trySignIn,
} from '../../../core';
import { presets } from '../../../presets';
import { PresetStages, hereOf, presetClient, transmit } from './preset-stage';
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

let stages: PresetStages;
beforeAll(async () => {
  stages = await PresetStages.load();
});
afterEach(() => stages.close());

describe.each(TRIED.map((preset) => ({ id: preset.id, preset })))('$id', ({ preset }) => {
  test('signs in, reads and writes, with one sign-in for a herd of 50', async () => {
    const on = await stages.start(preset);
    const { call } = presetClient(preset, on);
    const { read, write } = on.simulator.calls;
    const results = await Promise.all(Array.from({ length: 50 }, () => call(read)));
    for (const text of read.holds ?? []) expect(JSON.stringify(results[0])).toContain(text);
    if (write !== undefined) await call(write);
    expect(on.running.control.counts().signIns).toBeLessThanOrEqual(1);
    expect(on.running.control.locked()).toBe(false);
  });

  test('a wrong secret fails after one attempt and locks nobody out', async () => {
    const on = await stages.start(preset);
    const { call } = presetClient(preset, on, on.running.wrongAccount);
    const target = on.simulator.tokenFor === 'writes' ? on.simulator.calls.write : undefined;
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => call(target ?? on.simulator.calls.read)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    expect(on.running.control.counts().signInAttempts).toBeLessThanOrEqual(1);
    expect(on.running.control.locked()).toBe(false);
  });

  test('a trial tells each step and shows no secret', async () => {
    const on = await stages.start(preset);
    const description = readDescription(hereOf(preset, on.running));
    const account = readAccount(compile(description), {
      baseUrl: on.running.baseUrl,
      ...on.running.account,
    });
    const trial = await trySignIn(description, account, {
      send: async (request) => readReply(await transmit(request)),
      nowMs: Date.now(),
      random,
      redactor: () => (text) => text,
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
