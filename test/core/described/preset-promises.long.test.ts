/** Every promise of the core for every preset, over sockets to a strict simulator of its API. */
import { readDescription } from '../../../core';
import type { SignedRequest, Transport } from '../../../core';
import type { Preset } from '../../../core/described/preset';
import { presets } from '../../../presets';
import type { PresetCall } from '../../../simulators/preset-server/simulator';
import { PresetStages, presetClient } from './preset-stage';
import type { PresetClient, PresetStage } from './preset-stage';

let stages: PresetStages;
beforeAll(async () => {
  stages = await PresetStages.load();
});
afterEach(() => stages.close());

const TRIED = presets().filter(({ tried }) => tried);
const THIEF = 'https://thief.invalid';

interface Case extends PresetStage {
  readonly client: PresetClient;
  /** A call that needs the token. */
  readonly needs: PresetCall;
}

async function start(preset: Preset, through?: (send: Transport) => Transport): Promise<Case> {
  const stage = await stages.start(preset, through);
  const { read, write } = stage.simulator.calls;
  const needs = stage.simulator.tokenFor === 'writes' ? (write ?? read) : read;
  return { ...stage, client: presetClient(preset, stage), needs };
}

/** Calls made concurrently. */
const herd = ({ client, needs }: Case, count: number): readonly Promise<unknown>[] =>
  Array.from({ length: count }, () => client.call(needs));

async function failuresOf(calls: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  const results = await Promise.allSettled(calls);
  return results.flatMap((result): readonly unknown[] =>
    result.status === 'rejected' ? [result.reason] : [],
  );
}

/** Tokens that were got, with the credentials or without. */
function tokensOf({ running }: Case): number {
  const { signIns, refreshes } = running.control.counts();
  return signIns + refreshes;
}

const WAVE = 50;

/** Once it is armed, holds back the responses to the next requests but the first of them. */
function holdingBack(): {
  readonly through: (send: Transport) => Transport;
  arm(): void;
  release(): void;
} {
  let seen = Infinity;
  let release = (): void => undefined;
  let held = Promise.resolve();
  return {
    through: (send) => async (request, options) => {
      seen += 1;
      const isHeld = seen > 1 && seen <= WAVE;
      const reply = await send(request, options);
      if (isHeld) await held;
      return reply;
    },
    arm: () => {
      seen = 0;
      held = new Promise((resolve) => {
        release = resolve;
      });
    },
    release: () => {
      release();
    },
  };
}

/** Whatever the servers answer is replaced; where requests went is kept. */
function answering(
  change: (text: string) => { status?: number; location?: string; text?: string },
): {
  readonly through: (send: Transport) => Transport;
  readonly origins: Set<string>;
} {
  const origins = new Set<string>();
  return {
    origins,
    through: (send) => async (request: SignedRequest, options) => {
      const { origin } = new URL(request.url);
      origins.add(origin);
      if (origin === THIEF) throw new Error('The thief was asked.');
      const reply = await send(request, options);
      const {
        status = reply.status,
        location,
        text,
      } = change(new TextDecoder().decode(reply.body));
      return {
        ...reply,
        status,
        headers: location === undefined ? reply.headers : { ...reply.headers, location },
        body: text === undefined ? reply.body : new TextEncoder().encode(text),
      };
    },
  };
}

/** The whole path of one below the base URL, without its query. */
function pathOf(baseUrl: string, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  return `${new URL(baseUrl).pathname.replace(/\/$/, '')}${path.replace(/\?.*/, '')}`;
}

describe.each(TRIED.map((preset) => ({ id: preset.id, preset })))('$id', ({ preset }) => {
  const { signIn = [], refresh, signOut } = readDescription(preset.description);

  test('50 calls on a forgotten token, most of them rejected late, cost one sign-in and none fails', async () => {
    const late = holdingBack();
    const on = await start(preset, late.through);
    expect(await failuresOf(herd(on, WAVE))).toEqual([]);
    const before = tokensOf(on);
    expect(before).toBeLessThanOrEqual(1);
    on.running.control.killTokens();
    late.arm();
    const calls = herd(on, WAVE);
    // The first has its answer, with a new token if one was needed, before the others are rejected.
    await Promise.race(calls.map((call) => call.catch(() => undefined)));
    late.release();
    expect(await failuresOf(calls)).toEqual([]);
    expect(tokensOf(on) - before).toBeLessThanOrEqual(1);
    // All of the wave were rejected, so that the late ones have shown something.
    if (before > 0) expect(on.running.control.counts().rejected).toBeGreaterThanOrEqual(WAVE);
    expect(on.running.control.locked()).toBe(false);
  });

  test('a token that has expired by the rule of the server is replaced once for 10 calls, and again', async () => {
    const on = await start(preset);
    for (const round of [0, 1, 2]) {
      const before = tokensOf(on);
      expect([round, await failuresOf(herd(on, 10))]).toEqual([round, []]);
      expect([round, tokensOf(on) - before <= 1]).toEqual([round, true]);
      on.running.control.expire();
    }
    const [first, ...renewals] = on.running.control
      .requests()
      .filter(({ path }) => path === pathOf(on.running.baseUrl, refresh?.path))
      .map(({ headers, body }) => JSON.stringify([headers, body]));
    // Where it is the path of a sign-in as well, the first is one, and so are those that equal it.
    const isShared = signIn.some(({ path }) => path === refresh?.path);
    const used = isShared ? renewals.filter((text) => text !== first) : [first, ...renewals];
    expect(new Set(used).size).toBe(used.length);
    expect(on.running.control.locked()).toBe(false);
  });

  test('a denied call fails and costs one sign-in at most; signing out is done once', async () => {
    const on = await start(preset);
    expect(await failuresOf(herd(on, 1))).toEqual([]);
    const { denied } = on.simulator.calls;
    const before = tokensOf(on);
    if (denied !== undefined) await expect(on.client.call(denied)).rejects.toThrow(/\S+ \S+/);
    expect(tokensOf(on) - before).toBeLessThanOrEqual(1);
    const hasSession = signOut !== undefined && tokensOf(on) > 0;
    const ended = on.running.control.counts().signOuts;
    await on.client.leave();
    await on.client.leave();
    expect(on.running.control.counts().signOuts - ended).toBe(hasSession ? 1 : 0);
  });

  test.each([302, 307])('a redirect %d to another server takes nothing there', async (status) => {
    const redirect = answering(() => ({ status, location: `${THIEF}/taken` }));
    const on = await start(preset, redirect.through);
    expect(await failuresOf(herd(on, 1))).toHaveLength(1);
    expect([...redirect.origins]).not.toContain(THIEF);
  });

  test('responses that name another server as their own take nothing there', async () => {
    let own: readonly string[] = [];
    const named = answering((text) => ({
      text: own.reduce((all, origin) => all.replaceAll(origin, THIEF), text),
    }));
    const on = await start(preset, named.through);
    own = [on.running.baseUrl, ...on.running.stands.map(({ here }) => here)].map(
      (url) => new URL(url).origin,
    );
    await failuresOf(herd(on, 1));
    expect(named.origins.size).toBeGreaterThan(0);
    expect([...named.origins]).not.toContain(THIEF);
  });
});
