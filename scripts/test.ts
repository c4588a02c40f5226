/**
 * `npm test`: builds, and then makes every check. jest has one lane and the others in turn the second, since
 * each of them keeps one core busy at most. What a check says comes in one piece when it has ended.
 *
 *     --long   builds, and then makes the checks that `npm test` has no time for: the suites `*.long.test.ts`,
 *              and the gates on the packed packages
 */
import { spawn } from 'node:child_process';
import type { StdioOptions } from 'node:child_process';

import { root } from './repository';

interface Check {
  readonly script: string;
  readonly seconds: number;
  readonly passed: boolean;
}

const OTHERS = ['lint -- --types', 'format:check', 'dead-exports', 'generate:check'] as const;

async function check(script: string, stdio: StdioOptions, lane = 'short'): Promise<Check> {
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

async function inTurn(scripts: readonly string[]): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const script of scripts) checks.push(await check(script, ['ignore', 'pipe', 'pipe']));
  return checks;
}

async function afterBuild(): Promise<readonly Check[]> {
  if (process.argv.includes('--long')) {
    const [gates, unit] = await Promise.all([
      inTurn(['gates']),
      check('test:unit -- --coverage=false', 'inherit', 'long'),
    ]);
    return [...gates, unit];
  }
  const [others, unit] = await Promise.all([inTurn(OTHERS), check('test:unit', 'inherit')]);
  return [...others, unit];
}

async function main(): Promise<void> {
  const build = await check('build -- --no-types', 'inherit');
  const checks = build.passed ? [build, ...(await afterBuild())] : [build];
  for (const { script, seconds, passed } of checks) {
    console.log(`${passed ? 'ok  ' : 'FAIL'} ${script} (${seconds.toFixed(0)} s)`);
  }
  process.exitCode = checks.every(({ passed }) => passed) ? 0 : 1;
}

void main();
