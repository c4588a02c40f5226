/** The words of CONTRIBUTING's style sheet, held against every text that a user may read. */
import { readerTexts } from './reader-texts';
import { findings, rules } from './style-rules';

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
