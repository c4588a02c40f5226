import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

interface Case {
  readonly file: string;
  readonly code: string;
  /** The rule that must speak; undefined = the snippet is fine. */
  readonly rule?: string;
}

const core = (code: string, rule?: string, file = 'core/snippet.ts'): Case =>
  rule === undefined ? { file, code } : { file, code, rule };

const OUTSIDE = 'walls/stay-inside';
const DOOR = 'walls/one-door';
const GLOBALS = 'no-restricted-globals';
const SYNTAX = 'no-restricted-syntax';

const imports: readonly Case[] = [
  core(`import { readFileSync } from 'node:fs';\nexport const x = readFileSync;`, OUTSIDE),
  core(`import https from 'https';\nexport const x = https;`, OUTSIDE),
  core(`import { randomUUID } from 'crypto';\nexport const x = randomUUID;`, OUTSIDE),
  core(`import type { INode } from 'n8n-workflow';\nexport type X = INode;`, OUTSIDE),
  core(`import axios from 'axios';\nexport const x = axios;`, OUTSIDE),
  core(`export { x } from '../nodes/shared/x';`, OUTSIDE),
  core(`export * from '../node-red/src/x';`, OUTSIDE),
  core(`import '../../elsewhere';`, OUTSIDE, 'core/vendors/snippet.ts'),
  core(`export type X = import('node:http').Agent;`, OUTSIDE),
  core(`export const x = import('./json');`, SYNTAX),
  core(`export const x = import('node:fs');`, OUTSIDE),
  core(`import x = require('./json');\nexport const y = x;`, SYNTAX),
  core(`import { createHash } from 'node:crypto';\nexport const x = createHash;`),
  core(`import { x } from './json';\nexport const y = x;`),
  core(
    `import { x } from '../../kit';\nexport const y = x;`,
    undefined,
    'core/vendors/goss-icm/x.ts',
  ),
];

const FORBIDDEN_GLOBALS = [
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval'],
  ...['clearImmediate', 'queueMicrotask', 'process', 'global', 'globalThis', 'fetch', 'Buffer'],
  ...['performance', 'console', '__dirname', '__filename', 'require', 'crypto'],
];
const ONE_WAY = 'walls/one-way';
const rooms: readonly Case[] = (
  [
    ['core/errors/x.ts', '../model/json'],
    ['core/model/x.ts', '../account/notice'],
    ['core/account/x.ts', '../token/cell'],
    ['core/redaction/x.ts', '../client/client'],
    ['core/catalogue/x.ts', '../token/cell'],
    ['core/token/x.ts', '../client/client'],
    ['core/client/x.ts', '../vendors'],
    ['core/kit.ts', './token/cell'],
    ['core/vendors/a/x.ts', '../../model/json'],
    ['core/vendors/a/x.ts', '../../index'],
    ['core/described/x.ts', '../token/cell'],
    ['presets/x.ts', '../nodes/shared/x'],
    ['nodes/shared/x.ts', '../Edgecast/x'],
    ['nodes/shared/transport/x.ts', '../accounts'],
    ['nodes/shared/hooks/x.ts', '../run'],
    ['nodes/shared/x.ts', '../../node-red/src/x'],
    ['credentials/x.ts', '../core'],
    ['node-red/src/x.ts', '../editor/x'],
    ['node-red/src/transport/x.ts', '../account-session'],
    ['node-red/editor/x.ts', '../../core'],
    ['simulators/edgecast/x.ts', '../tcpwave/x'],
    ['simulators/server.ts', './tcpwave'],
    ['simulators/preset-server/x.ts', '../presets/zabbix'],
    ['simulators/presets/x.ts', '../edgecast/x'],
    ['scripts/repository.ts', './gates/gate'],
    ['scripts/node-red-editor/x.ts', '../generate/x'],
    ['scripts/gates/x.ts', '../demo/x'],
    ['scripts/x.ts', '../test/support/x'],
    ['bench/x.ts', '../test/hosts/support/x'],
    ['scripts/demo/x.ts', '../../test/support/x'],
    ['vectors/x.ts', '../test/support/x'],
    ['vectors/x.ts', '../simulators/samples'],
    ['test/model/x.test.ts', '../../vectors/all'],
    ['test/simulators/x.test.ts', '../../vectors/all'],
    ['test/support/x.ts', '../core/x'],
    ['test/core/x.test.ts', '../../nodes/shared/x'],
    ['test/core/described/x.test.ts', '../../n8n/engine/engine'],
    ['test/simulators/x.test.ts', '../../core'],
    ['test/simulators/x.test.ts', '../support/every-scheme'],
    ['test/n8n/engine/x.ts', '../stage/stage'],
    ['test/n8n/x.test.ts', '../node-red/support/flow'],
    ['test/node-red/x.test.ts', '../n8n/engine/engine'],
    ['test/faults/x.ts', '../hosts/support/x'],
  ] as const
).map(([file, to]) => core(`export * from '${to}';`, ONE_WAY, file));
const doors: readonly Case[] = (
  [
    ['core/vendors/a/x.ts', '../../kit'],
    ['core/vendors/a/x.ts', '../b/index'],
    ['core/kit.ts', './model/json'],
    ['core/index.ts', './client/client'],
    ['core/client/x.ts', '../token/cell'],
    ['nodes/Edgecast/x.ts', '../shared/run'],
    ['simulators/index.ts', './edgecast'],
    ['simulators/presets/x.ts', '../preset-server/open'],
    ['scripts/start.ts', './demo/run-flow'],
    ['scripts/demo/x.ts', '../../vectors/all'],
    ['test/support/x.ts', '../n8n/engine/instance'],
    ['test/core/x.test.ts', '../../vectors/all'],
    ['test/simulators/x.test.ts', '../support/ask'],
    ['test/jobs/x.test.ts', '../n8n/engine/engine'],
  ] as const
).map(([file, to]) => core(`export * from '${to}';`, undefined, file));

