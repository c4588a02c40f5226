/**
 * ESLint over what is not n8n's, on the programs that tsc makes of the repository. Each is made once, and
 * what one rule has found out of a type the next one knows: a process for each folder, and one for tsc, would
 * find out the same again.
 *
 *     --types   says what tsc itself finds, too
 */
import { ESLint } from 'eslint';
import ts from 'typescript';

import { at, root } from './repository';
import { formatFaults, readProject } from './typescript-project';

function programOf(file: string): ts.Program {
  const { options, fileNames, errors } = readProject(file);
  return ts.createProgram({
    rootNames: fileNames,
    options,
    configFileParsingDiagnostics: errors,
    // The rules walk from a node to its parent.
    host: ts.createCompilerHost(options, true),
  });
}

function typesFit(programs: readonly ts.Program[]): boolean {
  const found = programs.flatMap((program) => ts.getPreEmitDiagnostics(program));
  process.stdout.write(formatFaults(found));
  return found.length === 0;
}

async function isClean(places: readonly string[], programs: readonly ts.Program[]) {
  const eslint = new ESLint({
    cwd: root,
    flags: ['unstable_config_lookup_from_file'],
    errorOnUnmatchedPattern: false,
    // A file that is named, and that no rule reads.
    warnIgnored: false,
    overrideConfig: [
      { files: ['**/*.ts'], languageOptions: { parserOptions: { programs: [...programs] } } },
    ],
  });
  const results = await eslint.lintFiles([...places]);
  const formatter = await eslint.loadFormatter('stylish');
  process.stdout.write(await formatter.format(results));
  return results.every(({ errorCount, warningCount }) => errorCount + warningCount === 0);
}

async function main(args: readonly string[]): Promise<void> {
  const programs = ['tsconfig.test.json', 'node-red/tsconfig.editor.json'].map((file) =>
    programOf(at(file)),
  );
  const fits = !args.includes('--types') || typesFit(programs);
  const clean = await isClean(
    args.filter((arg) => !arg.startsWith('--')),
    programs,
  );
  process.exitCode = fits && clean ? 0 : 1;
}

void main(process.argv.slice(2));
