/** A host's server as a process of its own, with all that it has written. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ServerCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly isReady: () => Promise<boolean>;
  /** Who runs it, where that is not who runs the tests; only root can say so. */
  readonly as?: { readonly uid: number; readonly gid: number };
}

const PATIENCE_MS = 180_000;
/** What Linux counts a process's work in: see proc_pid_stat(5), fields 14 and 15. */
const TICK_MS = 10;

export class ServerProcess {
  #child: ChildProcess | undefined;
  #written = '';

  constructor(private readonly command: ServerCommand) {}

  /** Everything written to stdout and stderr, over all starts. */
  get written(): string {
    return this.#written;
  }

  /** Milliseconds that it has worked since its start: unlike the clock they stand still while other programs run. */
  get cpuMs(): number {
    const stat = readFileSync(`/proc/${String(this.#child?.pid)}/stat`, 'utf8');
    // The name before the last bracket may hold spaces; the third field follows it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  }

  /** @throws Error with what it wrote, when it ends or is not ready in three minutes. */
  async start(): Promise<void> {
    const { program, args, env = {}, isReady, as = {} } = this.command;
    const child = spawn(program, args, {
      cwd: '/',
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...as,
    });
    this.#child = child;
    const add = (chunk: Buffer): void => {
      this.#written += chunk.toString();
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    const end = Date.now() + PATIENCE_MS;
    while (!(await isReady())) {
      if (child.exitCode !== null || Date.now() > end) {
        throw new Error(
          `${[program, ...args].join(' ')} did not start:\n${this.#written.slice(-4000)}`,
        );
      }
      await sleep(200);
    }
  }

  /** Asks it to end, and waits until it has. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
    await closed;
    clearTimeout(timer);
  }
}

/** Whether this address answers with 2xx. */
export async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
