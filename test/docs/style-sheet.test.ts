/** The words of CONTRIBUTING's style sheet, held against every text that a user may read. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/repository';
import { readerTexts } from './reader-texts';
import type { ReaderText } from './reader-texts';

interface Rule {
  readonly pattern: RegExp;
  readonly write: string;
}

/** The table "Write | Not" of CONTRIBUTING: what stands in backticks is not written. */
function rulesOf(document: string): readonly Rule[] {
  const [, table = ''] = /\n\| Write +\| Not[^\n]*\n([\s\S]*?)\n\n/.exec(document) ?? [];
  return table
    .split('\n')
    .slice(1)
    .flatMap((row) => {
      const [, write = '', not = ''] = row.split('|');
      return [...not.matchAll(/`([^`]+)`/g)].map(([, words = '']) => ({
        // At the beginning of a sentence too; "plain http" is not "plain HTTP".
        pattern: new RegExp(
          `(?<![\\w-])[${words.charAt(0)}${words.charAt(0).toUpperCase()}]${words.slice(1)}(?![\\w-])`,
        ),
        write: write.trim(),
      }));
    });
}

const rules = rulesOf(readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8'));

function findings(texts: readonly ReaderText[]): readonly string[] {
  return texts.flatMap(({ where, text }) =>
    rules.flatMap(({ pattern, write }) => {
      const hit = pattern.exec(text)?.[0];
      return hit === undefined ? [] : [`${where}: "${hit}" in "${text}"; write ${write}`];
    }),
  );
}

it('has rules, and texts to hold them against', () => {
  expect(rules.length).toBeGreaterThan(30);
  const texts = readerTexts();
  expect(texts.length).toBeGreaterThan(2500);
  for (const part of ['core/vendors/', 'node-red/src/', 'nodes/shared/', 'docs/', 'README.md']) {
    expect(texts.some(({ where }) => where.startsWith(part))).toBe(true);
  }
});

it('is kept by every text', () => {
  expect(findings(readerTexts())).toEqual([]);
});

it.each([
  ['The token dies.', /expires/],
  ['Both are sent at once', /concurrently/],
  ['Tick this', /checkbox/],
  ['The licence', /US spelling/],
])('refuses "%s"', (text, write) => {
  expect(findings([{ where: 'a text', text }])).toEqual([expect.stringMatching(write)]);
});