const globals: readonly Case[] = FORBIDDEN_GLOBALS.map((name) =>
  core(`export const x = (): unknown => ${name};`, GLOBALS),
);
const allowedGlobals = ['URL', 'URLSearchParams', 'TextEncoder', 'AbortController', 'btoa', 'atob'];
const harmless: readonly Case[] = allowedGlobals.map((name) =>
  core(`export const x = (): unknown => ${name};`),
);

const timeAndChance: readonly Case[] = [
  core(`export const x = (): number => Math.random();`, SYNTAX),
  core(`export const x = (): number => Math['random']();`, SYNTAX),
  core(`const { random } = Math;\nexport const x = random;`, SYNTAX),
  core(`export const x = (): number => Date.now();`, SYNTAX),
  core(`export const x = (): number => Date['now']();`, SYNTAX),
  core(`const { now } = Date;\nexport const x = now;`, SYNTAX),
  core(`export const x = (): Date => new Date();`, SYNTAX),
  core(`export const x = (): string => Date();`, SYNTAX),
  core(`export const x = (): unknown => AbortSignal.timeout(5);`, SYNTAX),
  core(`export const x = (): unknown => AbortSignal.any([]);`, SYNTAX),
  core(`export const x = (at: number): Date => new Date(at);`),
  core(`export const x = (text: string): number => Date.parse(text) + Math.floor(1.5);`),
];

const scan: readonly Case[] = [
  core(
    `export const TOKEN_PATH = '/tsws/10.0/api/authenticate/login';`,
    '@n8n/community-nodes/no-hardcoded-secrets',
  ),
];

const state: readonly Case[] = [
  core(`let count = 0;\nexport const next = (): number => (count += 1);`, SYNTAX),
  core(`export let count = 0;\ncount += 1;`, SYNTAX),
  core(`var count = 0;\nexport const next = (): number => (count += 1);`, SYNTAX),
  core(`const cells = new Map<string, string>();\nexport const x = cells;`, SYNTAX),
  core(`export const seen = new WeakSet();`, SYNTAX),
  core(`export function f(): number { let n = 0; n += 1; return n; }`),
  core(
    `export const make = (): Map<string, string> => { const m = new Map<string, string>(); return m; };`,
  ),
  core(`export const KINDS: ReadonlySet<string> = new Set(['a']);`),
];

const strictness: readonly Case[] = [
  ...['core', 'node-red/src', 'simulators', 'vectors', 'test', 'scripts'],
]
  .map((folder) => `${folder}/snippet.ts`)
  .flatMap((file) => [
    { file, code: `export const x: any = 1;`, rule: '@typescript-eslint/no-explicit-any' },
    {
      file,
      code: `export const x = (a?: string): string => a!;`,
      rule: '@typescript-eslint/no-non-null-assertion',
    },
    {
      file,
      code: `// @ts-ignore\nexport const x: number = 'a';`,
      rule: '@typescript-eslint/ban-ts-comment',
    },
    {
      file,
      code: `/* eslint-disable */\nexport const x: any = 1;`,
      rule: '@typescript-eslint/no-explicit-any',
    },
    {
      file,
      code: `import { A } from './a';\nexport const x = (a: A): A => a;`,
      rule: '@typescript-eslint/consistent-type-imports',
    },
  ]);

