/**
 * n8n's own `n8n-node lint` in strict mode, which wants its default configuration as it is. The tool
 * weighs hundreds of megabytes, so it is installed once into .cache/, and asked before a release only;
 * every day the same rules are read from lint/n8n.mjs.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { at } from '../repository';
import { run } from './run-command';

const NODE_CLI = '0.48.3';

/** What `n8n-node lint` looks at. core/ is there to be found by imports: its errors are no node's. */
const LINTED = ['package.json', 'tsconfig.base.json', 'credentials', 'icons', 'nodes'];

const folder = at('.cache', `n8n-node-cli-${NODE_CLI}`);

interface Manifest {
  readonly devDependencies: Readonly<Record<string, string>>;
}

function install(): void {
  if (existsSync(path.join(folder, 'complete'))) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const ours = (JSON.parse(readFileSync(at('package.json'), 'utf8')) as Manifest).devDependencies;
  const dependencies = Object.fromEntries(
    ['eslint', 'n8n-workflow', 'typescript'].map((name) => [name, ours[name] ?? '*']),
  );
  const manifest = { private: true, dependencies: { ...dependencies, '@n8n/node-cli': NODE_CLI } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  writeFileSync(path.join(folder, 'complete'), '');
}

/** A copy of what is published, beside the tool and under n8n's default configuration. */
function copyOfPackage(): string {
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
  symlinkSync(at('core'), path.join(copy, 'core'));
  const tsconfig = { extends: './tsconfig.base.json', include: ['**/*.ts', 'nodes/**/*.json'] };
  writeFileSync(path.join(copy, 'tsconfig.json'), JSON.stringify(tsconfig));
  const template = 'dist/template/templates/shared/default/eslint.config.mjs';
  cpSync(
    path.join(folder, 'node_modules/@n8n/node-cli', template),
    path.join(copy, 'eslint.config.mjs'),
  );
  return copy;
}

install();
const bin = path.join(folder, 'node_modules', '.bin');
const PATH = `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`;
console.log(run(path.join(bin, 'n8n-node'), ['lint'], { cwd: copyOfPackage(), env: { PATH } }));
