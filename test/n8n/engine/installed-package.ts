import './instance';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
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

afterAll(async () => {
  for (const installed of shared.values()) (await installed).remove();
});

/**
 * A community package as one n8n process has it: loaded by n8n-core's own loader from a copy of
 * its files, so that every engine has modules, and with them a token pool, of its own.
 */
export class InstalledPackage {
  private constructor(
    private readonly folder: string,
    private readonly loader: PackageDirectoryLoader,
  ) {}

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
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-n8n-package-'));
    cpSync(join(packageDir, 'package.json'), join(folder, 'package.json'));
    cpSync(join(packageDir, 'dist'), join(folder, 'dist'), { recursive: true });
    symlinkSync(nearestNodeModules(packageDir), join(folder, 'node_modules'));

    const loader = new PackageDirectoryLoader(folder);
    await loader.loadAll();
    for (const { type } of Object.values(loader.credentialTypes)) {
      type.properties = injectDomainRestrictionFields(type);
    }
    return new InstalledPackage(folder, loader);
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

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

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
