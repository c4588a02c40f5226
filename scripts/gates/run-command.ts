import { spawnSync } from 'node:child_process';

/** How a command is to be run. */
export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a command left behind. `status` is -1 where it did not start or was killed. */
export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end, at most two minutes, without a shell and with nothing to read. */
export function attempt(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: CommandOptions,
): CommandResult {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
    maxBuffer: 1 << 26,
  });
  return { status: status ?? -1, stdout, stderr: error ? `${error.message}\n${stderr}` : stderr };
}

/** The same for a command that has to succeed: returns its stdout, throws what it said otherwise. */
export function run(command: string, args: readonly string[], options: CommandOptions): string {
  const { status, stdout, stderr } = attempt(command, args, options);
  if (status !== 0) {
    throw new Error(
      `${command} ${args.join(' ')} ended with ${String(status)}\n${stderr}${stdout}`,
    );
  }
  return stdout;
}
