// core/ is pure: it knows no host, no socket, no timer and no chance. What it needs is handed in.
// These rules are the wall, and test/gates/lint-rules.test.ts proves each of them.
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';

import { strict } from '../lint/strict.mjs';
import { importsOneWay, staysInside } from '../lint/import-walls.mjs';

const HANDED_IN =
  'core/ is pure: time, chance, timers and sockets are handed in (Clock, Transport).';

const FORBIDDEN_GLOBALS = [
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval'],
  ...['clearImmediate', 'queueMicrotask', 'process', 'global', 'globalThis', 'self', 'fetch'],
  ...[
    'Buffer',
    'performance',
    'console',
    '__dirname',
    '__filename',
    'require',
    'module',
    'exports',
  ],
  ...['WebSocket', 'XMLHttpRequest', 'crypto', 'eval', 'Function'],
];

// n8n's scan lints the compiled core in the tarball with its own rules: hear of it here, at once.
const N8N = {
  plugins: { '@n8n/community-nodes': n8nCommunityNodesPlugin },
  rules: {
    '@n8n/community-nodes/no-hardcoded-secrets': 'error',
    '@n8n/community-nodes/no-dangerous-functions': 'error',
    '@n8n/community-nodes/no-restricted-imports': 'error',
    '@n8n/community-nodes/no-restricted-globals': 'error',
  },
};

export default strict(
  {
    'no-restricted-globals': [
      'error',
      ...FORBIDDEN_GLOBALS.map((name) => ({ name, message: HANDED_IN })),
    ],
    'no-restricted-syntax': [
      'error',
      {
        selector: "MemberExpression[object.name='Math'][property.name='random']",
        message: HANDED_IN,
      },
      {
        selector: "MemberExpression[object.name='Math'][computed=true]",
        message: 'Name the member of Math, so that chance cannot come in by the back door.',
      },
      {
        selector:
          "VariableDeclarator[init.name='Math'] > ObjectPattern > Property[key.name='random']",
        message: HANDED_IN,
      },
      { selector: "MemberExpression[object.name='Date'][property.name='now']", message: HANDED_IN },
      { selector: "MemberExpression[object.name='Date'][computed=true]", message: HANDED_IN },
      {
        selector: "VariableDeclarator[init.name='Date'] > ObjectPattern > Property[key.name='now']",
        message: HANDED_IN,
      },
      { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: HANDED_IN },
      { selector: "CallExpression[callee.name='Date']", message: HANDED_IN },
      {
        selector: "MemberExpression[object.name='AbortSignal'][property.name='timeout']",
        message: HANDED_IN,
      },
      {
        selector:
          "MemberExpression[object.name='AbortSignal'][property.name='any']:not(FunctionDeclaration[id.name='anyOf'] *)",
        message: 'AbortSignal.any holds its signals weakly: use anyOf of core/model/abort.ts.',
      },
      {
        selector: "Program > VariableDeclaration:not([kind='const'])",
        message: 'No mutable state at module level in core/.',
      },
      {
        selector: "Program > ExportNamedDeclaration > VariableDeclaration:not([kind='const'])",
        message: 'No mutable state at module level in core/.',
      },
      {
        selector:
          'Program VariableDeclaration > VariableDeclarator > NewExpression[callee.name=/^(Weak)?(Map|Set)$/][arguments.length=0]:not(FunctionDeclaration *, FunctionExpression *, ArrowFunctionExpression *)',
        message:
          'No mutable state at module level in core/: an empty Map or Set is there to be filled.',
      },
      { selector: 'ImportExpression', message: 'core/ has static imports only.' },
      { selector: 'TSImportEqualsDeclaration', message: 'core/ has static imports only.' },
    ],
  },
  [
    { files: ['**/*.ts'], ...N8N },
    { files: ['**/*.ts'], ...staysInside('core', ['node:crypto']) },
    importsOneWay,
  ],
);
