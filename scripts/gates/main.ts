/** Everything that is checked on the packages as they would be published. Run after the build. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { at, root } from '../repository';
import type { GateReport } from './gate';
import { scanSources, scanTarball } from './n8n-scan';
import { validateNodeRed } from './node-red-scorecard';
import { loadPackedN8n } from './packed-n8n';
import { loadPackedNodeRed } from './packed-node-red';
import { pack } from './packed-package';

async function everyGate(scratch: string): Promise<readonly GateReport[]> {
  const n8n = pack(root, path.join(scratch, 'n8n'));
  const nodeRed = pack(at('node-red'), path.join(scratch, 'node-red'));
  return [
    await scanSources(root),
    await scanTarball(n8n.unpacked),
    loadPackedN8n(n8n, path.join(scratch, 'n8n-installed')),
    await validateNodeRed(nodeRed.unpacked, path.join(scratch, 'scorecard.json')),
    loadPackedNodeRed(nodeRed, path.join(scratch, 'node-red-installed')),
  ];
}

function print({ gate, problems, seen }: GateReport): void {
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${gate} (${seen.join('; ')})`);
  for (const problem of problems) console.log(`     ${problem.replace(/\n/gu, '\n     ')}`);
}

async function main(): Promise<void> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'latchkey-gates-'));
  try {
    const reports = await everyGate(scratch);
    reports.forEach(print);
    process.exitCode = reports.every(({ problems }) => problems.length === 0) ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

void main();
