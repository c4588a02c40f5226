// Lints snippets as if they lay at a path of the repository, with the rules that hold at that path.
// Reads [{ "file": "core/x.ts", "code": "…" }] from stdin and writes
// [["rule-id: message", …], …] in the same order. Rules that need types are off: the files do not
// exist, so no program knows them. test/gates/lint-rules.test.ts runs this in a process of its own,
// because ESLint loads its configuration with import(), which jest does not offer.
import path from 'node:path';
import { text } from 'node:stream/consumers';

import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = path.resolve(import.meta.dirname, '..');
const snippets = JSON.parse(await text(process.stdin));

const linter = new ESLint({
  cwd: root,
  flags: ['unstable_config_lookup_from_file'],
  overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }],
});

const answers = [];
for (const { file, code } of snippets) {
  const [result] = await linter.lintText(code, { filePath: path.join(root, file) });
  answers.push((result?.messages ?? []).map((m) => `${m.ruleId ?? 'parser'}: ${m.message}`));
}
process.stdout.write(JSON.stringify(answers));
