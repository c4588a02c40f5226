// The strict rules that every folder shares. The eslint.config.mjs of each folder lays its own over them.
import path from 'node:path';

import tseslint from 'typescript-eslint';

const root = path.resolve(import.meta.dirname, '..');

/**
 * @param {object} [extra] rules of the folder, laid over the shared ones
 * @param {readonly object[]} [more] further config objects, last one wins
 */
export function strict(extra = {}, more = []) {
  return tseslint.config(
    { ignores: ['**/dist/**', '**/node_modules/**', '**/*.mjs', '**/*.cjs', '**/*.js'] },
    {
      files: ['**/*.ts'],
      extends: [tseslint.configs.strict],
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
      languageOptions: {
        parserOptions: { project: ['tsconfig.test.json'], tsconfigRootDir: root },
      },
      rules: {
        '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
        '@typescript-eslint/no-explicit-any': 'error',
        '@typescript-eslint/no-non-null-assertion': 'error',
        '@typescript-eslint/consistent-type-imports': [
          'error',
          { prefer: 'type-imports', fixStyle: 'separate-type-imports' },
        ],
        '@typescript-eslint/consistent-type-exports': 'error',
        '@typescript-eslint/no-floating-promises': 'error',
        '@typescript-eslint/no-misused-promises': 'error',
        '@typescript-eslint/await-thenable': 'error',
        '@typescript-eslint/no-unsafe-argument': 'error',
        '@typescript-eslint/no-unsafe-assignment': 'error',
        '@typescript-eslint/no-unsafe-call': 'error',
        '@typescript-eslint/no-unsafe-member-access': 'error',
        '@typescript-eslint/no-unsafe-return': 'error',
        '@typescript-eslint/only-throw-error': 'error',
        '@typescript-eslint/switch-exhaustiveness-check': [
          'error',
          { considerDefaultExhaustiveForUnions: true },
        ],
        '@typescript-eslint/no-unused-vars': [
          'error',
          { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
        ],
        eqeqeq: 'error',
        'no-console': 'error',
        'no-restricted-syntax': 'off',
        'no-restricted-properties': [
          'error',
          {
            object: 'URL',
            property: 'canParse',
            message: 'Node.js 20 and 22 answer with false for some hosts. Use parseUrl of core.',
          },
        ],
        ...extra,
      },
    },
    ...more,
  );
}
