/** The table "Write | Not" of CONTRIBUTING, and what a text has of its right side. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/repository';
import type { ReaderText } from './reader-texts';

interface Rule {
  readonly pattern: RegExp;
  readonly write: string;
}

/** What stands in backticks is not written. */
function rulesOf(document: string): readonly Rule[] {
  const [, table = ''] = /\n\| Write +\| Not[^\n]*\n([\s\S]*?)\n\n/.exec(document) ?? [];
  return table
    .split('\n')
    .slice(1)
    .flatMap((row) => {
      const [, write = '', not = ''] = row.split('|');
      return [...not.matchAll(/`([^`]+)`/g)].map(([, words = '']) => ({
        // At the beginning of a sentence too; "plain http" is not "plain HTTP", and `msg.answer` is a name.
        pattern: new RegExp(
          `(?<![\\w.-])[${words.charAt(0)}${words.charAt(0).toUpperCase()}]${words.slice(1)}(?![\\w-])`,
        ),
        write: write.trim(),
      }));
    });
}

export const rules = rulesOf(readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8'));

/** The words of the code, which the page for those who read it may use. */
const INNER = /inner words/;

export function findings(texts: readonly ReaderText[]): readonly string[] {
  return texts.flatMap(({ where, text }) =>
    rules
      .filter(({ write }) => !INNER.test(write) || !where.startsWith('CONTRIBUTING.md'))
      .flatMap(({ pattern, write }) => {
        const hit = pattern.exec(text);
        if (hit === null) return [];
        const around = text.slice(Math.max(0, hit.index - 60), hit.index + 60);
        return [`${where}: "${hit[0]}" in "${around}"; write ${write}`];
      }),
  );
}
