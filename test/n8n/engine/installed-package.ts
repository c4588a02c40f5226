import './instance';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import {
  injectDomainRestrictionFields,
  type ICredentialType,
  type INodeType,
  type IVersionedNodeType,
} from 'n8n-workflow';

const shared = new Map<string, Promise<InstalledPackage>>();

/** Where packages are copied from that a test has made for itself: their copies go with it. */
const made = new Set<string>();

afterAll(() => {
  for (const home of made) rmSync(home, { recursive: true, force: true });
});

/** How many processes this test file has started. */
let processes = 0;

/**
 * A community package as one n8n process has it: loaded by n8n-core's own loader from a copy of
 * its files, so that every engine has modules, and with them a token pool, of its own.
 */
export class InstalledPackage {
  private constructor(private readonly loader: PackageDirectoryLoader) {}

  /**
   * The one that all engines of a test file share as long as they need no process of their own: a
   * process has many credentials, and loading the package takes longer than most tests.
   */
  static shared(packageDir: string): Promise<InstalledPackage> {
    const known = shared.get(packageDir);
    if (known !== undefined) return known;
    const installed = InstalledPackage.install(packageDir);
    shared.set(packageDir, installed);
    return installed;
  }

  /** @param packageDir holds package.json with the `n8n` section, and the built `dist/`. */
  static async install(packageDir: string): Promise<InstalledPackage> {
    const folder = copyFor(packageDir, (processes += 1));
    const loader = new PackageDirectoryLoader(folder);
    await loader.loadAll();
    for (const { type } of Object.values(loader.credentialTypes)) {
      type.properties = injectDomainRestrictionFields(type);
    }
    return new InstalledPackage(loader);
  }

  get name(): string {
    return this.loader.packageName;
  }

  /** @param name without the package's own prefix. */
  node(name: string): INodeType | IVersionedNodeType {
    return this.loader.getNode(name).type;
  }

  hasCredential(name: string): boolean {
    return name in this.loader.known.credentials;
  }

  credential(name: string): ICredentialType {
    return this.loader.getCredential(name).type;
  }

  extendedBy(name: string): readonly string[] {
    return this.loader.known.credentials[name]?.extends ?? [];
  }

  /** Node types, with the package's prefix, that list this credential. */
  supportedNodes(name: string): readonly string[] {
    return (this.loader.known.credentials[name]?.supportedNodes ?? []).map(
      (node) => `${this.name}.${node}`,
    );
  }
}

/**
 * The folder that the n-th process of a test file loads the package from. Every file has the same ones:
 * copying 300 files for each process and removing them costs more than most tests.
 */
function copyFor(packageDir: string, process: number): string {
  const home = join(tmpdir(), 'latchkey-n8n-packages', digest(packageDir));
  if (packageDir.startsWith(tmpdir())) made.add(home);
  const build = digest(stateOf(packageDir));
  const folder = join(home, build, String(process));
  if (existsSync(folder)) return folder;
  mkdirSync(join(home, build), { recursive: true });
  for (const older of readdirSync(home)) {
    if (older !== build) rmSync(join(home, older), { recursive: true, force: true });
  }
  // Another worker may make the same one at this moment: each is whole, and the first one stays.
  const mine = mkdtempSync(join(home, build, 'making-'));
  cpSync(join(packageDir, 'package.json'), join(mine, 'package.json'));
  cpSync(join(packageDir, 'dist'), join(mine, 'dist'), { recursive: true });
  symlinkSync(nearestNodeModules(packageDir), join(mine, 'node_modules'));
  try {
    renameSync(mine, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(mine, { recursive: true, force: true });
  }
  return folder;
}

/** Another text after each build. */
function stateOf(packageDir: string): string {
  const files = readdirSync(join(packageDir, 'dist'), { recursive: true, encoding: 'utf8' });
  return ['package.json', ...files.map((file) => join('dist', file))]
    .map((file) => `${file} ${String(statSync(join(packageDir, file)).mtimeMs)}`)
    .join('\n');
}

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

function nearestNodeModules(from: string): string {
  for (const start of [from, __dirname]) {
    for (let folder = start; ; folder = dirname(folder)) {
      const candidate = join(folder, 'node_modules');
      if (existsSync(join(candidate, 'n8n-workflow'))) return candidate;
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error(`No node_modules with n8n-workflow above ${from}.`);
}
