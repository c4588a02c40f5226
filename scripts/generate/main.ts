import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as prettier from 'prettier';
import type { Vendor } from '../../core/model/vendor';
import { docs } from './docs';
import { docsGrammar } from './docs-grammar';
import { docsPresets } from './docs-presets';
import type { GeneratedFile, Generator } from '../generated-file';
import { icons } from './icons';
import { n8nAnyApi } from './n8n-any-api';
import { n8nCredentials } from './n8n-credential';
import { n8nExamples } from './n8n-examples';
import { n8nNodes } from './n8n-node';
import { wordingFindings } from './n8n-wording';
import { n8nJobs } from './jobs/n8n-jobs';
import { nodeRedJobs } from './jobs/node-red-jobs';
import { nodeRedEntries } from './node-red-entry';
import { nodeRedExamples } from './node-red-examples';
import { n8nPackageList, nodeRedPackageList } from './package-lists';
import { loadVendors, vendorsIndex } from './vendors';

const GENERATORS: readonly Generator[] = [
  vendorsIndex,
  icons,
  n8nCredentials,
  n8nNodes,
  n8nAnyApi,
  n8nExamples,
  n8nJobs,
  n8nPackageList,
  nodeRedEntries,
  nodeRedExamples,
  nodeRedJobs,
  nodeRedPackageList,
  docs,
  docsPresets,
  docsGrammar,
];

const LIST = 'scripts/generate/files.json';

/** Everything that is made from these vendors, formatted as it is committed. */
export async function generate(
  root: string,
  vendors: readonly Vendor[],
): Promise<readonly GeneratedFile[]> {
  const files = GENERATORS.flatMap((generator) => generator(vendors));
  const formatted = await Promise.all(files.map((file) => format(root, file)));
  const paths = formatted.map((file) => file.path).sort();
  const list = await format(root, { path: LIST, text: JSON.stringify(paths) });
  return [...formatted, list];
}

async function format(root: string, file: GeneratedFile): Promise<GeneratedFile> {
  const filepath = join(root, file.path);
  const { inferredParser } = await prettier.getFileInfo(filepath);
  if (inferredParser === null || file.path.endsWith('.svg')) return file;
  const options = await prettier.resolveConfig(filepath);
  return { ...file, text: await prettier.format(file.text, { ...options, filepath }) };
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Files of the last run that this run makes no more. */
function leftOver(root: string, files: readonly GeneratedFile[]): readonly string[] {
  const before = JSON.parse(readIfThere(join(root, LIST)) ?? '[]') as readonly string[];
  const now = new Set(files.map((file) => file.path));
  return before.filter((path) => !now.has(path) && existsSync(join(root, path)));
}

async function main(): Promise<void> {
  const root = resolve(__dirname, '../..');
  const vendors = await loadVendors(root);
  const findings = wordingFindings(root, join(root, '.cache', 'wording'), vendors);
  for (const finding of findings) console.error(`n8n's lint: ${finding}`);
  if (findings.length > 0) {
    console.error("Change the operations above: n8n's lint rejects their texts.");
    process.exitCode = 1;
    return;
  }
  const files = await generate(root, vendors);
  const drifted = files.filter((file) => readIfThere(join(root, file.path)) !== file.text);
  const stale = leftOver(root, files);
  if (process.argv.includes('--check')) {
    for (const path of [...drifted.map((file) => file.path), ...stale]) {
      console.error(`out of date: ${path}`);
    }
    if (drifted.length + stale.length > 0) {
      console.error('Generated files are out of date. Run "npm run generate" and commit.');
      process.exitCode = 1;
      return;
    }
    console.log(`${String(files.length)} generated files are up to date.`);
    return;
  }
  for (const path of stale) rmSync(join(root, path));
  for (const file of drifted) {
    const path = join(root, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.text);
  }
  console.log(
    `${String(files.length)} files, ${String(drifted.length)} written, ${String(stale.length)} removed.`,
  );
}

if (require.main === module) {
  void main();
}
