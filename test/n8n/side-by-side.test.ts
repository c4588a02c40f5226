/** What goes out together and what goes out one after the other. */
import { startEnlighted } from '../../simulators/enlighted';
import type { Simulator } from '../../simulators/simulator';
import { items, Stage } from './stage/stage';

const LATENCY = 250;

let simulator: Simulator;
let stage: Stage;

beforeAll(async () => {
  simulator = await startEnlighted({ settings: { latencyMs: LATENCY } });
  stage = await Stage.for('enlighted/api-key', simulator);
});

afterAll(async () => {
  stage.stop();
  await simulator.close();
});

/** Requests that arrived before the one before them was answered. */
async function overlaps(run: () => ReturnType<Stage['run']>): Promise<number> {
  const before = simulator.control.state().lastRequests.length;
  const { error } = await run();
  expect(error?.message).toBeUndefined();
  const times = simulator.control
    .state()
    .lastRequests.slice(before)
    .map(({ at }) => at);
  expect(times).toHaveLength(8);
  // A clock of whole milliseconds may make a pause one shorter than it was.
  return times.filter((at, index) => index > 0 && at - (times[index - 1] ?? 0) < LATENCY - 5)
    .length;
}

describe('eight items', () => {
  it('of an operation that reads go out together after the first', async () => {
    const run = () => stage.run('floor.getMany', {}, { items: items(8) });
    expect(await overlaps(run)).toBeGreaterThan(3);
  });

  it('of a command go out one after the other, also where doing it twice is doing it once', async () => {
    const run = () =>
      stage.run(
        'fixture.dim',
        { level: 50, fixtureIds: [1] },
        { items: items(8), more: { confirm: true } },
      );
    expect(await overlaps(run)).toBe(0);
  });

  it('of a custom request go out one after the other', async () => {
    const run = () =>
      stage.run('custom.request', { path: '/org/floor/v1/list' }, { items: items(8) });
    expect(await overlaps(run)).toBe(0);
  });
});
