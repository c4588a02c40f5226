/** From TypeScript to JavaScript, file by file, as `isolatedModules` allows: types are checked elsewhere, once. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

import { formatFaults, readProject } from './typescript-project';

/** What both packages hold is transpiled once. */
const outputs = new Map<string, string>();

/** What is left of a file of types: nobody imports it. */
const ONLY_TYPES =
  /^(?:"use strict";\s*Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);|export \{\};)\s*$/;

/** Writes what tsc would, for every file of a project that holds more than types, into its `outDir`. */
export function transpile(project: string): void {
  const { options, fileNames, errors } = readProject(project);
  const { rootDir, outDir } = options;
  if (errors.length > 0 || rootDir === undefined || outDir === undefined) {
    throw new Error(`${project}: ${formatFaults(errors) || 'no rootDir or outDir'}`);
  }
  for (const file of fileNames.filter((name) => !name.endsWith('.d.ts'))) {
    const output = outputOf(file, options);
    if (ONLY_TYPES.test(output)) continue;
    const to = path.join(outDir, path.relative(rootDir, file)).replace(/\.ts$/, '.js');
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, output);
  }
}

function outputOf(file: string, options: ts.CompilerOptions): string {
  const key = `${String(options.module)} ${file}`;
  const known = outputs.get(key);
  if (known !== undefined) return known;
  const text = readFileSync(file, 'utf8');
  const output = file.endsWith('.json')
    ? text
    : ts.transpileModule(text, { compilerOptions: options, fileName: file }).outputText;
  outputs.set(key, output);
  return output;
}
