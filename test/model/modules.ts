import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

import type * as Errors from '../../core/errors';
import type * as SchemeModule from '../../core/model/scheme';
import type * as SecretModule from '../../core/model/secret';
import type * as CellModule from '../../core/token/cell';

/** The modules of one copy of the core: as it is, or with a fault planted in one of its files. */
export interface Modules {
  readonly TokenCell: typeof CellModule.TokenCell;
  readonly Secret: typeof SecretModule.Secret;
  readonly defineScheme: typeof SchemeModule.defineScheme;
  readonly errors: typeof Errors;
}

/** One line of a source of `core/token/`, and what a tired programmer might have written. */
export interface Planted {
  readonly name: string;
  readonly file: string;
  readonly line: string;
  readonly instead: string;
}

type Run = (exports: object, load: (id: string) => unknown, module: object) => void;

const CORE = path.join(__dirname, '../../core');

/** @throws Error when the line is not there (any more): then the fault must be planted anew. */
export async function loadModules(planted?: Planted): Promise<Modules> {
  let modules: Modules | undefined;
  await jest.isolateModulesAsync(async () => {
    if (planted !== undefined) plant(planted);
    const { TokenCell } = await import('../../core/token/cell');
    const { Secret } = await import('../../core/model/secret');
    const { defineScheme } = await import('../../core/model/scheme');
    const errors = await import('../../core/errors');
    modules = { TokenCell, Secret, defineScheme, errors };
    if (planted !== undefined) jest.dontMock(path.join(CORE, planted.file));
  });
  if (modules === undefined) throw new Error('the core was not loaded');
  return modules;
}

function plant({ name, file, line, instead }: Planted): void {
  const place = path.join(CORE, file);
  const source = readFileSync(place, 'utf8');
  if (source.split(line).length !== 2) {
    throw new Error(`"${name}": ${file} does not hold this once: ${line}. Plant the fault anew.`);
  }
  const { outputText } = ts.transpileModule(
    source.replace(line, () => instead),
    {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    },
  );
  jest.doMock(place, () => {
    const module: { exports: object } = { exports: {} };
    const load = (id: string): unknown =>
      jest.requireActual(id.startsWith('.') ? path.join(path.dirname(place), id) : id);
    // It is our own source with one line changed.
    const run = new Function('exports', 'require', 'module', outputText) as Run;
    run(module.exports, load, module);
    return module.exports;
  });
}
