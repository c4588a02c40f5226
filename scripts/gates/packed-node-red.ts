/**
 * The Node-RED tarball, installed as the README says. Its files are required with nothing of n8n in reach, and
 * have to register the very types that package.json promises.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { readManifest } from '../repository';
import type { GateReport } from './gate';
import { installAsTold, strayFiles } from './packed-package';
import type { PackedPackage } from './packed-package';
import { attempt } from './run-command';

const ALLOWED =
  /^(?:dist\/(?:core|node-red|presets)\/|examples\/|resources\/|(?:package\.json|README\.md|LICENSE)$)/u;

/**
 * Runs in a process of its own: calls each registered file with a RED that takes every call and
 * remembers the types. The real Node-RED is tried in test/node-red.
 */
const LOAD = `
const path = require('node:path');
const { nodes } = require(path.join(process.argv[1], 'package.json'))['node-red'];
const types = [];
const anything = () => new Proxy(function () {}, {
  get: (_target, key) => (key === 'registerType' ? (type) => types.push(type) : key === 'then' ? undefined : anything()),
  apply: () => anything(),
});
(async () => {
  for (const file of Object.values(nodes)) {
    const loaded = require(path.join(process.argv[1], file));
    await (loaded.default ?? loaded)(anything());
  }
  process.stdout.write(JSON.stringify(types), () => process.exit(0));
})().catch((error) => { console.error(error); process.exit(1); });
`;

export function loadPackedNodeRed(packed: PackedPackage, target: string): GateReport {
  const { tarball, files } = packed;
  const modules = installAsTold('node-red', tarball, target);
  const installed = path.join(modules, '@latchkey', 'node-red');
  const { dependencies = {}, 'node-red': section } = readManifest(installed);
  const promised = Object.keys(section?.nodes ?? {});
  const answer = attempt(process.execPath, ['-e', LOAD, installed], {
    cwd: target,
    env: { NODE_PATH: '' },
  });
  const types = answer.status === 0 ? (JSON.parse(answer.stdout) as readonly string[]) : [];
  const neighbours = readdirSync(modules).filter((name) => !name.startsWith('.'));
  return {
    gate: 'Node-RED tarball, installed and loaded',
    problems: [
      ...strayFiles(packed).map((file) => `${file} does not belong into the tarball`),
      ...files.filter((file) => !ALLOWED.test(file)).map((file) => `${file} was not expected`),
      ...(files.includes('dist/core/index.js') ? [] : ['dist/core/index.js is missing']),
      ...(existsSync(path.join(modules, 'n8n-workflow')) ? ['n8n-workflow was installed'] : []),
      ...(promised.length === 0 ? ['package.json names no nodes, so nothing was loaded'] : []),
      ...(answer.status === 0 ? [] : [`loading: ${answer.stderr}`]),
      ...promised
        .filter((type) => !types.includes(type))
        .map((type) => `${type} is in package.json and registers no node of that name`),
    ],
    seen: [
      `${String(files.length)} files`,
      `${String(Object.keys(dependencies).length)} dependencies, ${String(neighbours.length)} folders installed`,
      `types ${types.join(', ') || 'none'}`,
    ],
  };
}
