/** Each command of the documents is run by a suite: by `test/hosts/documented-commands`, or as listed. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/repository';
import { CASES } from '../../bench/cases';
import { NOT_TYPED_HERE } from './commands-run-elsewhere';
import { documentedCommands } from './documented-commands';

const commands = documentedCommands().map(({ command }) => command);

it('documents have commands', () => {
  expect(commands).toEqual(expect.arrayContaining(['npm ci', 'npm start', 'npm pack -w node-red']));
});

it('no command has a placeholder: a shell would take it for a redirection', () => {
  expect(commands.filter((command) => /<\w+>/.test(command))).toEqual([]);
});

it('what is run elsewhere is documented, and its suite exists', () => {
  for (const [command, suite] of Object.entries(NOT_TYPED_HERE)) {
    expect(commands).toContain(command);
    expect(existsSync(path.join(root, suite))).toBe(true);
  }
});

it.each(commands.filter((command) => command.startsWith('npm run bench')))(
  '%s names cases and peers that exist',
  (command) => {
    const [, only = ''] = /--only (\S+)/.exec(command) ?? [];
    const [, peers = ''] = /--peers "([^"]*)"/.exec(command) ?? [];
    const named = only === '' ? [] : only.split(',');
    const chosen = CASES.filter(({ id }) => named.length === 0 || named.includes(id));
    expect(chosen.length).toBe(named.length === 0 ? CASES.length : named.length);
    for (const peer of peers === '' ? [] : peers.split(',')) {
      expect(chosen.some((item) => item.peers.some((name) => name.includes(peer)))).toBe(true);
    }
  },
);

it.each(commands.filter((command) => command.includes(' -t "')))('%s names a test', (command) => {
  const [, name = ''] = / -t "([^"]*)"/.exec(command) ?? [];
  const suite = readFileSync(path.join(root, NOT_TYPED_HERE[command] ?? ''), 'utf8');
  expect(suite).toContain(name);
});
