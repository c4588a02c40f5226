import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { at } from '../repository';
import { attempt, run } from './run-command';

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
 * Installs a tarball as the README says, by its own commands, for a person whose home is `target`.
 * Returns the `node_modules` that the host reads.
 */
export function installAsTold(host: 'n8n' | 'node-red', tarball: string, target: string): string {
  const place = { n8n: '.n8n/nodes', 'node-red': '.node-red' }[host];
  const block = installCommands().find((commands) => commands.includes(`cd ~/${place}\n`));
  if (block === undefined) throw new Error(`README.md, Install: no commands that enter ~/${place}`);
  mkdirSync(target, { recursive: true });
  const { stdout: cache } = attempt('npm', ['config', 'get', 'cache'], { cwd: target });
  const { stdout: settings } = attempt('npm', ['config', 'get', 'userconfig'], { cwd: target });
  run('bash', ['-ec', block.replace(/\/path\/to\/\S+\.tgz/u, tarball)], {
    cwd: target,
    env: {
      HOME: target,
      // The home is made up; registry and cache are those of this machine.
      npm_config_cache: cache.trim(),
      npm_config_userconfig: settings.trim(),
      npm_config_prefer_offline: 'true',
    },
  });
  return path.join(target, place, 'node_modules');
}

/** The blocks of commands in the README's section on installing. */
function installCommands(): readonly string[] {
  const [, section = ''] = readFileSync(at('README.md'), 'utf8').split('\n## Install\n');
  const [own = ''] = section.split('\n## ');
  return [...own.matchAll(/^```sh\n(.*?)^```$/gmsu)].map(([, commands = '']) => commands);
}

const FOREIGN = /(?:^|\/)(?:test|tests|simulators|bench|scripts|coverage|node_modules)\//u;
const SOURCES = /\.(?:ts|mts|cts|tsbuildinfo|map|tgz|test\.js)$/u;

const CODE = /[^\s;{}]/u;
/** What a compiler writes around code. */
const AROUND_CODE = /"use strict"|Object\.defineProperty\(exports, "__esModule".*|export \{\}/gu;

/** Paths that have no business in a tarball, also those of modules in which nothing is left. */
export function strayFiles({ files, unpacked }: PackedPackage): readonly string[] {
  const isHollow = (file: string): boolean =>
    file.endsWith('.js') &&
    !CODE.test(readFileSync(path.join(unpacked, file), 'utf8').replace(AROUND_CODE, ''));
  return files.filter((file) => FOREIGN.test(file) || SOURCES.test(file) || isHollow(file));
}
