import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(__dirname, '../..');

/** What generator and build read. */
const PARTS = [
  ...['core', 'credentials', 'docs', 'icons', 'lint', 'node-red', 'nodes', 'presets', 'scripts'],
  ...['package.json', 'tsconfig.json', 'tsconfig.base.json', 'tsconfig.hosts.json'],
  ...['.prettierrc', '.prettierignore'],
];

/** Made by the build, or by npm: neither is a source. */
const NOT_SOURCES = ['node_modules', 'dist', 'resources', '.cache'];

/** A copy of the repository that can be changed and built without touching the real one. */
export class RepositoryCopy {
  readonly root = mkdtempSync(path.join(tmpdir(), 'latchkey-copy-'));

  constructor() {
    for (const part of PARTS) {
      cpSync(path.join(ROOT, part), path.join(this.root, part), {
        recursive: true,
        filter: (file) => !NOT_SOURCES.includes(path.basename(file)),
      });
    }
    for (const folder of ['', 'node-red']) {
      const name = path.join(folder, 'node_modules');
      symlinkSync(path.join(ROOT, name), path.join(this.root, name), 'dir');
    }
  }

  /** Puts in a folder of that name below `from`, as a person would. */
  add(folder: string, from: string): void {
    cpSync(path.join(from, folder), path.join(this.root, folder), { recursive: true });
  }

  write(file: string, text: string): void {
    writeFileSync(path.join(this.root, file), text);
  }

  /** The two commands of the walk-through. A fault of either rejects with its output. */
  async generateAndBuild(): Promise<void> {
    for (const script of ['scripts/generate/main.ts', 'scripts/build.ts']) {
      await run(this.root, script);
    }
  }

  /** Every source with what it holds; paths relative to the copy. */
  fingerprints(): ReadonlyMap<string, string> {
    const files = readdirSync(this.root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.root, path.join(entry.parentPath, entry.name)))
      .filter((file) => !file.split(path.sep).some((part) => NOT_SOURCES.includes(part)));
    return new Map(
      files.map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(path.join(this.root, file)))
          .digest('hex'),
      ]),
    );
  }

  /** The files that the generator says it makes. */
  generatedFiles(): readonly string[] {
    const list = readFileSync(path.join(this.root, 'scripts/generate/files.json'), 'utf8');
    return JSON.parse(list) as readonly string[];
  }

  read(file: string): string {
    return readFileSync(path.join(this.root, file), 'utf8');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

async function run(cwd: string, script: string): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, ['--import', 'tsx', script], { cwd });
  } catch (thrown) {
    const { stdout = '', stderr = '' } = thrown as { stdout?: string; stderr?: string };
    throw new Error(`${script} failed:\n${stdout}${stderr}`);
  }
}
