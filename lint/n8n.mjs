// What n8n's own default lint configuration holds for a community package that is to run on n8n Cloud
// (`@n8n/node-cli/eslint`), from the three plugins that it puts together. That package itself brings
// hundreds of megabytes of other tools; scripts/gates/n8n-strict-lint.ts runs it before a release.
import path from 'node:path';

import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const root = path.resolve(import.meta.dirname, '..');

const community = n8nCommunityNodesPlugin.configs.recommended;

/** The rules on texts and shapes of node properties, as n8n sets them for nodes/. */
export const nodeRules = {
  ...n8nNodesBase.configs.nodes.rules,
  'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
  'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
  'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
};

export const n8nPlugin = { plugins: { 'n8n-nodes-base': n8nNodesBase } };

export const n8n = tseslint.config(
  {
    files: ['**/*.ts'],
    extends: [
      js.configs.recommended,
      tseslint.configs.recommended,
      community,
      importX.configs['flat/recommended'],
    ],
    rules: { 'prefer-spread': 'off', 'no-console': 'error' },
  },
  {
    ...n8nPlugin,
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
  },
  {
    files: ['package.json'],
    extends: [community],
    rules: n8nNodesBase.configs.community.rules,
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { extraFileExtensions: ['.json'], tsconfigRootDir: root },
    },
  },
  {
    files: ['credentials/**/*.ts'],
    rules: {
      ...n8nNodesBase.configs.credentials.rules,
      'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
      'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
    },
  },
  { files: ['nodes/**/*.ts'], rules: nodeRules },
);
