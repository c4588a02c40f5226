/** `npm start` on a port that it cannot have: one sentence, exit code 1, nothing left behind. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { at, root } from '../../scripts/repository';

const taken: Server = createServer();
const temporary = mkdtempSync(path.join(tmpdir(), 'latchkey-demo-port-'));

beforeAll(() => new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve)));

afterAll(async () => {
  await new Promise((resolve) => taken.close(resolve));
  rmSync(temporary, { recursive: true });
});

/** Without the build, which `npm start` begins with. */
function start(...args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', at('scripts', 'start.ts'), ...args], {
    cwd: root,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}

const leftBehind = (): readonly string[] =>
  readdirSync(temporary).filter((name) => name.startsWith('latchkey'));

it('says that the port is in use and what to do, before it starts anything', async () => {
  const port = String((taken.address() as AddressInfo).port);
  const sentence = `Port ${port} is in use. End the program that uses it, or choose another: npm start -- --port 1881\n`;
  expect(await start('--port', port)).toEqual({ code: 1, said: sentence });
  expect(await start(`--port=${port}`, '--once')).toEqual({ code: 1, said: sentence });
  expect(leftBehind()).toEqual([]);
});

it.each(['', 'abc', '70000', '-1'])(
  'refuses the port "%s"',
  async (port) => {
    const said = `--port must be a number from 0 to 65535, not "${port}".\n`;
    expect(await start('--port', port)).toEqual({ code: 1, said });
    expect(leftBehind()).toEqual([]);
  },
  60_000,
);
