// n8n's rules on the texts of a form, for forms that are written out to be read by them: see
// scripts/generate/n8n-wording.ts.
import tseslint from 'typescript-eslint';

import { n8nPlugin, nodeRules } from './n8n.mjs';

export default [
  {
    files: ['**/*.ts'],
    ...n8nPlugin,
    languageOptions: { parser: tseslint.parser },
    linterOptions: { noInlineConfig: true },
    rules: nodeRules,
  },
];
