/** Every text that a user may read: literals of the sources, presets, the documents and their examples. */
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
const GENERATORS = ['scripts/node-red-editor', 'scripts/generate', 'scripts/demo'];
const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'node-red/README.md'],
  ...filesBelow('docs', '.md'),
];
const MANIFESTS = ['package.json', 'node-red/package.json'];

function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`);
}

function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Literals of several words; a single word is an id. */
function literalsOf(file: string, code = textOf(file)): readonly ReaderText[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.ES2022, true);
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
  return textOf(file)
    .split('\n')
    .flatMap((line, index) => {
      if (line.startsWith('```')) isCode = !isCode;
      const text = line.replace(/`[^`]*`|\]\([^)]*\)/g, '');
      return isCode ? [] : [{ where: `${file}:${String(index + 1)}`, text }];
    });
}

/** Examples are texts as well: people begin with a copy. */
function examplesOf(file: string): readonly ReaderText[] {
  const blocks = [...textOf(file).matchAll(/^```(?:ts|json)\n(.*?)^```$/gms)];
  return blocks.flatMap(([, code = '']) => literalsOf(`${file} (example)`, code));
}

function descriptionOf(file: string): ReaderText {
  const { description } = JSON.parse(textOf(file)) as { readonly description: string };
  return { where: file, text: description };
}

function presetTexts(file: string): readonly ReaderText[] {
  const preset = JSON.parse(textOf(file)) as {
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
      .flatMap((file) => literalsOf(file)),
    ...filesBelow('core/described/presets', '.json').flatMap(presetTexts),
    ...DOCUMENTS.flatMap((file) => [...proseOf(file), ...examplesOf(file)]),
    ...MANIFESTS.map(descriptionOf),
  ];
}
