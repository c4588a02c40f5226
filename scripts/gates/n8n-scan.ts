/**
 * Both legs of the scan that n8n runs on a community package before it verifies it: the sources, and
 * every .js of the tarball. The scan's command needs a published package with provenance; its
 * analysis does not, so that is what runs here.
 */
import path from 'node:path';

import { filesBelow } from './files-below';
import type { GateReport } from './gate';

interface ScanResult {
  readonly passed: boolean;
  readonly message?: string;
  readonly details?: string;
}

interface Scanner {
  readonly SOURCE_FILE_PATTERNS: readonly string[];
  readonly analyzePackage: (folder: string, patterns: readonly string[]) => Promise<ScanResult>;
}

const TARBALL_PATTERNS = ['**/*.js', 'package.json'];

/** The scanner has no types and is an ES module: tsc would turn a plain import() into require(). */
async function loadScanner(): Promise<Scanner> {
  const specifier = '@n8n/scan-community-package/scanner/scanner.mjs';
  return (await import(specifier)) as Scanner;
}

const count = (folder: string, pattern: RegExp): number =>
  filesBelow(folder).filter((file) => pattern.test(file)).length;

function atLeastOne(what: string, folder: string, pattern: RegExp): readonly string[] {
  return count(folder, pattern) > 0 ? [] : [`${what}: none found, so nothing was checked`];
}

function problemsOf({ passed, message, details }: ScanResult): readonly string[] {
  return passed && message === undefined
    ? []
    : [`${message ?? 'refused'}\n${details ?? ''}`.trim()];
}

/** The leg that reads `package.json`, `nodes/` and `credentials/` of the repository. */
export async function scanSources(repository: string): Promise<GateReport> {
  const { analyzePackage, SOURCE_FILE_PATTERNS } = await loadScanner();
  const nodes = path.join(repository, 'nodes');
  const credentials = path.join(repository, 'credentials');
  return {
    gate: "n8n's scan, sources",
    problems: [
      ...atLeastOne('nodes/**/*.node.ts', nodes, /\.node\.ts$/u),
      ...atLeastOne('credentials/*.credentials.ts', credentials, /\.credentials\.ts$/u),
      ...problemsOf(await analyzePackage(repository, SOURCE_FILE_PATTERNS)),
    ],
    seen: [
      `${String(count(nodes, /\.node\.ts$/u))} nodes`,
      `${String(count(credentials, /\.credentials\.ts$/u))} credentials`,
      `${String(count(nodes, /\.ts$/u) + count(credentials, /\.ts$/u))} sources`,
    ],
  };
}

/** The leg that reads every .js of the unpacked tarball. */
export async function scanTarball(unpacked: string): Promise<GateReport> {
  const { analyzePackage } = await loadScanner();
  return {
    gate: "n8n's scan, tarball",
    problems: [
      ...atLeastOne('dist/nodes/**/*.node.js', unpacked, /\.node\.js$/u),
      ...atLeastOne('dist/credentials/*.credentials.js', unpacked, /\.credentials\.js$/u),
      ...problemsOf(await analyzePackage(unpacked, TARBALL_PATTERNS)),
    ],
    seen: [`${String(count(unpacked, /\.js$/u))} .js files`],
  };
}
