/** What goes out together, what one after the other, and how a person sets it ("Requests at a Time"). */
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

/** When the requests of a run arrived. */
async function arrivals(run: () => ReturnType<Stage['run']>, count: number): Promise<number[]> {
  const before = simulator.control.state().lastRequests.length;
  const { error } = await run();
  expect(error?.message).toBeUndefined();
  const times = simulator.control
    .state()
    .lastRequests.slice(before)
    .map(({ at }) => at);
  expect(times).toHaveLength(count);
  return times;
}

/** How long a request is under way at least; a clock of whole milliseconds may cut some. */
const UNDER_WAY = LATENCY - 5;

/** Requests that arrived before the one before them was answered. */
async function overlaps(run: () => ReturnType<Stage['run']>): Promise<number> {
  const times = await arrivals(run, 8);
  return times.filter((at, index) => index > 0 && at - (times[index - 1] ?? 0) < UNDER_WAY).length;
}

/** Requests that were under way at one moment, at most. */
async function mostTogether(run: () => ReturnType<Stage['run']>, count: number): Promise<number> {
  const times = await arrivals(run, count);
  return Math.max(
    ...times.map((at) => times.filter((other) => other <= at && other > at - UNDER_WAY).length),
  );
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

const reading = (concurrency: number, count: number) => () =>
  stage.run('floor.getMany', {}, { items: items(count), more: { options: { concurrency } } });

describe('Requests at a Time', () => {
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
});
