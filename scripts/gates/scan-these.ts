/** n8n's scan on any folders, as JSON: `scan-these.ts (sources|tarball <folder>)...`. */
import type { GateReport } from './gate';
import { scanSources, scanTarball } from './n8n-scan';

async function main(args: readonly string[]): Promise<void> {
  const reports: GateReport[] = [];
  for (let at = 0; at < args.length; at += 2) {
    const [leg, folder] = args.slice(at, at + 2);
    if (folder === undefined || (leg !== 'sources' && leg !== 'tarball')) {
      throw new Error('usage: scan-these.ts (sources|tarball <folder>)...');
    }
    reports.push(await (leg === 'sources' ? scanSources(folder) : scanTarball(folder)));
  }
  process.stdout.write(JSON.stringify(reports));
}

void main(process.argv.slice(2));
