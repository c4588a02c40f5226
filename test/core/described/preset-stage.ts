/** A client of a preset over a real socket to its strict simulator. */
import {
  describe as compile,
  CancelledError,
  createClient,
  createPool,
  DEFAULT_LIMITS,
  readAccount,
} from '../../../core';
import type { Clock, SignedRequest, Transport } from '../../../core';
import { API_REQUEST, apiOf } from '../../../core/catalogue/api';
import type { Preset } from '../../../core/described/preset';
import { presetSimulators } from '../../../simulators/preset-server/all';
import type {
  PresetCall,
  PresetSimulator,
  RunningPreset,
} from '../../../simulators/preset-server/simulator';
import { ask } from '../../support/ask';
import { random } from './support';

export interface PresetStage {
  readonly simulator: PresetSimulator;
  readonly running: RunningPreset;
  readonly send: Transport;
}

/** The simulators of all presets that were tried, and those of them that run. */
export class PresetStages {
  private readonly open: RunningPreset[] = [];

  private constructor(private readonly simulators: readonly PresetSimulator[]) {}

  static async load(): Promise<PresetStages> {
    return new PresetStages(await presetSimulators());
  }

  /** @param through what stands between the client and the socket. */
  async start(
    { id }: Preset,
    through: (send: Transport) => Transport = (send) => send,
  ): Promise<PresetStage> {
    const simulator = this.simulators.find((one) => one.id === id);
    if (simulator === undefined) throw new Error(id);
    const running = await simulator.start();
    this.open.push(running);
    return { simulator, running, send: through(transmit) };
  }

  async close(): Promise<void> {
    await Promise.all(this.open.splice(0).map((running) => running.close()));
  }
}

/** Over a real socket. */
export async function transmit({ url, method, headers, body }: SignedRequest) {
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

/** The description, with the servers here in place of fixed public addresses. */
export function hereOf({ description }: Preset, { stands }: RunningPreset): string {
  return stands.reduce(
    (text, stand) => text.replaceAll(JSON.stringify(stand.for), JSON.stringify(stand.here)),
    JSON.stringify(description),
  );
}

/** One user of an account of the preset. */
export interface PresetClient {
  call(call: PresetCall): Promise<unknown>;
  /** The last user goes. */
  leave(): Promise<void>;
}

export function presetClient(
  preset: Preset,
  { running, send }: PresetStage,
  raw = running.account,
): PresetClient {
  const scheme = compile(hereOf(preset, running));
  const account = readAccount(scheme, { baseUrl: running.baseUrl, ...raw });
  const limits = { ...DEFAULT_LIMITS, concurrency: 50 };
  const member = createPool(clock).join({ scheme, account, limits });
  const client = createClient({
    vendor: apiOf(scheme, {}),
    scheme,
    account,
    ...member,
    transport: send,
    clock,
    limits,
  });
  return {
    call: (call) => {
      const target = new URL(call.path, 'https://host.invalid');
      return client.run({
        operation: API_REQUEST,
        params: {
          method: call.method,
          path: call.path.replace(/\?.*$/s, ''),
          query: Object.fromEntries(target.searchParams),
          ...(call.headers === undefined ? {} : { headers: call.headers }),
          ...(call.body === undefined ? {} : { payload: call.body }),
        },
      });
    },
    leave: () => member.leave({ transport: send, grace: Promise.resolve() }),
  };
}
