/** What the pages count, show and name is what the product has: presets, pictures, limits. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_LIMITS } from '../../core';
import { optionLabels } from '../../nodes/shared/options';
import { presets } from '../../presets';
import { commonTexts } from '../../scripts/node-red-editor/texts';
import { root } from '../../scripts/repository';

const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

it.each(['README.md', 'CHANGELOG.md'])('%s counts the presets', (file) => {
  const counted = [...textOf(file).matchAll(/(\d+) presets/g)].map(([, count]) => Number(count));
  expect([...new Set(counted)]).toEqual([presets().length]);
});

it('every picture is shown somewhere', () => {
  const pages = readdirSync(path.join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const all = ['README.md', ...pages.map((name) => `docs/${name}`)].map(textOf).join('\n');
  const pictures = readdirSync(path.join(root, 'docs/pictures'));
  expect(pictures.filter((name) => !all.includes(`pictures/${name})`))).toEqual([]);
});

it('docs/core.md names every limit as the forms do', () => {
  const text = textOf('docs/core.md');
  const { account } = commonTexts('a vendor') as { account: Record<string, string> };
  for (const name of Object.keys(DEFAULT_LIMITS)) {
    const [, n8n = '', nodeRed = ''] =
      new RegExp(`\\| \`${name}\`.*\\| ([^|]+) \\| ([^|]+) \\|\\n`).exec(text) ?? [];
    expect(n8n.trim()).toBe(optionLabels[name] ?? 'none: the default applies');
    expect(nodeRed.trim()).toBe(account[name]);
  }
});
