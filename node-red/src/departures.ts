import type { Clock } from '../../core';
import type { AccountSession } from './account-session';

/** How long a session outlives the last account node that used it: a deploy brings one back. */
const GRACE_MS = 60_000;
/** Less than the 15 s that Node-RED gives a node to close, and the 10 s that Docker gives a process to end. */
const PATIENCE_MS = 8_000;
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];

/** Sessions that are being left, of all accounts of this process. */
const underWay = new Set<Promise<void>>();

let isEnding = false;
let end = (): void => undefined;
const ending = new Promise<void>((resolve) => {
  end = () => {
    isEnding = true;
    resolve();
  };
});

let isWatching = false;

/** The end of the process is the end of every use: Node-RED tells its nodes of a close, and not why. */
export function watchForTheEnd(): void {
  if (isWatching) return;
  isWatching = true;
  for (const signal of SIGNALS) {
    const hear = (): void => {
      end();
      // Nobody else listens, so that without us the process would have ended by the signal.
      if (process.listenerCount(signal) > 1) return;
      process.off(signal, hear);
      process.kill(process.pid, signal);
    };
    // Before Node-RED's own listener, which closes the nodes.
    process.prependListener(signal, hear);
  }
}

/**
 * A user of an account goes. The session at the server is ended at once when the account was removed or
 * the process ends, and after a grace otherwise.
 * @returns when the host has waited long enough: for nothing after a deploy, else for the sign-out
 */
export async function depart(
  session: AccountSession,
  clock: Clock,
  isRemoved = false,
): Promise<void> {
  const grace = isRemoved ? Promise.resolve() : Promise.race([clock.sleep(GRACE_MS), ending]);
  const left = session.leave(grace).finally(() => underWay.delete(left));
  underWay.add(left);
  if (isEnding) await patiently(Promise.allSettled(underWay));
  else if (isRemoved) await patiently(left);
}

async function patiently(left: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([left, over]);
  clearTimeout(timer);
}
