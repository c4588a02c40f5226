import { spawn } from 'node:child_process';

export interface LongOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a command to its end without blocking this process, in which the simulators answer.
 * Returns what it wrote; rejects with that when it fails.
 */
export function runLong(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: LongOptions,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const add = (chunk: Buffer): void => {
      said += chunk.toString();
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(said);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${String(code)}\n${said}`));
    });
  });
}
