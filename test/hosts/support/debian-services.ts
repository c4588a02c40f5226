/** PostgreSQL and Redis of Debian, each a process with a folder and a loopback port of its own. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runLong } from '../../../scripts/run-long';
import { ServerProcess, freePort } from './server-process';

interface Service {
  readonly port: number;
  remove(): Promise<void>;
}

const POSTGRES = '/usr/lib/postgresql';
const REDIS = '/usr/bin/redis-server';

/** As database `postgres`, user `n8n`, without password. */
export async function startPostgres(): Promise<Service & { dump(): Promise<string> }> {
  await installed(POSTGRES, 'postgresql');
  const newest = readdirSync(POSTGRES).sort((one, other) => Number(one) - Number(other));
  const program = (name: string): string => path.join(POSTGRES, newest.at(-1) ?? '', 'bin', name);
  const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-postgres-'));
  const data = path.join(folder, 'data');
  mkdirSync(data);
  // PostgreSQL refuses to run as root: there it is the user that Debian's package has made.
  const as = process.getuid?.() === 0 ? systemUser('postgres') : undefined;
  if (as !== undefined) {
    chmodSync(folder, 0o755);
    chownSync(data, as.uid, as.gid);
  }
  const laidOut = ['-D', data, '-U', 'n8n', '--auth=trust', '--encoding=UTF8', '--no-sync'];
  execFileSync(program('initdb'), laidOut, { cwd: '/', stdio: 'pipe', ...as });
  const port = await freePort();
  const at = ['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n'];
  // Its data does not outlive the test, and it listens nowhere but on this port.
  const set = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const server = new ServerProcess({
    program: program('postgres'),
    args: ['-D', data, '-p', String(port), ...set.flatMap((one) => ['-c', one])],
    isReady: () => succeeds(program('pg_isready'), at),
    ...(as === undefined ? {} : { as }),
  });
  await server.start();
  return {
    port,
    dump: () =>
      runLong(program('pg_dump'), [...at, '--data-only', '--inserts', 'postgres'], { cwd: '/' }),
    async remove() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function startRedis(): Promise<Service & { everWritten(): string }> {
  await installed(REDIS, 'redis-server');
  const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-redis-'));
  const port = await freePort();
  // A log of all that is ever written, so that it can be looked through at the end.
  const log = ['--appendonly', 'yes', '--aof-use-rdb-preamble', 'no'];
  const kept = ['--save', '', ...log, '--auto-aof-rewrite-percentage', '0'];
  const server = new ServerProcess({
    program: REDIS,
    args: ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, ...kept],
    isReady: () => succeeds('/usr/bin/redis-cli', ['-p', String(port), 'ping']),
  });
  await server.start();
  return {
    port,
    everWritten: () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.aof'))
        .map((file) => readFileSync(path.join(folder, file), 'utf8'))
        .join('\n'),
    async remove() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Fetches a package of Debian if it is not here; its own service is not started. */
async function installed(place: string, name: string): Promise<void> {
  if (existsSync(place)) return;
  // invoke-rc.d starts nothing in runlevel 1.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  await runLong('apt-get', ['update'], { cwd: '/', env });
  await runLong('apt-get', ['install', '-y', '--no-install-recommends', name], { cwd: '/', env });
}

function systemUser(name: string): { readonly uid: number; readonly gid: number } {
  const id = (of: string): number => Number(execFileSync('id', [of, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function succeeds(program: string, args: readonly string[]): Promise<boolean> {
  return runLong(program, args, { cwd: '/' }).then(
    () => true,
    () => false,
  );
}
