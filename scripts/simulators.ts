/**
 * `npm run simulators`: all five, with what to paste into an account, until Ctrl+C. Calls that they do
 * not act on are answered from the vectors, as in the demo.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import Table from 'cli-table3';

import { closeAll, startAll } from '../simulators';
import type { Simulator } from '../simulators/simulator';
import { samples } from './demo/samples';

async function main(): Promise<void> {
  const simulators = await startAll(samples);
  // Only the person who started this may read the folder (0700) and the files in it (0600).
  const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-simulators-'));
  const stop = (): void => {
    rmSync(folder, { recursive: true, force: true });
    void closeAll(simulators);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  for (const simulator of Object.values(simulators)) print(simulator, folder);

  const ca = save(folder, 'ca.pem', simulators.truesight.ca ?? '');
  console.log(`\nCA of every https server: ${ca}`);
  console.log(
    'They act on sign-in, lists and jobs; every other call gets the same answer each time.',
  );
  console.log('Everything listens on 127.0.0.1. Ctrl+C ends it.');
}

function print(simulator: Simulator, folder: string): void {
  const table = new Table({
    head: ['account', 'field', 'value'],
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  for (const [scheme, fields] of Object.entries(simulator.accounts)) {
    for (const [name, value] of Object.entries(fields)) {
      const file = `${scheme.replace('/', '-')}-${name}.pem`;
      table.push([scheme, name, value.includes('\n') ? save(folder, file, value) : value]);
    }
  }
  console.log(`\n${simulator.vendor}: control port ${simulator.control.url}`);
  console.log(table.toString());
}

/** A value of several lines lies in a file of its own. */
function save(folder: string, name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content, { mode: 0o600 });
  return file;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
