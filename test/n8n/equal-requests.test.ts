/** "Send Equal Requests Once": what items of one run share, what each sends by itself. */
import type { INodeParameters } from 'n8n-workflow';
import { startEnlighted } from '../../simulators/enlighted';
import type { RunningPreset } from '../../simulators/preset-server/simulator';
import type { Simulator } from '../../simulators/simulator';
import { SHORT_FORM, startBox } from './described/box-server';
import { ApiStage } from './described/stage';
import { items, Stage } from './stage/stage';

const ONCE = { equalOnce: true };
const BY_PARITY = '={{ $itemIndex % 2 === 0 ? "1" : "2" }}';

let simulator: Simulator;
let stage: Stage;
let box: RunningPreset;
let api: ApiStage;

beforeAll(async () => {
  simulator = await startEnlighted();
  stage = await Stage.for('enlighted/api-key', simulator);
  box = await startBox();
  api = await ApiStage.with({ ...SHORT_FORM, ...box.account, baseUrl: box.baseUrl });
});

afterAll(async () => {
  stage.stop();
  api.stop();
  await simulator.close();
  await box.close();
});

interface Asked {
  readonly count?: number;
  readonly options?: INodeParameters;
  readonly confirm?: boolean;
}

/** What came of a run, and how many requests reached the server. */
async function run(
  operation: string,
  values: Parameters<Stage['run']>[1],
  { count = 6, options = ONCE, ...more }: Asked = {},
) {
  const before = simulator.control.state().lastRequests.length;
  const result = await stage.run(operation, values, {
    items: items(count),
    onError: 'continueRegularOutput',
    more: { ...more, options },
  });
  return { ...result, sent: simulator.control.state().lastRequests.length - before };
}

describe('a vendor node', () => {
  it('sends each item without the option', async () => {
    expect((await run('floor.getMany', {}, { options: {} })).sent).toBe(6);
  });

  it('sends one request for all, and pairs each result with its item', async () => {
    const alone = await run('floor.getMany', {}, { count: 1 });
    const all = await run('floor.getMany', {});
    expect(all.sent).toBe(1);
    expect(all.items.map(({ json }) => json)).toEqual(
      Array.from({ length: 6 }, () => alone.items.map(({ json }) => json)).flat(),
    );
    const paired = Array.from({ length: 6 }, (_, item) => alone.items.map(() => ({ item })));
    expect(all.items.map(({ pairedItem }) => pairedItem)).toEqual(paired.flat());
  });

  it('gives each item a value of its own, since a later node may change it in place', async () => {
    const { items: given } = await run('floor.getMany', {}, { count: 2 });
    const half = given.length / 2;
    expect(given[half]?.json).toEqual(given[0]?.json);
    expect(given[half]?.json).not.toBe(given[0]?.json);
  });

  it('sends one request for each that differs', async () => {
    const path = '={{ $itemIndex % 2 === 0 ? "/org/floor/v1/list" : "/org/nothing" }}';
    const { sent, items: given } = await run('custom.request', { path });
    const failed = new Set(
      given.filter(({ json }) => 'error' in json).map((item) => item.pairedItem),
    );
    expect([sent, [...failed]]).toEqual([2, [{ item: 1 }, { item: 3 }, { item: 5 }]]);
  });

  it('shares a failure, so that a wrong request is not repeated either', async () => {
    const { sent, items: given } = await run('custom.request', { path: '/org/nothing' });
    expect(sent).toBe(1);
    expect(given).toHaveLength(6);
    for (const { json } of given) expect(json).toEqual(given[0]?.json);
  });

  it('begins anew with each run', async () => {
    expect((await run('floor.getMany', {})).sent).toBe(1);
    expect((await run('floor.getMany', {})).sent).toBe(1);
  });

  it('sends what changes something for each item', async () => {
    const dimmed = await run(
      'fixture.dim',
      { level: 50, fixtureIds: [1] },
      { count: 3, confirm: true },
    );
    expect(dimmed.sent).toBe(3);
    const post = { method: 'POST', path: '/org/nothing', payload: '{}' };
    expect((await run('custom.request', post, { count: 3 })).sent).toBe(3);
  });
});

describe('the node for any API', () => {
  const calls = async (parameters: INodeParameters, count = 4) => {
    const before = box.control.counts().calls;
    const { error, items: given } = await api.run(
      { operation: 'request', ...parameters, options: ONCE },
      { items: items(count) },
    );
    expect(error).toBeUndefined();
    return { given, sent: box.control.counts().calls - before };
  };
  const LIST = { path: '/api/disks', itemsAt: 'data.disks' };

  it('sends equal reads once, and those that differ in anything by themselves', async () => {
    expect((await calls(LIST)).sent).toBe(1);
    const limit = { entry: [{ name: 'limit', value: BY_PARITY }] };
    const { sent, given } = await calls({ ...LIST, query: limit });
    expect([sent, given.length]).toEqual([2, 1 + 2 + 1 + 2]);
  });

  it('does not share a response that is read in another way', async () => {
    const itemsAt = '={{ $itemIndex % 2 === 0 ? "data.disks" : "" }}';
    expect((await calls({ ...LIST, itemsAt }, 2)).sent).toBe(2);
  });

  it('sends a POST for each item', async () => {
    const post = { method: 'POST', path: '/api/echo', contentType: 'json', jsonBody: '{}' };
    expect((await calls(post)).sent).toBe(4);
  });
});
