/**
 * ESLint over everything, in three processes: the rules that read types take a core each. Arguments
 * are handed on: `npm run lint:fix` is `--fix`.
 */
import { spawn } from 'node:child_process';
import { at, root } from './repository';

/** What is linted together: n8n's rules first, then two halves of about the same work. */
const GROUPS: readonly (readonly string[])[] = [
  ['nodes', 'credentials', 'package.json'],
  ['core', 'presets', 'node-red', 'scripts', 'bench', 'lint'],
  ['simulators', 'vectors', 'test', '*.mjs', '*.cjs', '*.js'],
];

function lint(group: readonly string[]): Promise<number> {
  const eslint = at('node_modules/eslint/bin/eslint.js');
  const flags = ['--flag', 'unstable_config_lookup_from_file', '--max-warnings', '0'];
  const child = spawn(
    process.execPath,
    [eslint, ...flags, '--no-error-on-unmatched-pattern', ...process.argv.slice(2), ...group],
    { cwd: root, stdio: 'inherit' },
  );
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

void Promise.all(GROUPS.map(lint)).then((codes) => {
  process.exitCode = Math.max(...codes);
});
