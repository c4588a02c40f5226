/** Every text that a user may read: literals of the sources, presets, and the documents. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from '../../scripts/repository';

export interface ReaderText {
  /** File and line. */
  readonly where: string;
  readonly text: string;
}

const SOURCES = ['core', 'nodes', 'credentials', 'node-red/src', 'node-red/editor'];
const GENERATORS = ['scripts/node-red-editor', 'scripts/generate'];
const DOCUMENTS = ['README.md', 'node-red/README.md', 'SECURITY.md', 'CHANGELOG.md'];

function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`);
}

/** Literals of several words; a single word is an id. */
function literalsOf(file: string): readonly ReaderText[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(root, file), 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );
  const found: ReaderText[] = [];
  const visit = (node: ts.Node): void => {
    const isPart = ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if ((ts.isStringLiteralLike(node) || isPart) && /\p{L} \p{L}/u.test(node.text)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ where: `${file}:${String(line + 1)}`, text: node.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A document without its code: commands and names are no sentences. */
function proseOf(file: string): readonly ReaderText[] {
  let isCode = false;
  return readFileSync(path.join(root, file), 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.startsWith('```')) isCode = !isCode;
      const text = line.replace(/`[^`]*`|\]\([^)]*\)/g, '');
      return isCode ? [] : [{ where: `${file}:${String(index + 1)}`, text }];
    });
}

function presetTexts(file: string): readonly ReaderText[] {
  const preset = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as {
    readonly credentials: string;
    readonly description: { readonly fields?: readonly Readonly<Record<string, unknown>>[] };
  };
  const fields = (preset.description.fields ?? []).flatMap(({ label, where }) => [label, where]);
  return [preset.credentials, ...fields]
    .filter((text) => typeof text === 'string')
    .map((text) => ({ where: file, text }));
}

export function readerTexts(): readonly ReaderText[] {
  return [
    ...[...SOURCES, ...GENERATORS]
      .flatMap((folder) => filesBelow(folder, '.ts'))
      .flatMap(literalsOf),
    ...filesBelow('core/described/presets', '.json').flatMap(presetTexts),
    ...[...DOCUMENTS, ...filesBelow('docs', '.md')].flatMap(proseOf),
  ];
}
