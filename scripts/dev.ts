/**
 * `npm run dev`: Node-RED with our package, built and started again after every change of the sources. Types
 * are checked meanwhile: a change is tried within seconds, also one that is not yet sound.
 * Flows, accounts and settings stay in .cache/dev. `npm run simulators` beside it gives servers to call.
 *
 *     npm run dev -- --port 1881
 */
import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { at, root } from './repository';

const NODE_RED = ['src', 'editor', 'icons'].map((folder) => `node-red/${folder}`);
const WATCHED = ['core', 'presets', 'scripts', ...NODE_RED];
/** The package's two halves. */
const PROJECTS = ['node-red/tsconfig.json', 'node-red/tsconfig.editor.json'];
/** An editor saves several files one after the other. */
const QUIET_MS = 200;

let host: ChildProcess | undefined;
let isDirty = true;
let isBusy = false;
let timer: NodeJS.Timeout | undefined;

function build(): Promise<boolean> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', at('scripts/build.ts'), '--only', 'node-red', '--no-types'],
    { cwd: root, stdio: 'inherit' },
  );
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)));
}

function watchTypes(project: string): ChildProcess {
  const options = ['--watch', '--preserveWatchOutput', '--noEmit', '-p', at(project)];
  return spawn(process.execPath, [require.resolve('typescript/bin/tsc'), ...options], {
    cwd: root,
    stdio: 'inherit',
  });
}

async function stopHost(): Promise<void> {
  const running = host;
  host = undefined;
  if (running === undefined || running.exitCode !== null) return;
  const ended = new Promise((resolve) => running.once('exit', resolve));
  // Node-RED ends its sessions at the vendors when it is told to stop.
  running.kill('SIGTERM');
  await ended;
}

async function reload(): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  while (isDirty) {
    isDirty = false;
    const begun = Date.now();
    if (await build()) {
      await stopHost();
      host = fork(at('scripts/demo/dev-host.ts'), process.argv.slice(2), {
        execArgv: ['--import', 'tsx'],
      });
      console.log(`Built in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
    } else console.log('The build failed; Node-RED goes on with the last one that worked.');
  }
  isBusy = false;
}

for (const folder of WATCHED) {
  watch(at(folder), { recursive: true }, (_event, file) => {
    if (file === null || !/\.(?:ts|json|svg|html)$/.test(file)) return;
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(() => void reload(), QUIET_MS);
  });
}
const types: ChildProcess[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const one of types) one.kill();
    void stopHost().then(() => process.exit(0));
  });
}
// The editor first.
void reload().then(() => types.push(...PROJECTS.map(watchTypes)));
