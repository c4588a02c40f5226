import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Absolute path of the repository's root. */
export const root = path.resolve(__dirname, '..');

/** Absolute path of something in the repository. */
export const at = (...parts: readonly string[]): string => path.join(root, ...parts);

/** What the scripts read of a package.json. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly keywords?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly n8n?: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
  readonly 'node-red'?: {
    readonly version: string;
    readonly nodes: Readonly<Record<string, string>>;
  };
}

/** Reads `package.json` of a folder. Throws where there is none. */
export function readManifest(folder: string): PackageManifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as PackageManifest;
}
