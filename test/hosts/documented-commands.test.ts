/** What the documents tell a reader to type, typed in a fresh clone with a home folder of its own. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/repository';
import { NOT_TYPED_HERE } from '../docs/commands-run-elsewhere';
import { documentedCommands } from '../docs/documented-commands';

const away = mkdtempSync(path.join(tmpdir(), 'latchkey-reader-'));
const clone = path.join(away, 'latchkey');
const home = path.join(away, 'home');
const temporary = path.join(away, 'tmp');

/** Commands that stay up, and what they say when they are ready. */
const STAYS_UP: Readonly<Record<string, RegExp>> = {
  'npm start': /The editor: /,
  'npm start -- --port 1881': /The editor: http:\/\/127\.0\.0\.1:1881\//,
  'npm run dev': /The editor|Started flows/,
  'npm run simulators': /Ctrl\+C/,
};

/** The same command, for a shorter time. */
function shorter(command: string): string {
  const more = (options: string): string =>
    `${command}${command.includes(' -- ') ? '' : ' --'} ${options}`;
  if (command === 'npm run bench') return more('--rounds 1 --only cold,n8n-https,n8n-idle');
  if (command.startsWith('npm run bench')) return more('--rounds 1 --messages 1000');
  if (command === 'npm run soak') return more('--minutes 0.5');
  return command;
}

function typed(command: string): string {
  return shorter(command).replace('/path/to', clone);
}

let folder = clone;

/** Types it; resolves with what it says, when it ends or when it says that it is ready. */
function type(command: string, ready?: RegExp): Promise<string> {
  const child = spawn('bash', ['-c', `${typed(command)}`], {
    cwd: folder,
    detached: true,
    env: {
      // A reader's, not that of a test: n8n's lint and others behave otherwise under jest's NODE_ENV.
      ...Object.fromEntries(
        Object.entries(process.env).filter(([name]) => !/^(?:NODE_ENV|JEST_|npm_)/.test(name)),
      ),
      HOME: home,
      TMPDIR: temporary,
      // Where this machine keeps what npm has fetched, and its registry.
      npm_config_cache: path.join(homedir(), '.npm'),
      npm_config_userconfig: path.join(homedir(), '.npmrc'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      // Ctrl+C reaches everything that the command has started.
      if (ready?.test(said) === true && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('close', (code) => {
      const isDone = ready === undefined ? code === 0 : ready.test(said);
      if (isDone) resolve(said);
      else reject(new Error(`"${command}" ended with ${String(code)}\n${said.slice(-4_000)}`));
    });
  });
}

const commands = documentedCommands()
  .map(({ command }) => command)
  .filter((command) => NOT_TYPED_HERE[command] === undefined);

beforeAll(async () => {
  mkdirSync(home);
  mkdirSync(temporary);
  folder = away;
  await type(`git clone --quiet ${root} ${clone}`);
});

afterAll(() => rmSync(away, { recursive: true, force: true }));

it.each(commands)(
  '%s',
  async (command) => {
    const [, target] = /^cd (.*)$/.exec(command) ?? [];
    if (target !== undefined) {
      folder = target.replace('~', home);
      expect(existsSync(folder)).toBe(true);
      return;
    }
    // What follows the installation of the packages is typed in the clone again.
    if (!command.startsWith('npm install')) folder = clone;
    const said = await type(command, STAYS_UP[command]);
    if (command === 'npm start -- --once') expect(said).toContain('10 of 10 sign-in methods ran.');
  },
  900_000,
);

it.each([
  ['.n8n/nodes', 'n8n-nodes-latchkey', 'dist/nodes/LatchkeyApi/LatchkeyApi.node.js'],
  ['.node-red', '@latchkey/node-red', 'dist/node-red/src/nodes/latchkey-request.js'],
])('in ~/%s lies %s', (where, name, file) => {
  expect(existsSync(path.join(home, where, 'node_modules', name, file))).toBe(true);
});

it('leaves no folder of Node-RED in the temporary folder', () => {
  expect(readdirSync(temporary).filter((name) => name.startsWith('latchkey-node-red-'))).toEqual(
    [],
  );
});

it('prints what README shows of npm start', async () => {
  folder = clone;
  const [, shown = ''] =
    /```text\n(.*?)```/s.exec(readFileSync(path.join(root, 'README.md'), 'utf8')) ?? [];
  const said = await type('npm start -- --once');
  const lines = shown.split('\n').filter((line) => line !== '' && line !== '...');
  expect(lines.filter((line) => !said.includes(line))).toEqual([]);
  expect(lines.length).toBeGreaterThan(3);
}, 300_000);
