/** Twenty calls that start in the same minute with a wrong secret, while the server takes its time to answer. */
import type { Simulator } from '../../simulators/simulator';
import { SCHEMES } from './stage/schemes';
import { items, Stage } from './stage/stage';

const LATENCY = 300;
/** Those that send a secret with each call, or sign with it. */
const SENT = SCHEMES.filter(({ id }) =>
  [
    'truesight/basic',
    'tcpwave/session-token',
    'enlighted/api-key',
    'enlighted/legacy',
    'edgecast/rest-token',
  ].includes(id),
);

describe.each(SENT)('a wrong secret of $id', ({ id, start, operation, values, call, wrong }) => {
  let simulator: Simulator;
  let stage: Stage;
  const sent = (): number => simulator.control.state().lastRequests.length;
  const otherwise = Object.fromEntries(
    Object.entries(wrong).map(([name, value]) => [name, value.replace(/dead|wrong/g, 'feed')]),
  );

  beforeAll(async () => {
    // The simulator of TrueSight locks a user at the third wrong password.
    simulator = await start({ settings: { latencyMs: LATENCY } });
    stage = await Stage.for(id, simulator);
  });

  afterAll(async () => {
    stage.stop();
    await simulator.close();
  });

  it('is tried once for 20 executions of our node at a time', async () => {
    const mistaken = await stage.another(wrong);
    const runs = await Promise.all(
      Array.from({ length: 20 }, () => mistaken.run(operation, values)),
    );
    expect(runs.filter(({ error }) => error === undefined)).toEqual([]);
    expect(sent()).toBe(1);
  });

  it('is tried once for 20 requests of the HTTP Request node at a time', async () => {
    const mistaken = await stage.another(otherwise);
    const { url, ...more } = call(simulator.accounts[id] ?? {});
    const { error } = await mistaken.fetch(url, { ...more, items: items(20) });
    expect(error).toBeDefined();
    expect(sent()).toBe(2);
  });

  it('does not lock the account', async () => {
    const { error } = await stage.run(operation, values);
    expect(error).toBeUndefined();
  });
});
