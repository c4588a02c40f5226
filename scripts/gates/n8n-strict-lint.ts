/**
 * n8n's own `n8n-node lint` in strict mode, which wants its default configuration as it is. The tool
 * weighs hundreds of megabytes, so it is installed once into .cache/, and asked before a release only;
 * every day the same rules are read from lint/n8n.mjs.
 */
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { kept } from '../kept-install';
import { at, readManifest, root } from '../repository';
import { run } from './run-command';

const NODE_CLI = '0.48.3';

/** What `n8n-node lint` looks at. */
const LINTED = ['package.json', 'tsconfig.base.json', 'credentials', 'icons', 'nodes'];
/** What is there to be found by imports: its errors are no node's. */
const IMPORTED = ['core', 'presets'];

/** The tool, and what it takes from the package that it looks at. */
function install(): Promise<string> {
  const { devDependencies = {} } = readManifest(root);
  const dependencies = Object.fromEntries(
    ['eslint', 'n8n-workflow', 'typescript'].map((name) => [name, devDependencies[name] ?? '*']),
  );
  return kept(`n8n-node-cli-${NODE_CLI}`, {
    dependencies: { ...dependencies, '@n8n/node-cli': NODE_CLI },
  });
}

/** A copy of what is published, beside the tool and under n8n's default configuration. */
function copyOfPackage(folder: string): string {
  const copy = path.join(folder, 'package');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const name of LINTED) {
    cpSync(at(name), path.join(copy, name), {
      recursive: true,
      filter: (file) => !file.endsWith('eslint.config.mjs'),
    });
  }
  // ESLint walks into no symbolic link.
  for (const name of IMPORTED) symlinkSync(at(name), path.join(copy, name));
  const tsconfig = { extends: './tsconfig.base.json', include: ['**/*.ts', 'nodes/**/*.json'] };
  writeFileSync(path.join(copy, 'tsconfig.json'), JSON.stringify(tsconfig));
  const template = 'dist/template/templates/shared/default/eslint.config.mjs';
  cpSync(
    path.join(folder, 'node_modules/@n8n/node-cli', template),
    path.join(copy, 'eslint.config.mjs'),
  );
  return copy;
}

async function main(): Promise<void> {
  const folder = await install();
  const bin = path.join(folder, 'node_modules', '.bin');
  const PATH = `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`;
  const options = { cwd: copyOfPackage(folder), env: { PATH } };
  console.log(run(path.join(bin, 'n8n-node'), ['lint'], options));
}

void main();
