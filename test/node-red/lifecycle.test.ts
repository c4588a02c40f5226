/** The moments when an account is edited, deployed, removed or stopped, in a real Node-RED. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { startEnlighted } from '../../simulators/enlighted';
import type { Simulator } from '../../simulators/simulator';
import { startTruesight } from '../../simulators/truesight';
import { accountNodes, actionNodes, json, str } from './support/flow';
import type { ActionOptions } from './support/flow';
import { startRuntime } from './support/runtime';
import type { Runtime } from './support/runtime';

const SEARCH: ActionOptions = {
  operation: 'event.search',
  params: { conditions: json({ severity: 'CRITICAL' }) },
};
const RIGHT = { username: 'viewer', password: 'viewer12345' };

describe('the life of an account', () => {
  let truesight: Simulator;
  let enlighted: Simulator;
  let runtime: Runtime;

  beforeAll(async () => {
    [truesight, enlighted, runtime] = await Promise.all([
      startTruesight(),
      startEnlighted(),
      startRuntime(),
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

  const flow = (
    changes: Readonly<Record<string, unknown>> = {},
    options: Partial<ActionOptions> = {},
  ): readonly object[] => [
    ...actionNodes('truesight', { ...SEARCH, ...options }),
    ...accountNodes(truesight, 'truesight/token', { ...RIGHT, ...changes }),
  ];

  describe('during a login', () => {
    beforeEach(() => truesight.control.set({ loginLatencyMs: 600 }));

    const beginLogin = async (changes: Readonly<Record<string, unknown>> = {}): Promise<void> => {
      await runtime.deploy(flow(changes));
      runtime.receive('action');
      await pause(200);
    };

    it('a corrected password costs one wrong attempt and one login', async () => {
      await beginLogin({ password: 'wrong' });
      await runtime.deploy(flow(), 'nodes');
      expect((await runtime.run('action')).failed).toBe(false);
      await pause(1_000);
      expect(truesight.control.state()).toMatchObject({ logins: 1, loginsRefused: 1 });
    });

    it.each(['full', 'nodes'] as const)(
      'a deploy (%s) of the same costs no login',
      async (type) => {
        await beginLogin();
        await runtime.deploy(flow(), type);
        expect((await runtime.run('action')).failed).toBe(false);
        await pause(700);
        expect(truesight.control.state()).toMatchObject({ logins: 1, loginsRefused: 0 });
      },
    );

    it('a removal ends the session that the login opens', async () => {
      await beginLogin();
      await runtime.deploy([]);
      expect(truesight.control.state()).toMatchObject({ logins: 1, logouts: 1 });
    });
  });

  it('works at once when the TLS configuration is corrected', async () => {
    const [account = {}, tls = {}] = accountNodes(truesight, 'truesight/token', RIGHT);
    const nodes = actionNodes('truesight', SEARCH);
    await runtime.deploy([...nodes, { ...account, tls: '' }]);
    for (let round = 0; round < 8; round += 1) {
      expect((await runtime.run('action')).failed).toBe(true);
    }
    await runtime.deploy([...nodes, account, tls], 'nodes');
    expect((await runtime.run('action')).failed).toBe(false);
    expect(truesight.control.state().logins).toBe(1);
  });

  it('keeps an edited concurrency from the deploy on', async () => {
    let inside = 0;
    let most = 0;
    const server = createServer((_request, response) => {
      inside += 1;
      most = Math.max(most, inside);
      setTimeout(() => {
        inside -= 1;
        response.setHeader('Content-Type', 'application/json').end('{"floor":[]}');
      }, 30);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/ems/api`;
    const mostWith = async (concurrency: string, id = 'account'): Promise<number> => {
      await runtime.deploy(
        [
          ...actionNodes('enlighted', { operation: 'floor.getMany', account: id }),
          ...accountNodes(enlighted, 'enlighted/api-key', { baseUrl, concurrency }, id),
        ],
        'nodes',
      );
      await runtime.run('action');
      most = 0;
      const from = runtime.everything.length;
      for (let count = 0; count < 39; count += 1) runtime.receive('action');
      await runtime.run('action');
      while (completedSince(runtime, from) < 40) await pause(20);
      return most;
    };
    try {
      expect(await mostWith('20')).toBe(20);
      expect(await mostWith('2')).toBe(2);
      expect(await mostWith('3', 'another')).toBe(3);
    } finally {
      server.close();
    }
  });

  it('keeps an edited time and size from the deploy on, lower and higher', async () => {
    const floor = Array.from({ length: 100 }, (_, id) => ({ id, name: `Floor ${String(id)}` }));
    const server = createServer((_request, response) => {
      const answer = JSON.stringify({ floor });
      setTimeout(() => response.setHeader('Content-Type', 'application/json').end(answer), 500);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/ems/api`;
    const deployWith = (limits: Readonly<Record<string, string>>): Promise<void> =>
      runtime.deploy(
        [
          ...actionNodes('enlighted', { operation: 'floor.getMany' }),
          ...accountNodes(enlighted, 'enlighted/api-key', { baseUrl, ...limits }),
        ],
        'nodes',
      );
    const succeedsWith = async (limits: Readonly<Record<string, string>>): Promise<void> => {
      await deployWith(limits);
      expect((await runtime.run('action')).failed).toBe(false);
    };
    const failsWith = async (
      limits: Readonly<Record<string, string>>,
      says: RegExp,
    ): Promise<void> => {
      await deployWith(limits);
      const caught = runtime.nextFrom('catch');
      await runtime.run('action');
      const message: unknown = expect.stringMatching(says);
      expect((await caught).msg['error']).toMatchObject({ message });
    };
    try {
      await succeedsWith({});
      const short = { timeoutMs: '200', budgetMs: '1000' };
      await failsWith(
        short,
        /no whole response within 0\.2 s\. Raise "Time per request \(ms\)" in the account/,
      );
      await succeedsWith({ timeoutMs: '3000' });
      await failsWith({ maxResponseBytes: '1024' }, /larger than 1024 bytes/);
      await succeedsWith({ maxResponseBytes: '100000' });
    } finally {
      server.close();
    }
  });

  it.each([
    ['a secret', { password: '${NOT_THERE}' }, /^Password: the environment variable NOT_THERE/],
    ['an address', { baseUrl: '${NOT_THERE}' }, /^TSPS URL: the environment variable NOT_THERE/],
    [
      'a limit',
      { timeoutMs: '${NOT_THERE}' },
      /^Time per request \(ms\): the environment variable NOT_THERE/,
    ],
  ])('names the variable of %s that is not set, and sends nothing', async (_, changes, says) => {
    await runtime.deploy(flow(changes));
    const caught = runtime.nextFrom('catch');
    await runtime.run('action');
    expect((await caught).msg['error']).toMatchObject({
      code: 'input',
      message: expect.stringMatching(says),
    });
    expect(truesight.control.state()).toMatchObject({ logins: 0, loginsRefused: 0 });
  });

  it('names the variable of an account that is not set', async () => {
    await runtime.deploy(flow({}, { account: '${ACC}' }));
    const caught = runtime.nextFrom('catch');
    await runtime.run('action');
    expect((await caught).msg['error']).toMatchObject({
      message: expect.stringMatching(/^Account: the environment variable ACC is not set/),
    });
  });

  it('a deploy leaves one line of the calls that it cut off, and of a POST that may be done', async () => {
    enlighted.control.set({ faults: [{ times: 10, hang: true }] });
    const params = { floorId: str('1'), minutes: { value: '5', type: 'num' } };
    const nodes = accountNodes(enlighted, 'enlighted/api-key');
    const options = { operation: 'emergency.start', params, confirm: true };
    const linesOf = async (action: ActionOptions): Promise<readonly string[]> => {
      await runtime.deploy([...actionNodes('enlighted', action), ...nodes]);
      const from = runtime.logs.length;
      runtime.receive('action');
      await pause(150);
      await runtime.deploy(nodes);
      return runtime.logs.slice(from).filter((text) => text.includes('given up'));
    };
    const [line, ...others] = await linesOf(options);
    expect(others).toEqual([]);
    expect(line).toMatch(
      /Calls given up .*: 1\..*\(POST\) had been sent and may have been carried/,
    );
    const [read] = await linesOf({ operation: 'floor.getMany' });
    expect(read).toMatch(/Calls given up .*: 1\.'/);
  });
});

function completedSince(runtime: Runtime, from: number): number {
  const since = runtime.everything.slice(from);
  return since.filter((seen) => seen.kind === 'completed' && seen.node === 'action').length;
}
