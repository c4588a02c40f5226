import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { Done, Host, Job } from './job';

/** A host in a process of its own, so that what a request costs in memory can be seen. */
export class HostProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** @param env what its environment has besides; it has no proxy unless this says so. */
  static async start(host: Host, env: NodeJS.ProcessEnv = {}): Promise<HostProcess> {
    const inherited = Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name));
    const child = fork(join(__dirname, 'child.ts'), [host], {
      execArgv: ['--expose-gc', '--import', 'tsx'],
      env: { ...Object.fromEntries(inherited), JEST_WORKER_ID: undefined, ...env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    return new HostProcess(child);
  }

  async run(job: Job): Promise<Done> {
    const answer = once(this.child, 'message');
    this.child.send(job);
    const [done] = (await answer) as [Done];
    return done;
  }

  stop(): void {
    this.child.disconnect();
  }
}
