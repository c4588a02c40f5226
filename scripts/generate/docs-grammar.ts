import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import type { GeneratedFile } from '../generated-file';
import { code, table } from './docs-markdown';

const SOURCES = ['core/described/grammar.ts', 'core/described/grammar-values.ts'];

/** docs/grammar.md: every member of a description, from the types that the compiler of descriptions has. */
export function docsGrammar(): readonly GeneratedFile[] {
  const declarations = SOURCES.flatMap(declarationsOf);
  const names = new Set(declarations.map(({ name }) => name.text));
  const sections = declarations.map((declaration) => sectionOf(declaration, names));
  const text = `<!-- Generated from ${SOURCES.join(' and ')} by "npm run generate". Do not edit. -->

# Reference of the JSON document

Every member of the document that describes a sign-in, generated from the types that Latchkey reads it with. Start with [Your API in two minutes](your-api.md#a-document), or with the document of [a preset](presets.md): Show Description returns it. Members marked with ? are optional. An unknown member is an error.

${sections.join('\n\n')}
`;
  return [{ path: 'docs/grammar.md', text }];
}

function declarationsOf(path: string): readonly Declaration[] {
  const file = join(__dirname, '../..', path);
  const text = readFileSync(file, 'utf8');
  return ts
    .createSourceFile(file, text, ts.ScriptTarget.Latest, true)
    .statements.filter(isDeclaration);
}

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

function isDeclaration(node: ts.Statement): node is Declaration {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

function sectionOf(declaration: Declaration, names: ReadonlySet<string>): string {
  const parts = ts.isInterfaceDeclaration(declaration)
    ? interfaceParts(declaration, names)
    : typeParts(declaration.type, names);
  return [`## ${declaration.name.text}`, commentOf(declaration), ...parts]
    .filter((part) => part !== '')
    .join('\n\n');
}

function interfaceParts(
  node: ts.InterfaceDeclaration,
  names: ReadonlySet<string>,
): readonly string[] {
  const bases = (node.heritageClauses ?? []).flatMap(({ types }) =>
    types.map((type) => type.getText()),
  );
  const also = bases.map((base) => `All members of ${linked(base, names)}, and:`);
  return [...also, membersTable(node.members, names)];
}

/** What a type is made of: members, alternatives, another type. */
function typeParts(type: ts.TypeNode, names: ReadonlySet<string>): readonly string[] {
  if (ts.isParenthesizedTypeNode(type)) return typeParts(type.type, names);
  if (ts.isTypeLiteralNode(type)) return [membersTable(type.members, names)];
  if (ts.isIntersectionTypeNode(type)) {
    return type.types.flatMap((part, index) => {
      const [first = '', ...rest] = typeParts(part, names);
      return index === 0
        ? [first, ...rest]
        : [`And ${first.charAt(0).toLowerCase()}${first.slice(1)}`, ...rest];
    });
  }
  if (ts.isTypeReferenceNode(type) && names.has(type.getText())) {
    return [`The members of one ${linked(type.getText(), names)}.`];
  }
  if (ts.isUnionTypeNode(type) && type.types.some(hasMembers)) {
    return ['One of:', table(['members', 'meaning'], alternativesOf(type, names))];
  }
  return [code(plain(type.getText()))];
}

function hasMembers(type: ts.TypeNode): boolean {
  return ts.isTypeLiteralNode(type) && type.members.some(ts.isPropertySignature);
}

function alternativesOf(
  type: ts.UnionTypeNode,
  names: ReadonlySet<string>,
): readonly (readonly string[])[] {
  return type.types.map((alternative) => {
    const members = ts.isTypeLiteralNode(alternative)
      ? alternative.members
          .filter(ts.isPropertySignature)
          .map((member) => `${nameOf(member)}: ${typeOf(member, names)}`)
          .join(', ')
      : linked(alternative.getText(), names);
    return [members, commentBefore(alternative)];
  });
}

function membersTable(members: ts.NodeArray<ts.TypeElement>, names: ReadonlySet<string>): string {
  const rows = members
    .filter(ts.isPropertySignature)
    .map((member) => [nameOf(member), typeOf(member, names), commentOf(member)]);
  return table(['member', 'value', 'meaning'], rows);
}

function nameOf({ name, questionToken }: ts.PropertySignature): string {
  return `${code(name.getText())}${questionToken === undefined ? '' : '?'}`;
}

function typeOf({ type }: ts.PropertySignature, names: ReadonlySet<string>): string {
  return type === undefined ? '' : linked(type.getText(), names);
}

/** A type of this page as a link to it, a list of one likewise. */
function linked(text: string, names: ReadonlySet<string>): string {
  const type = plain(text);
  const [, name = '', list = ''] = /^(\w+)(\[\])?$/.exec(type) ?? [];
  if (!names.has(name)) return code(type);
  return `[${code(name)}](#${name.toLowerCase()})${list === '' ? '' : ', a list'}`;
}

/** In JSON nothing can be changed, so that the word says nothing there. */
function plain(text: string): string {
  return text
    .replace(/\breadonly /g, '')
    .replace(/Readonly<Record<(\w+), (\w+)>>/, '{ [name: $1]: $2 }')
    .replace(/\s+/g, ' ')
    .replace(/^\| /, '');
}

function commentOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
    .replace(/\s+/g, ' ');
}

/** The comment of an alternative stands before its bar, which TypeScript gives to the whole union. */
function commentBefore(node: ts.Node): string {
  const { text } = node.getSourceFile();
  const [, comment = ''] =
    /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*\|?\s*$/.exec(text.slice(0, node.getStart())) ?? [];
  return comment
    .replace(/\n\s*\*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
