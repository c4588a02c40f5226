/** One leg of n8n's scan on any folder, as JSON: `scan-one.ts sources|tarball <folder>`. */
import { scanSources, scanTarball } from './n8n-scan';

async function main([leg, folder]: readonly string[]): Promise<void> {
  if (folder === undefined || (leg !== 'sources' && leg !== 'tarball')) {
    throw new Error('usage: scan-one.ts sources|tarball <folder>');
  }
  const report = await (leg === 'sources' ? scanSources(folder) : scanTarball(folder));
  process.stdout.write(JSON.stringify(report));
}

void main(process.argv.slice(2));