const walls: readonly Case[] = [
  { file: 'simulators/x.ts', code: `export * from '../core/json';`, rule: OUTSIDE },
  { file: 'simulators/a/x.ts', code: `export * from '../../test/x';`, rule: OUTSIDE },
  { file: 'simulators/x.ts', code: `export * from '@latchkey/node-red';`, rule: OUTSIDE },
  { file: 'simulators/x.ts', code: `export * from '../vectors/all';`, rule: OUTSIDE },
  { file: 'simulators/a/x.ts', code: `export * from '../control';` },
  { file: 'simulators/a/x.ts', code: `export * from 'node:https';` },
  { file: 'node-red/src/x.ts', code: `export * from '../../core/model/json';`, rule: DOOR },
  { file: 'node-red/src/x.ts', code: `export * from '../../core/index';` },
  { file: 'node-red/src/x.ts', code: `export * from '../../core';` },
  { file: 'nodes/A/x.ts', code: `export * from '../../core/vendors/a';`, rule: DOOR },
  {
    file: 'nodes/A/x.ts',
    code: `export type X = import('../../core/model/json').Json;`,
    rule: DOOR,
  },
  { file: 'vectors/x.ts', code: `export * from '../core/model/json';`, rule: DOOR },
  { file: 'vectors/x.ts', code: `export * from '../core';` },
  { file: 'nodes/A/x.ts', code: `export * from '../../core/index';` },
  { file: 'credentials/x.ts', code: `export * from '../core/json';`, rule: DOOR },
  {
    file: 'credentials/x.ts',
    code: `export const x: any = 1;`,
    rule: '@typescript-eslint/no-explicit-any',
  },
];

const n8n: readonly Case[] = [
  {
    file: 'nodes/A/x.ts',
    code: `export const x = { displayName: 'Limit', name: 'limit', type: 'number', default: 20 };`,
    rule: 'n8n-nodes-base/node-param-default-wrong-for-limit',
  },
  {
    file: 'nodes/A/x.ts',
    code: `import { readFileSync } from 'node:fs';\nexport const x = readFileSync;`,
    rule: '@n8n/community-nodes/no-restricted-imports',
  },
  {
    file: 'credentials/x.ts',
    code: `export class X implements ICredentialType { name = 'xApi'; displayName = 'X'; properties = []; }`,
    rule: 'n8n-nodes-base/cred-class-name-unsuffixed',
  },
];

const groups: Readonly<Record<string, readonly Case[]>> = {
  'core/ imports only itself and node:crypto': imports,
  "nodes and credentials obey n8n's own rules": n8n,
  'the rooms of the repository import each other one way': rooms,
  'the rooms of the repository have doors': doors,
  'core/ uses no global of a host': globals,
  'core/ may use what every platform has': harmless,
  'core/ is handed time and chance': timeAndChance,
  "core/ says nothing that n8n's scan takes for a secret": scan,
  'core/ keeps no state in a module': state,
  'every folder is strict': strictness,
  'imports run one way': walls,
};

const cases = Object.values(groups).flat();
let answers: ReadonlyMap<Case, readonly string[]>;

beforeAll(() => {
  const linter = path.join(root, 'lint/lint-snippets.mjs');
  const run = spawnSync(process.execPath, [linter], {
    input: JSON.stringify(cases),
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const lines = JSON.parse(run.stdout) as readonly (readonly string[])[];
  answers = new Map(cases.map((entry, index) => [entry, lines[index] ?? ['nothing: linted']]));
});

describe.each(Object.entries(groups))('%s', (_title, group) => {
  it.each(group.map((entry) => ({ ...entry, entry, line: entry.code.replace(/\n/gu, ' ') })))(
    '$file: $line',
    ({ entry }) => {
      const rules = (answers.get(entry) ?? []).map((line) => line.split(': ')[0]);
      if (entry.rule === undefined) expect(rules).toEqual([]);
      else expect(rules).toContain(entry.rule);
    },
  );
});
