/** The moments when an account is edited, deployed, removed or stopped, in a real Node-RED. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { at } from '../../scripts/repository';
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
  }, 60_000);

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

describe('the end of the process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends the sessions, also one that an edit has left',
    async (signal) => {
      const truesight = await startTruesight();
      const userDir = mkdtempSync(path.join(tmpdir(), 'latchkey-end-'));
      const child = await startCommand(userDir, [
        { id: 'tab', type: 'tab', label: 'test' },
        { ...onceAfterStart, wires: [['action']] },
        ...actionNodes('truesight', SEARCH).slice(1),
        ...accountNodes(truesight, 'truesight/token'),
      ]);
      try {
        await until(() => truesight.control.state().calls === 1, child.says);
        const edited = [
          ...actionNodes('truesight', SEARCH),
          { ...onceAfterStart, wires: [['action']] },
          ...accountNodes(truesight, 'truesight/token', RIGHT),
        ];
        await child.deploy(edited);
        await until(() => truesight.control.state().calls === 2, child.says);
        expect(truesight.control.state()).toMatchObject({ logins: 2, logouts: 0 });
        const started = Date.now();
        child.process.kill(signal);
        await once(child.process, 'exit');
        expect(Date.now() - started).toBeLessThan(10_000);
        expect(truesight.control.state()).toMatchObject({ logins: 2, logouts: 2 });
      } finally {
        child.process.kill('SIGKILL');
        rmSync(userDir, { recursive: true, force: true });
        await truesight.close();
      }
    },
    60_000,
  );
});

const onceAfterStart = {
  id: 'inject',
  type: 'inject',
  z: 'tab',
  x: 0,
  y: 0,
  props: [],
  repeat: '',
  once: true,
  onceDelay: 0.1,
};

interface Command {
  readonly process: ReturnType<typeof spawn>;
  says(): string;
  deploy(flows: readonly object[]): Promise<void>;
}

/** `node-red` as people start it, with our package in the user's folder. */
async function startCommand(userDir: string, flows: readonly object[]): Promise<Command> {
  const scope = path.join(userDir, 'node_modules', '@latchkey');
  mkdirSync(scope, { recursive: true });
  symlinkSync(at('node-red'), path.join(scope, 'node-red'), 'dir');
  const dependencies = { '@latchkey/node-red': '*' };
  writeFileSync(
    path.join(userDir, 'package.json'),
    JSON.stringify({ name: 'latchkey-test', dependencies }),
  );
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  const settings = {
    uiPort: port,
    uiHost: '127.0.0.1',
    flowFile: 'flows.json',
    credentialSecret: 'test',
    telemetry: { enabled: false, updateNotification: false },
  };
  writeFileSync(
    path.join(userDir, 'settings.js'),
    `module.exports = ${JSON.stringify(settings)};\n`,
  );
  let said = '';
  const child = spawn(
    process.execPath,
    [at('node_modules', 'node-red', 'red.js'), '--userDir', userDir],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const deploy = async (nodes: readonly object[]): Promise<void> => {
    const answer = await fetch(`http://127.0.0.1:${String(port)}/flows`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Node-RED-API-Version': 'v2' },
      body: JSON.stringify({ flows: nodes }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };
  void until(
    () => said.includes('Started flows'),
    () => said,
  ).then(() => deploy(flows));
  return { process: child, says: () => said, deploy };
}

async function until(holds: () => boolean, says: () => string): Promise<void> {
  const end = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Not within 20 s. Node-RED says:\n${says()}`);
    await pause(50);
  }
}

function completedSince(runtime: Runtime, from: number): number {
  const since = runtime.everything.slice(from);
  return since.filter((seen) => seen.kind === 'completed' && seen.node === 'action').length;
}
