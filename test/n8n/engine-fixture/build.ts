import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  copyFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

/**
 * Builds the made-up package of this folder.
 * @returns a new folder with its package.json and `dist/`, for `createEngine`.
 */
export function buildFixture(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-n8n-fixture-'));
  mkdirSync(join(folder, 'dist'));
  copyFileSync(join(__dirname, 'package.json'), join(folder, 'package.json'));
  for (const file of readdirSync(__dirname).filter((name) =>
    /\.(credentials|node)\.ts$/.test(name),
  )) {
    const { outputText } = transpileModule(readFileSync(join(__dirname, file), 'utf8'), {
      compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
    });
    writeFileSync(join(folder, 'dist', file.replace(/\.ts$/, '.js')), outputText);
  }
  return folder;
}
