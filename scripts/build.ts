/**
 * Builds both packages: `dist/` for n8n and `node-red/dist/` for Node-RED, each with its own copy of
 * core/. Types are checked meanwhile. Everything is written even where they do not fit, and then the exit
 * code says so: a type error in one host must not keep the other from being tried.
 *
 *     --only node-red   that package alone, for `npm run dev`
 *     --no-types        without the types: `npm test` checks those of the whole repository at once
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { presets } from '../presets';
import { vendors } from '../core/vendors';
import { editorFiles } from './node-red-editor';
import { presetsModule } from './presets-module';
import { at, readManifest, root } from './repository';
import { transpile } from './transpile';

function typesFit(project: string): Promise<boolean> {
  const tsc = require.resolve('typescript/bin/tsc');
  const child = spawn(process.execPath, [tsc, '--noEmit', '-p', project], {
    cwd: root,
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)));
}

function copy(from: string, to: string, extensions: readonly string[]): void {
  if (!existsSync(from)) return;
  cpSync(from, to, {
    recursive: true,
    filter: (file) => path.extname(file) === '' || extensions.includes(path.extname(file)),
  });
}

/** n8n finds an icon by a path relative to the compiled file, so dist/ mirrors the repository. */
function copyForN8n(): void {
  copy(at('icons'), at('dist', 'icons'), ['.svg']);
}

/** Node-RED looks for a node's .html, `icons/` and `locales/` beside its compiled .js. */
function writeForNodeRed(): void {
  const registered = Object.values(readManifest(at('node-red'))['node-red']?.nodes ?? {});
  const folders = new Set(registered.map((file) => path.dirname(at('node-red', file))));
  for (const folder of folders) {
    copy(at('node-red', 'icons'), path.join(folder, 'icons'), ['.svg', '.png']);
    for (const file of editorFiles(vendors)) write(path.join(folder, file.path), file.text);
  }
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The sources find the presets by folder; the packages hold them as data. */
function holdPresets(dist: string): void {
  writeFileSync(path.join(dist, 'presets', 'index.js'), presetsModule(presets()));
}

const isNodeRedOnly = process.argv.includes('--only') && process.argv.includes('node-red');
const checked = [
  isNodeRedOnly ? at('node-red', 'tsconfig.json') : at('tsconfig.hosts.json'),
  at('node-red', 'tsconfig.editor.json'),
];
const types = process.argv.includes('--no-types') ? [] : checked.map(typesFit);

console.log(isNodeRedOnly ? 'Building ...' : 'Building both packages ...');
const folders = [at('node-red', 'dist'), at('node-red', 'resources')];
for (const folder of isNodeRedOnly ? folders : [at('dist'), ...folders]) {
  rmSync(folder, { recursive: true, force: true });
}
if (!isNodeRedOnly) transpile(at('tsconfig.json'));
transpile(at('node-red', 'tsconfig.json'));
// The editor's half runs in the browser; Node-RED serves `resources/`.
transpile(at('node-red', 'tsconfig.editor.json'));
holdPresets(at('node-red', 'dist'));
writeForNodeRed();
if (!isNodeRedOnly) {
  holdPresets(at('dist'));
  copyForN8n();
  mkdirSync(at('.cache'), { recursive: true });
  writeFileSync(at('.cache', 'built'), '');
}
void Promise.all(types).then((fit) => {
  process.exitCode = fit.every(Boolean) ? 0 : 1;
});
