/** `npm run dev`, in a copy of the repository: a change of the sources is in the editor by itself. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { RepositoryCopy } from '../support/repository-copy';

const SOURCE = 'core/vendors/edgecast/index.ts';
const OLD = /color: '#\w+'/;
const NEW = `color: '#123456'`;

let copy: RepositoryCopy;
let dev: ChildProcess;
let said = '';

beforeAll(() => {
  copy = new RepositoryCopy();
  const args = ['--import', 'tsx', 'scripts/dev.ts', '--port', '0'];
  dev = spawn(process.execPath, args, { cwd: copy.root, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [dev.stdout, dev.stderr]) {
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
});

afterAll(() => {
  dev.kill('SIGKILL');
  copy.remove();
});

/** The URLs of the editors that have been started so far. */
const editors = (): readonly string[] =>
  [...said.matchAll(/^The editor: (\S+)$/gm)].map(([, url = '']) => url);

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    if (dev.exitCode !== null) throw new Error(said);
    await pause(100);
  }
}

async function pageOf(url: string | undefined): Promise<string> {
  const answer = await fetch(`${url ?? ''}nodes`, { headers: { Accept: 'text/html' } });
  return answer.text();
}

it('starts Node-RED with the nodes as the sources have them', async () => {
  await until(() => editors().length === 1);
  const [color = 'none'] = OLD.exec(copy.read(SOURCE)) ?? [];
  const page = await pageOf(editors()[0]);
  expect(page).toContain(color);
  expect(page).not.toContain(NEW);
});

it('starts it again with what has changed, and says what is not sound', async () => {
  copy.write(SOURCE, copy.read(SOURCE).replace(OLD, `${NEW}, shade: 1`));
  await until(() => editors().length === 2);
  expect(await pageOf(editors()[1])).toContain(NEW);
  await until(() => /edgecast\/index\.ts.*'shade'/s.test(said));
});

it('ends with everything that it has started', async () => {
  dev.kill('SIGTERM');
  // Closed: no process holds its output any longer.
  expect(await once(dev, 'close')).toEqual([0, null]);
  await expect(fetch(editors()[1] ?? '')).rejects.toThrow();
});
