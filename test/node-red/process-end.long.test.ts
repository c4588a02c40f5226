/** The end of the process, on SIGTERM and SIGINT: sessions end, and a server that hangs holds nobody up. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { at } from '../../scripts/repository';
import { startTruesight } from '../../simulators/truesight';
import { apiAccount, requestNodes } from './support/api-flow';
import { accountNodes, actionNodes, json } from './support/flow';
import type { ActionOptions } from './support/flow';
import { SESSION_ACCOUNT, startSessions } from './support/session-server';

const SEARCH: ActionOptions = {
  operation: 'event.search',
  params: { conditions: json({ severity: 'CRITICAL' }) },
};
const RIGHT = { username: 'viewer', password: 'viewer12345' };

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

const HANGS: readonly (readonly [
  string,
  readonly ('login' | 'logout' | 'call')[],
  string,
  RegExp,
])[] = [
  ['a login', ['login'], 'GET', /Calls given up .*: 20\.$/m],
  ['a logout', ['logout', 'call'], 'GET', /Calls given up .*: 20\.$/m],
  [
    'calls that change something',
    ['call'],
    'POST',
    /Calls given up .*: 20\. Of these, 10 \(POST\) had been sent and may have been carried out/,
  ],
];

describe('the end of the process while a server hangs', () => {
  it.each(HANGS)(
    'at %s comes in time, with one line of the calls',
    async (_, held, method, says) => {
      const server = await startSessions();
      const userDir = mkdtempSync(path.join(tmpdir(), 'latchkey-end-'));
      const place = { x: 0, y: 0, z: 'tab-request' };
      const count = 'for (let n = 0; n < 20; n += 1) node.send({});';
      for (const kind of held) server.hold(kind);
      const child = await startCommand(userDir, [
        ...requestNodes({ url: '/thing', method, errors: 'catch' }),
        { ...onceAfterStart, z: 'tab-request', wires: [['twenty']] },
        { ...place, id: 'twenty', type: 'function', func: count, outputs: 1, wires: [['request']] },
        apiAccount({ ...SESSION_ACCOUNT, baseUrl: server.url }),
      ]);
      try {
        await server.arrived(
          held.includes('login') ? 'login' : 'call',
          held.includes('login') ? 1 : 10,
        );
        const started = Date.now();
        child.process.kill('SIGTERM');
        await once(child.process, 'exit');
        expect(Date.now() - started).toBeLessThan(9_500);
        expect(child.says()).toMatch(says);
        expect(child.says().match(/given up/g)).toHaveLength(1);
        expect(server.seen.logout).toBe(held.includes('login') ? 0 : 1);
      } finally {
        child.process.kill('SIGKILL');
        rmSync(userDir, { recursive: true, force: true });
        await server.close();
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
