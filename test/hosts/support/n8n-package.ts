/** Our packed package in the user folder of an n8n. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { pack } from '../../../scripts/gates/packed-package';
import { root } from '../../../scripts/repository';
import { runLong } from '../../../scripts/run-long';

/**
 * Step by step what n8n's installer of community packages does with the tarball (its page in the
 * editor takes only names of the registry): unpack, strip what n8n gives itself, install the rest.
 */
export async function installPackage(folder: string, node: string): Promise<void> {
  const nodes = path.join(folder, '.n8n', 'nodes');
  const target = path.join(nodes, 'node_modules', 'n8n-nodes-latchkey');
  mkdirSync(target, { recursive: true });
  const { unpacked } = pack(root, path.join(folder, 'packed'));
  cpSync(unpacked, target, { recursive: true });
  const file = path.join(target, 'package.json');
  const whole = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const given = ['devDependencies', 'peerDependencies', 'optionalDependencies'];
  const manifest = Object.fromEntries(
    Object.entries(whole).filter(([key]) => !given.includes(key)),
  );
  writeFileSync(file, JSON.stringify(manifest, null, 2));
  await runLong(
    'npm',
    [
      'install',
      '--audit=false',
      '--fund=false',
      '--bin-links=false',
      '--install-strategy=shallow',
      '--ignore-scripts=true',
      '--package-lock=false',
    ],
    {
      cwd: target,
      env: { PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}` },
    },
  );
  const dependencies = { 'n8n-nodes-latchkey': manifest['version'] };
  writeFileSync(
    path.join(nodes, 'package.json'),
    JSON.stringify({ name: 'installed-nodes', private: true, dependencies }),
  );
}
