/** The commands that the documents tell a reader to type, in their order. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/repository';

export interface DocumentedCommand {
  readonly file: string;
  readonly command: string;
}

const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'node-red/README.md'],
  ...readdirSync(path.join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Lines of a shell block without their comments, and what is typed in the middle of a sentence. */
function commandsOf(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
    block.split('\n').map((line) => line.replace(/\s+#.*$/, '').trim()),
  );
  const inline = [...text.matchAll(/`((?:npm|npx|node|git|jest) [^`]+)`/g)].map(
    ([, command = '']) => command,
  );
  return [...blocks, ...inline]
    .flatMap((line) => line.split(' && '))
    .filter((command) => command !== '');
}

export function documentedCommands(): readonly DocumentedCommand[] {
  const seen = new Set<string>();
  return DOCUMENTS.flatMap((file) =>
    commandsOf(readFileSync(path.join(root, file), 'utf8')).map((command) => ({ file, command })),
  ).filter(({ command }) => !seen.has(command) && seen.add(command));
}
