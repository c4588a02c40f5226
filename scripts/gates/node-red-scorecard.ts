/**
 * `node-red-dev validate`, the scorecard of the flow library, on the unpacked tarball. The command
 * ends with 0 whatever it finds, so its JSON is read. Three of its checks pass for lack of something
 * to read (P05 always, N01 and N02 where it cannot parse an .html), so those are asserted here too.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { kept } from '../kept-install';
import { at, readManifest } from '../repository';
import type { PackageManifest } from '../repository';
import { filesBelow } from './files-below';
import type { GateReport } from './gate';
import { attempt } from './run-command';

type Score = Readonly<Record<string, unknown>> & { readonly test?: boolean };
type Scorecard = Readonly<Record<string, Score>>;

/** The checks of node-red-dev 0.1.6; P02 is switched off in it. */
const CHECKS = ['P01', 'P03', 'P04', 'P05', 'P06', 'P07', 'P08', 'N01', 'N02', 'D01', 'D02'];

function problemsOfScorecard(card: Scorecard): readonly string[] {
  return CHECKS.flatMap((id) => {
    const score = card[id];
    if (score === undefined) return [`${id}: the scorecard has no such row`];
    return score.test === true ? [] : [`${id}: ${JSON.stringify(score)}`];
  });
}

interface EditorNode {
  readonly type: string;
  readonly isConfig: boolean;
}

/** The node types that an .html registers, read the way node-red-dev reads them: literal only. */
function editorNodes(html: string): readonly EditorNode[] {
  const registrations = html.split(/RED\.nodes\.registerType\(/u).slice(1);
  return registrations.flatMap((text) => {
    const type = /^\s*['"]([^'"]+)['"]/u.exec(text)?.[1];
    const category = /category:\s*['"]([^'"]+)['"]/u.exec(text)?.[1];
    return type === undefined ? [] : [{ type, isConfig: category === 'config' }];
  });
}

function usedInExamples(unpacked: string): ReadonlySet<string> {
  const examples = filesBelow(path.join(unpacked, 'examples')).filter((f) => f.endsWith('.json'));
  const nodes = examples.flatMap(
    (file) => JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly type: string }[],
  );
  return new Set(nodes.map((node) => node.type));
}

/** Our own reading of what the scorecard may pass without having looked. */
function problemsOfNodes(unpacked: string, manifest: PackageManifest): readonly string[] {
  const registered = Object.entries(manifest['node-red']?.nodes ?? {});
  if (registered.length === 0) return ['package.json names no nodes, so nothing was checked'];
  const examples = usedInExamples(unpacked);
  return registered.flatMap(([name, file]) => {
    const html = path.join(unpacked, file.replace(/\.js$/u, '.html'));
    if (!existsSync(html)) return [`${name}: ${file} has no .html beside it`];
    const nodes = editorNodes(readFileSync(html, 'utf8'));
    if (nodes.length === 0) return [`${name}: no literal registerType in the .html`];
    return nodes
      .filter((node) => !node.isConfig && !examples.has(node.type))
      .map((node) => `${node.type}: no example uses it`);
  });
}

function problemsOfManifest({ keywords, name }: PackageManifest): readonly string[] {
  return [
    ...(keywords?.includes('node-red') === true ? [] : ["P05: the keyword 'node-red' is missing"]),
    ...(name.startsWith('@') ? [] : ['P04: the name is not scoped']),
  ];
}

/**
 * Path of node-red-dev's command. It is fetched by a lock of its own: a fifth of all packages would be
 * there for this gate alone.
 */
async function scorecard(): Promise<string> {
  const own = at('scripts', 'gates', 'scorecard');
  const { dependencies = {} } = readManifest(own);
  const lock = readFileSync(path.join(own, 'package-lock.json'), 'utf8');
  const folder = await kept('scorecard', { dependencies, lock });
  return path.join(folder, 'node_modules', 'node-red-dev', 'bin', 'run');
}

/** @param output where the scorecard may be written */
export async function validateNodeRed(unpacked: string, output: string): Promise<GateReport> {
  const manifest = readManifest(unpacked);
  const offline = at('scripts', 'gates', 'node-red-dev-offline.cjs');
  const answer = attempt(
    process.execPath,
    ['--require', offline, await scorecard(), 'validate', '--path', unpacked, '--output', output],
    { cwd: unpacked },
  );
  const written = existsSync(output);
  const card = written ? (JSON.parse(readFileSync(output, 'utf8')) as Scorecard) : {};
  return {
    gate: "Node-RED's scorecard",
    problems: [
      ...(written ? [] : [`no scorecard was written\n${answer.stdout}${answer.stderr}`]),
      ...(written ? problemsOfScorecard(card) : []),
      ...problemsOfManifest(manifest),
      ...problemsOfNodes(unpacked, manifest),
    ],
    seen: [`${String(Object.keys(manifest['node-red']?.nodes ?? {}).length)} node files`],
  };
}
