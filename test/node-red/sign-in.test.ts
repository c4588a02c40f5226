import { startEnlighted } from '../../simulators/enlighted';
import type { Simulator } from '../../simulators/simulator';
import { startTruesight } from '../../simulators/truesight';
import { accountNodes, actionNodes, json, str } from './support/flow';
import { startRuntime } from './support/runtime';
import type { Runtime } from './support/runtime';

const SEARCH = {
  operation: 'event.search',
  params: { conditions: json({ severity: 'CRITICAL' }) },
};

describe('signing in from Node-RED', () => {
  let truesight: Simulator;
  let enlighted: Simulator;
  let runtime: Runtime;

  beforeAll(async () => {
    [truesight, enlighted, runtime] = await Promise.all([
      startTruesight(),
      startEnlighted(),
      startRuntime({ env: { TRUESIGHT_PASSWORD: 'admin12345/+&=', FLOOR_URL_PART: 'x' } }),
    ]);
  });

  afterAll(async () => {
    await runtime.stop();
    await Promise.all([truesight.close(), enlighted.close()]);
  });

  beforeEach(async () => {
    await runtime.deploy([]);
    truesight.control.reset();
    enlighted.control.reset();
  });

  const withTruesight = (changes: Readonly<Record<string, unknown>> = {}): readonly object[] => [
    ...actionNodes('truesight', SEARCH),
    ...accountNodes(truesight, 'truesight/token', changes),
  ];

  it.each(['truesight/token', 'truesight/basic', 'truesight/ready-token'])(
    'calls an operation with %s',
    async (scheme) => {
      const account = accountNodes(truesight, scheme);
      await runtime.deploy([...actionNodes('truesight', SEARCH), ...account]);
      const { sent, failed } = await runtime.run('action');
      expect(failed).toBe(false);
      expect(sent).toHaveLength(1);
      expect(sent[0]?.msg).toMatchObject({
        statusCode: 200,
        payload: { statusCode: '200' },
        responseUrl: expect.stringMatching(/\/bppmws\/api\/Event\/search$/),
        headers: { 'content-type': expect.stringContaining('application/json') },
      });
      expect(truesight.control.state().calls).toBe(1);
    },
  );

  it.each(['enlighted/api-key', 'enlighted/legacy'])(
    'calls an operation with %s',
    async (scheme) => {
      const nodes = actionNodes('enlighted', { operation: 'floor.getMany' });
      await runtime.deploy([...nodes, ...accountNodes(enlighted, scheme)]);
      const { sent } = await runtime.run('action');
      expect(sent[0]?.msg).toMatchObject({ statusCode: 200 });
      expect(enlighted.control.state()).toMatchObject({ calls: 1, refused: 0 });
    },
  );

  it('costs no login to deploy everything again', async () => {
    await runtime.deploy(withTruesight());
    await runtime.run('action');
    for (let round = 0; round < 3; round += 1) {
      await runtime.deploy(withTruesight());
      await runtime.run('action');
    }
    expect(truesight.control.state()).toMatchObject({ logins: 1, logouts: 0, calls: 4 });
  });

  it('shares one login between two accounts with the same credentials', async () => {
    await runtime.deploy([
      ...actionNodes('truesight', SEARCH),
      ...actionNodes('truesight', { ...SEARCH, id: 'action2', account: 'account2' }).slice(1, 2),
      ...accountNodes(truesight, 'truesight/token'),
      ...accountNodes(truesight, 'truesight/token', {}, 'account2'),
    ]);
    await Promise.all([runtime.run('action'), runtime.run('action2')]);
    expect(truesight.control.state().logins).toBe(1);
  });

  it('asks for one login when 100 messages arrive at once', async () => {
    truesight.control.set({ loginLatencyMs: 100 });
    await runtime.deploy(withTruesight({ concurrency: '100' }));
    const from = runtime.everything.length;
    const runs = Array.from({ length: 99 }, () => runtime.receive('action'));
    expect(runs).toHaveLength(99);
    await runtime.run('action');
    while (completedSince(runtime, from) < 100)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(truesight.control.state()).toMatchObject({ logins: 1, calls: 100, refused: 0 });
  });

  it('uses an edited password at once, and not the token of the old one', async () => {
    await runtime.deploy(withTruesight({ username: 'viewer', password: 'wrong' }));
    expect((await runtime.run('action')).failed).toBe(true);
    await runtime.deploy(withTruesight({ username: 'viewer', password: 'viewer12345' }));
    expect((await runtime.run('action')).failed).toBe(false);
    expect(truesight.control.state()).toMatchObject({ logins: 1, loginsRefused: 1 });
  });

  it('logs a removed account out at once', async () => {
    await runtime.deploy(withTruesight());
    await runtime.run('action');
    await runtime.deploy([]);
    expect(truesight.control.state()).toMatchObject({ logins: 1, logouts: 1 });
  });

  it('tries a wrong password once, and says so to every message', async () => {
    await runtime.deploy(withTruesight({ password: 'wrong' }));
    for (let round = 0; round < 3; round += 1) {
      const caught = runtime.nextFrom('catch');
      expect((await runtime.run('action')).failed).toBe(true);
      const { msg } = await caught;
      expect(msg['error']).toMatchObject({
        code: 'sign-in-refused',
        message: expect.stringContaining('Check user name, password and tenant'),
      });
      expect(msg['latchkey']).toMatchObject({
        code: 'sign-in-refused',
        retryAt: expect.any(Number),
      });
    }
    expect(truesight.control.state().loginsRefused).toBe(1);
    expect(runtime.statuses.get('action')?.at(-1)).toMatchObject({
      fill: 'red',
      text: 'sign-in rejected',
    });
  });

  it('signs in again when the server has forgotten the token', async () => {
    await runtime.deploy(withTruesight());
    await runtime.run('action');
    truesight.control.expireAll();
    expect((await runtime.run('action')).failed).toBe(false);
    expect(truesight.control.state()).toMatchObject({ logins: 2, calls: 2 });
  });

  it('takes a secret and a field from the environment', async () => {
    await runtime.deploy(withTruesight({ password: '${TRUESIGHT_PASSWORD}' }));
    expect((await runtime.run('action')).failed).toBe(false);
    expect(truesight.control.state().logins).toBe(1);
  });

  it('refuses a line break in a secret before anything is sent', async () => {
    const key = { apiKey: 'abc\r\nX-Evil: 1' };
    const nodes = actionNodes('enlighted', { operation: 'floor.getMany' });
    await runtime.deploy([...nodes, ...accountNodes(enlighted, 'enlighted/api-key', key)]);
    const caught = runtime.nextFrom('catch');
    await runtime.run('action');
    expect((await caught).msg['error']).toMatchObject({
      code: 'input',
      message: expect.stringMatching(/^API Key .*line break/),
    });
    expect(enlighted.control.state().lastRequests).toHaveLength(0);
  });

  it('says what is wrong with an address without https://', async () => {
    await runtime.deploy(withTruesight({ baseUrl: 'tsps-host' }));
    const caught = runtime.nextFrom('catch');
    await runtime.run('action');
    expect((await caught).msg['error']).toMatchObject({
      message: expect.stringMatching(/^TSPS URL: .*https:\/\//),
    });
  });

  it('shows the life of the token in green', async () => {
    await runtime.deploy(withTruesight());
    await runtime.run('action');
    const texts = runtime.statuses.get('action')?.map(({ text }) => text) ?? [];
    expect(texts).toContain('1 running');
    expect(runtime.statuses.get('action')?.at(-1)).toMatchObject({
      fill: 'green',
      text: expect.stringMatching(/^ok, (49|50)m left$/),
    });
  });

  it('sends what the form says, not what an operation before it said', async () => {
    const params = { facilityId: str('5'), facility: str('floor'), left: str('over') };
    const nodes = actionNodes('enlighted', { operation: 'floor.getMany', params });
    await runtime.deploy([...nodes, ...accountNodes(enlighted, 'enlighted/api-key')]);
    expect((await runtime.run('action')).failed).toBe(false);
  });
});

function completedSince(runtime: Runtime, from: number): number {
  const since = runtime.everything.slice(from);
  return since.filter((seen) => seen.kind === 'completed' && seen.node === 'action').length;
}
