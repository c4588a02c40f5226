/** "Requests at a Time": how many items of a run go out together, and what stays as it is. */
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

/** Requests that were under way at one moment, at most. */
async function mostTogether(run: () => ReturnType<Stage['run']>, count: number): Promise<number> {
  const before = simulator.control.state().lastRequests.length;
  const { error } = await run();
  expect(error?.message).toBeUndefined();
  const times = simulator.control
    .state()
    .lastRequests.slice(before)
    .map(({ at }) => at);
  expect(times).toHaveLength(count);
  // A request is under way for the latency at least; a clock of whole milliseconds may cut one.
  return Math.max(
    ...times.map((at) => times.filter((other) => other <= at && other > at - LATENCY + 5).length),
  );
}

const reading = (concurrency: number, count: number) => () =>
  stage.run('floor.getMany', {}, { items: items(count), more: { options: { concurrency } } });

it('lets fewer calls out together than without it', async () => {
  expect(await mostTogether(reading(2, 7), 7)).toBe(2);
});

it('lets more calls out together than without it, after the first, which goes alone', async () => {
  expect(await mostTogether(reading(20, 21), 21)).toBeGreaterThan(10);
});

it('lets calls that change something out together where it says so', async () => {
  const run = () =>
    stage.run(
      'fixture.dim',
      { level: 50, fixtureIds: [1] },
      { items: items(5), more: { confirm: true, options: { concurrency: 4 } } },
    );
  expect(await mostTogether(run, 5)).toBeGreaterThan(1);
});

it('keeps results and errors with their items, in order', async () => {
  // Every third one fails, whichever is answered first.
  const path = '={{ $itemIndex % 3 === 2 ? "/org/nothing" : "/org/floor/v1/list" }}';
  const { items: given, status } = await stage.run(
    'custom.request',
    { path },
    {
      items: items(9),
      onError: 'continueRegularOutput',
      more: { options: { concurrency: 9, fullResponse: true } },
    },
  );
  expect(status).toBe('success');
  expect(given.map(({ pairedItem }) => pairedItem)).toEqual(
    Array.from({ length: 9 }, (_, item) => ({ item })),
  );
  expect(given.map(({ json }) => 'error' in json)).toEqual(
    Array.from({ length: 9 }, (_, item) => item % 3 === 2),
  );
});

it.each([0, 1_001, 2.5])('says what is wrong with %s, and sends nothing', async (concurrency) => {
  const before = simulator.control.state().lastRequests.length;
  const { error } = await reading(concurrency, 2)();
  expect(error?.message).toMatch(/^Requests at a Time must be a whole number from 1 to 1000/);
  expect(simulator.control.state().lastRequests).toHaveLength(before);
});
