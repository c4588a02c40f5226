/** A project of TypeScript as its `tsconfig` says, and its faults as tsc would print them. */
import path from 'node:path';
import ts from 'typescript';

import { root } from './repository';

export function readProject(file: string): ts.ParsedCommandLine {
  return ts.parseJsonConfigFileContent(
    ts.readConfigFile(file, (name) => ts.sys.readFile(name)).config,
    ts.sys,
    path.dirname(file),
  );
}

/** An empty text where there are none. */
export function formatFaults(faults: readonly ts.Diagnostic[]): string {
  return ts.formatDiagnosticsWithColorAndContext(faults, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  });
}
