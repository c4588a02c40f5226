/**
 * The n8n tarball, installed as the README says and loaded by n8n's own loader. n8n hands `n8n-workflow`
 * to a community package by NODE_PATH, so this does too.
 */
import path from 'node:path';

import { at, readManifest } from '../repository';
import type { GateReport } from './gate';
import { installAsTold, strayFiles } from './packed-package';
import type { PackedPackage } from './packed-package';
import { attempt } from './run-command';

const ALLOWED =
  /^(?:docs\/[a-z-]+\.md|examples\/n8n\/[a-z0-9/-]+\.json|dist\/(?:core|credentials|icons|nodes|presets)\/|(?:package\.json|README\.md|LICENSE)$)/u;

/** Runs in a process of its own: prints the names of what n8n found. */
const LOAD = `
require('reflect-metadata');
const { PackageDirectoryLoader } = require('n8n-core');
const loader = new PackageDirectoryLoader(process.argv[1]);
loader.loadAll().then(() => {
  const { nodes, credentials } = loader.types;
  process.stdout.write(JSON.stringify({
    nodes: nodes.map((node) => node.name),
    credentials: credentials.map((credential) => credential.name),
    icons: [...nodes, ...credentials].every((type) => type.iconUrl !== undefined),
  }));
});
`;

interface Loaded {
  readonly nodes: readonly string[];
  readonly credentials: readonly string[];
  readonly icons: boolean;
}

/** n8n's loader adds to a node that can be a tool a second description with this ending. */
const own = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !name.endsWith('Tool'));

function compare(what: string, registered: number, loaded: readonly string[]): readonly string[] {
  if (registered === 0) return [`package.json names no ${what}, so nothing was loaded`];
  if (registered === loaded.length) return [];
  return [
    `${String(registered)} ${what} in package.json, n8n loaded ${loaded.join(', ') || 'none'}`,
  ];
}

export function loadPackedN8n(packed: PackedPackage, target: string): GateReport {
  const { tarball, files } = packed;
  const modules = installAsTold('n8n', tarball, target);
  const installed = path.join(modules, 'n8n-nodes-latchkey');
  const manifest = readManifest(installed);
  const answer = attempt(process.execPath, ['-e', LOAD, installed], {
    cwd: target,
    env: { NODE_PATH: at('node_modules') },
  });
  const loaded: Loaded =
    answer.status === 0
      ? (JSON.parse(answer.stdout) as Loaded)
      : { nodes: [], credentials: [], icons: false };
  return {
    gate: 'n8n tarball, installed and loaded',
    problems: [
      ...strayFiles(packed).map((file) => `${file} does not belong into the tarball`),
      ...files.filter((file) => !ALLOWED.test(file)).map((file) => `${file} was not expected`),
      ...(files.includes('dist/core/index.js') ? [] : ['dist/core/index.js is missing']),
      ...(answer.status === 0 ? [] : [`n8n's loader: ${answer.stderr}`]),
      ...compare('nodes', manifest.n8n?.nodes.length ?? 0, own(loaded.nodes)),
      ...compare('credentials', manifest.n8n?.credentials.length ?? 0, loaded.credentials),
      ...(loaded.icons ? [] : ['a node or a credential has no icon']),
    ],
    seen: [
      `${String(files.length)} files`,
      `nodes ${own(loaded.nodes).join(', ') || 'none'}`,
      `credentials ${loaded.credentials.join(', ') || 'none'}`,
    ],
  };
}
