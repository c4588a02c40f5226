/** What is wrong with a text that should be JSON is said with its line and the remedy. */
import fc from 'fast-check';
import { jsonMistake } from '../../../core/described/json-mistake';
import { readDescription } from '../../../core/described/read-description';
import { LOGIN } from './support';

const GOOD = JSON.stringify({ name: 'Box', list: [1, { on: true }, []], none: {} }, null, 2);

test.each([GOOD, JSON.stringify(LOGIN), GOOD.replaceAll('\n', '\r\n'), '"a\u00a0b"', ' 1 '])(
  'nothing is wrong: %j',
  (text) => {
    expect(jsonMistake(text)).toBeUndefined();
  },
);

test.each([
  ['a no-break space', GOOD.replace('  ', '\u00a0 '), 'cannot be seen, U+00A0 (line 2)'],
  ['a zero-width space', GOOD.replace('[', '\u200b['), 'cannot be seen, U+200B (line 3)'],
  ['smart quotes', GOOD.replace('"Box"', '“Box”'), 'has “ in place of a plain quote (line 2)'],
  ['one of them', GOOD.replace('Box"', 'Box”'), 'has a quote that is not closed (line 2)'],
  ['single quotes', GOOD.replaceAll('"', "'"), 'has a single quote (line 2)'],
  ['a comma at the end', GOOD.replace('{}', '{},'), 'a comma before a closing bracket (line 11)'],
  ['a comma too few', GOOD.replace(',', ''), 'is not valid JSON (line 3)'],
  ['a comment', `// mine\n${GOOD}`, 'has a comment (line 1)'],
  ['a comment of YAML', GOOD.replace('"list"', '# a\n"list"'), 'has a comment (line 3)'],
  ['YAML', 'name: Box\nfields:\n\t- name: a', 'is not JSON (line 1). It must begin with "{"'],
  ['a code fence', `${GOOD}\n\`\`\``, 'has a code fence (line 12)'],
  ['half of it', GOOD.slice(0, -3), 'ends too early (line 10)'],
  ['two of them', `${GOOD}\n${GOOD}`, 'goes on after its end (line 12)'],
  ['a backslash', GOOD.replace('Box', 'DOM\\user'), 'has a single backslash (line 2)'],
  ['a name as in JavaScript', GOOD.replace('"list"', 'list'), 'has a name without quotes (line 3)'],
  ['a value as in Python', GOOD.replace('true', 'True'), 'is not valid JSON (line 6)'],
  ['an equals sign', GOOD.replace(':', '='), 'is not valid JSON (line 2)'],
  ['a name twice', GOOD.replace('"none"', '"name"'), 'has "name" twice in one place (line 10)'],
  ['a name twice, escaped', '{"a@b":1,"\\u0061@b":2}', 'twice in one place (line 1)'],
  ['too many brackets', '['.repeat(60_000), 'must not be nested deeper than 20 levels (line 1)'],
])('%s', (_what, text, says) => {
  expect(jsonMistake(text)).toContain(says);
});

test('JSON.parse agrees, whatever the text is put together of', () => {
  const parts = [...'{}[],:"-.e 01a\n\\', '"a"', '"b":', 'true', 'null', '\\u00e4', '1e5'];
  const isJson = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const texts = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(texts, (pieces) => {
      const text = pieces.join('');
      const mistake = jsonMistake(text);
      // JSON.parse takes a name twice, and what follows it is not read here.
      fc.pre(mistake?.includes('twice') !== true);
      expect(mistake === undefined).toBe(isJson(text));
    }),
    { numRuns: 20_000 },
  );
});

test('a document begins where its first character stands, behind a byte order mark', () => {
  expect(readDescription(`\ufeff\r\n${JSON.stringify(LOGIN)}\u00a0`)).toEqual(LOGIN);
});
