/**
 * `npm test`: builds, and then makes the everyday checks. jest has one lane and the others in turn the second, since
 * each of them keeps one core busy at most. What a check says comes in one piece when it has ended.
 *
 *     --long   builds, and then makes the checks that `npm test` has no time for: the suites `*.long.test.ts`,
 *              dead exports, and the gates on the packed packages
 */
import { spawn } from 'node:child_process';
import type { StdioOptions } from 'node:child_process';

import { root } from './repository';

interface Check {
  readonly script: string;
  readonly seconds: number;
  readonly passed: boolean;
}

/** Beside jest. */
const OTHERS = {
  short: ['lint -- --types', 'format:check', 'generate:check'],
  long: ['dead-exports', 'gates'],
} as const;
const UNIT = { short: 'test:unit', long: 'test:unit -- --coverage=false' } as const;
type Lane = keyof typeof UNIT;

async function check(script: string, stdio: StdioOptions, lane: Lane): Promise<Check> {
  const begun = performance.now();
  const env = { ...process.env, TEST_LANE: lane };
  const child = spawn('npm', ['run', ...script.split(' ')], { cwd: root, stdio, env });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => said.push(chunk));
  }
  const passed = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
  process.stdout.write(Buffer.concat(said));
  return { script, seconds: (performance.now() - begun) / 1000, passed };
}

async function others(lane: Lane): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const script of OTHERS[lane]) {
    checks.push(await check(script, ['ignore', 'pipe', 'pipe'], lane));
  }
  return checks;
}

async function main(): Promise<void> {
  const lane: Lane = process.argv.includes('--long') ? 'long' : 'short';
  const checks = [await check('build -- --no-types', 'inherit', lane)];
  if (checks.every(({ passed }) => passed)) {
    const [beside, unit] = await Promise.all([others(lane), check(UNIT[lane], 'inherit', lane)]);
    checks.push(...beside, unit);
  }
  for (const { script, seconds, passed } of checks) {
    console.log(`${passed ? 'ok  ' : 'FAIL'} ${script} (${seconds.toFixed(0)} s)`);
  }
  process.exitCode = checks.every(({ passed }) => passed) ? 0 : 1;
}

void main();
