/**
 * ESLint over everything, in two processes: n8n's rules, and all others, which share what tsc knows of the
 * types. `npm run lint:fix` is `--fix`; `--types` says what tsc finds, too.
 */
import { spawn } from 'node:child_process';
import { at, root } from './repository';

const N8N = ['nodes', 'credentials', 'package.json'];
const OTHERS = [
  ...['core', 'presets', 'node-red', 'scripts', 'bench', 'lint', 'vectors', 'simulators', 'test'],
  ...['*.mjs', '*.cjs', '*.js'],
];
const ESLINT = [
  at('node_modules/eslint/bin/eslint.js'),
  ...['--flag', 'unstable_config_lookup_from_file'],
  ...['--max-warnings', '0', '--no-error-on-unmatched-pattern'],
];

function run(...args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

const fixes = process.argv.includes('--fix');
const types = process.argv.includes('--types') ? ['--types'] : [];

void Promise.all(
  fixes
    ? // A fix changes the text, and then the types have to be found anew.
      [N8N, OTHERS].map((group) => run(...ESLINT, '--fix', ...group))
    : [
        run(...ESLINT, ...N8N),
        run('--import', 'tsx', at('scripts/lint-with-types.ts'), ...types, ...OTHERS),
      ],
).then((codes) => {
  process.exitCode = Math.max(...codes);
});
