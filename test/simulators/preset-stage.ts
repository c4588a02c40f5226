import { presetSimulators } from '../../simulators/preset-server/all';
import type {
  PresetCall,
  PresetSimulator,
  RunningPreset,
} from '../../simulators/preset-server/simulator';
import { ask } from '../support/ask';
import type { Answer } from '../support/ask';
import type { Account, Carried, PresetClient } from './preset-client';
import { PRESET_CLIENTS } from './preset-clients';
import { send } from './preset-requests';

export const IDS = Object.keys(PRESET_CLIENTS).sort();

export let simulators: ReadonlyMap<string, PresetSimulator>;
export let running: RunningPreset;
const open: RunningPreset[] = [];
export let simulator: PresetSimulator;
export let client: PresetClient;

/** The simulators of all presets; what a test has started is closed after it. */
export function openPresets(): void {
  beforeAll(async () => {
    simulators = new Map((await presetSimulators()).map((one) => [one.id, one]));
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await Promise.all(open.splice(0).map((one) => one.close()));
  });
}

export async function start(id: string): Promise<void> {
  const found = simulators.get(id);
  const known = PRESET_CLIENTS[id];
  if (found === undefined || known === undefined) throw new Error(`${id} is not known`);
  simulator = found;
  client = known;
  running = await found.start();
  open.push(running);
}

export const NOTHING: Answer = { status: 0, headers: {}, text: '', json: () => ({}) };
export const signIn = (account: Account = running.account): Promise<Answer> =>
  client.signIn?.(running, account) ?? Promise.resolve(NOTHING);

/** Omada's calls have the controller's id in their path; Sophos' go to the region. */
async function address(path: string): Promise<string> {
  if (simulator.id === 'sophos-central') return `${running.stands[1]?.here ?? ''}${path}`;
  if (!path.includes('{omadacId}')) return `${running.baseUrl}${path}`;
  const info = (await send(running, '/api/info')).json()['result'] as { readonly omadacId: string };
  return `${running.baseUrl}${path.replace('{omadacId}', info.omadacId)}`;
}

export async function perform(
  call: PresetCall,
  { headers = {}, query }: Carried = {},
): Promise<Answer> {
  const url = await address(call.path);
  return ask(query === undefined ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`, {
    method: call.method,
    headers: { ...call.headers, ...headers },
    ...(call.body === undefined ? {} : { body: call.body }),
  });
}

export async function callWith(
  answer: Answer,
  call: PresetCall,
  account: Account = running.account,
): Promise<Answer> {
  return perform(call, await client.carry(answer, account, call, running));
}

export const judged = (): PresetCall =>
  simulator.tokenFor === 'writes'
    ? (simulator.calls.write ?? simulator.calls.read)
    : simulator.calls.read;
export const isSession = (): boolean => client.signIn !== undefined;
