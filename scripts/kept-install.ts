/** What only a release, a gate or the tests of the real hosts need: fetched from npm once into .cache, then reused. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { at } from './repository';
import { runLong } from './run-long';

export const N8N_VERSION = '2.41.1';
export const NODE_RED_VERSION = '5.0.7';
const NODE_VERSION = '24.21.0';

const CACHE = at('.cache', 'hosts');

interface Recipe {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, string>>;
  /** Packages whose binary is compiled here. */
  readonly rebuild?: readonly string[];
  /** Text of the `package-lock.json` to hold it to; another one is fetched anew. */
  readonly lock?: string;
}

/** Path of a Node.js 24, which the newest n8n and Node-RED 5 ask for. The binary lies in the package. */
export async function node24(): Promise<string> {
  const platform = `node-${process.platform}-${process.arch}`;
  const folder = await kept(`node-${NODE_VERSION}`, { dependencies: { [platform]: NODE_VERSION } });
  return path.join(folder, 'node_modules', platform, 'bin', 'node');
}

/** Path of n8n's start script. Five minutes and 2.5 GB at the first call. */
export async function n8nScript(node: string): Promise<string> {
  const recipe = {
    dependencies: { n8n: N8N_VERSION },
    // Without these n8n asks for what is not on npm: `cssomnom` and an address of its own for xlsx.
    overrides: { linkedom: '0.18.12', xlsx: '0.18.5' },
    rebuild: ['sqlite3'],
  };
  const folder = await kept(`n8n-${N8N_VERSION}`, recipe, node);
  return path.join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
}

/** Path of Node-RED's start script. */
export async function nodeRedScript(node: string): Promise<string> {
  const recipe = { dependencies: { 'node-red': NODE_RED_VERSION } };
  const folder = await kept(`node-red-${NODE_RED_VERSION}`, recipe, node);
  return path.join(folder, 'node_modules', 'node-red', 'red.js');
}

/** A folder with these packages installed; fetched at the first call, however long that takes. */
export async function kept(name: string, recipe: Recipe, node = process.execPath): Promise<string> {
  const folder = path.join(CACHE, name);
  const complete = path.join(folder, 'complete');
  const { rebuild = [], lock = '', ...manifest } = recipe;
  if (existsSync(complete) && readFileSync(complete, 'utf8') === lock) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const text = JSON.stringify({ name: 'kept', private: true, ...manifest });
  writeFileSync(path.join(folder, 'package.json'), text);
  if (lock !== '') writeFileSync(path.join(folder, 'package-lock.json'), lock);
  // Its own Node.js first: npm then checks and builds for that one.
  const env = { PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}` };
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  // What a lock names does not change: what npm has already is not asked for again.
  const command = lock === '' ? ['install'] : ['ci', '--prefer-offline'];
  await runLong('npm', [...command, '--ignore-scripts', ...quiet], { cwd: folder, env });
  if (rebuild.length > 0) {
    await runLong('npm', ['rebuild', '--ignore-scripts=false', ...quiet, ...rebuild], {
      cwd: folder,
      env,
    });
  }
  writeFileSync(complete, lock);
  return folder;
}
