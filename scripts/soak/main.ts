/**
 * A real Node-RED, tokens of seconds, a server with random faults that revokes what it gave, and deploys in
 * between: no call may be lost, none may fail but those that a deploy cuts off, and memory stays flat.
 * `npm run soak [-- --minutes 10]`. Ends with 1 when a promise was not kept.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import type { Seen } from './messages';
import { startMoodyServer } from './server';

/** Rows of the table. */
const LOOKS = 20;
/** What the heap may grow by over the second half of the run, in megabytes. */
const FLAT_MB = 8;
/** A deploy ends the calls that are under way, and says so. */
const BY_DEPLOY = 'cancelled';

interface Look extends Seen {
  readonly at: number;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
  const totalMs = Number(values.minutes) * 60_000;
  const server = await startMoodyServer();
  const userDir = mkdtempSync(path.join(tmpdir(), 'latchkey-soak-'));
  const host = fork(path.join(__dirname, 'host.ts'), [server.url, userDir], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(host, 'message');
  const look = async (): Promise<Seen> => {
    const answer = once(host, 'message');
    host.send('look');
    return ((await answer) as [Seen])[0];
  };
  console.log(
    '     s   calls      ok  cut  failed  sign-ins  refused  faults  deploys  heap MB  rss MB  open',
  );
  const looks: Look[] = [];
  const started = performance.now();
  for (let count = 1; count <= LOOKS; count += 1) {
    await sleep((totalMs / LOOKS) * count - (performance.now() - started));
    const seen = await look();
    looks.push({ ...seen, at: performance.now() - started });
    console.log(line(performance.now() - started, seen, server.counts));
  }
  host.send('stop sending');
  // Longer than the retries of one call take.
  let last = await look();
  for (let wait = 0; wait < 60 && lostOf(last) > 0; wait += 1) {
    await sleep(1_000);
    last = await look();
  }
  host.disconnect();
  server.close();
  rmSync(userDir, { recursive: true, force: true });
  return verdict(last, looks, server.counts);
}

function line(ms: number, seen: Seen, counts: Readonly<Record<string, number>>): string {
  const columns: readonly (readonly [number | undefined, number])[] = [
    [ms / 1_000, 6],
    [seen.received, 8],
    [seen.ok, 8],
    [seen.failed[BY_DEPLOY] ?? 0, 5],
    [failuresOf(seen), 8],
    [counts['logins'], 10],
    [counts['refused'], 9],
    [counts['faults'], 8],
    [seen.deploys, 9],
    [seen.heapMb, 9],
    [seen.rssMb, 8],
    [seen.open, 6],
  ];
  return columns.map(([value = NaN, width]) => value.toFixed(0).padStart(width)).join('');
}

function failuresOf({ failed }: Seen): number {
  const all = Object.values(failed).reduce((sum, count) => sum + count, 0);
  return all - (failed[BY_DEPLOY] ?? 0);
}

/** Messages that came in and of which nothing came: neither done nor an error. */
function lostOf(seen: Seen): number {
  const cut = seen.failed[BY_DEPLOY] ?? 0;
  return seen.received - seen.ok - cut - failuresOf(seen);
}

function verdict(
  last: Seen,
  looks: readonly Look[],
  counts: Readonly<Record<string, number>>,
): number {
  const half = looks.slice(looks.length / 2);
  const most = (list: readonly Look[]): number => Math.max(...list.map(({ heapMb }) => heapMb));
  const grown = most(half.slice(half.length / 2)) - most(half.slice(0, half.length / 2));
  const isFlat = grown < FLAT_MB;
  console.log(
    [
      `${String(last.received)} calls: ${String(lostOf(last))} lost, ${String(failuresOf(last))} failed`,
      `${String(last.failed[BY_DEPLOY] ?? 0)} cut off by ${String(last.deploys)} deploys, and told`,
      `${String(counts['faults'])} faults, ${String(counts['revocations'])} revocations, ${String(counts['logins'])} sign-ins`,
      `heap ${isFlat ? 'flat' : 'NOT flat'}: ${grown.toFixed(1)} MB over the last quarter`,
      `errors by code: ${JSON.stringify(last.failed)}`,
    ].join('\n'),
  );
  return lostOf(last) === 0 && failuresOf(last) === 0 && isFlat ? 0 : 1;
}

void main().then((code) => {
  process.exitCode = code;
});
