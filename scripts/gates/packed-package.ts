import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { run } from './run-command';

/** A package as `npm publish` would send it. */
export interface PackedPackage {
  readonly tarball: string;
  /** Folder with the tarball's contents. */
  readonly unpacked: string;
  /** Paths in the tarball, from the package's root. */
  readonly files: readonly string[];
}

/** Packs the package in `folder` into `target`. */
export function pack(folder: string, target: string): PackedPackage {
  const unpacked = path.join(target, 'unpacked');
  mkdirSync(unpacked, { recursive: true });
  const answer = run('npm', ['pack', '--json', '--pack-destination', target], { cwd: folder });
  const [entry] = JSON.parse(answer) as readonly {
    readonly filename: string;
    readonly files: readonly { readonly path: string }[];
  }[];
  if (entry === undefined) throw new Error(`npm pack made nothing of ${folder}`);
  const tarball = path.join(target, entry.filename);
  run('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1'], { cwd: target });
  return { tarball, unpacked, files: entry.files.map((file) => file.path) };
}

/**
 * Installs a tarball into an empty folder, as a person would (no scripts, no peers, from the cache
 * where it can). Returns the folder of the installed package's parent, `node_modules`.
 */
export function installAlone(tarball: string, target: string): string {
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, 'package.json'), '{ "private": true }\n');
  const flags = ['--prefer-offline', '--ignore-scripts', '--omit=dev', '--omit=peer', '--no-audit'];
  run('npm', ['install', ...flags, tarball], { cwd: target });
  return path.join(target, 'node_modules');
}

const FOREIGN = /(?:^|\/)(?:test|tests|simulators|bench|scripts|docs|coverage|node_modules)\//u;
const SOURCES = /\.(?:ts|mts|cts|tsbuildinfo|map|tgz|test\.js)$/u;

/** Paths that have no business in a tarball. */
export function strayFiles(files: readonly string[]): readonly string[] {
  return files.filter((file) => FOREIGN.test(file) || SOURCES.test(file));
}
