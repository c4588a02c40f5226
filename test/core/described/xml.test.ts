import fc from 'fast-check';
import { atXml, readXml } from '../../../core/described/xml';

const value = (text: string, path: string): string | undefined => atXml(readXml(text) ?? [], path);

describe('an XML response', () => {
  test.each([
    ['<response><sessionKey>abc</sessionKey></response>', 'sessionKey', 'abc'],
    ['<?xml version="1.0"?>\n<r><!-- no --><k>\n a\n</k></r>\n', 'k', 'a'],
    ['<r><sid><![CDATA[a<b]]]]><![CDATA[>]]></sid></r>', 'sid', 'a<b]]>'],
    ['<t:r xmlns:t="u"><t:credentials t:token="x&amp;y"/></t:r>', 'credentials@token', 'x&y'],
    ["<r a='1'/>", 'r@a', '1'],
    ['<r>&lt;&#65;&#x42;&gt;&quot;&apos;</r>', 'r', '<AB>"\''],
    ['\ufeff<r>x</r>', 'r', 'x'],
    ['<r><a>1</a><a>2</a></r>', 'a', '1'],
    ['<r>a<b/>c</r>', 'r', 'ac'],
  ])('%s at %s', (text, path, expected) => {
    expect(value(text, path)).toBe(expected);
  });

  test('an element or attribute that is not there is undefined', () => {
    expect(value('<r/>', 'x')).toBeUndefined();
    expect(value('<r/>', 'x@y')).toBeUndefined();
    expect(value('<r/>', 'r@y')).toBeUndefined();
    expect(value('<r/>', 'r')).toBe('');
  });

  test.each([
    ['a DTD', '<!DOCTYPE r [<!ENTITY e "x">]><r>&e;</r>'],
    ['an unknown entity', '<r>&e;</r>'],
    ['a bare ampersand', '<r>a & b</r>'],
    ['an unended entity', '<r>&amp</r>'],
    ['a number that is no character', '<r>&#0;</r>'],
    ['a surrogate', '<r>&#xd800;</r>'],
    ['a number beyond Unicode', '<r>&#x110000;</r>'],
    ['a number that is none', '<r>&#x;</r>'],
    ['an unknown entity in an attribute', '<r a="&e;"/>'],
    ['crossed tags', '<a><b></a></b>'],
    ['an open element', '<a>'],
    ['a close without open', '</a>'],
    ['two roots', '<a/><b/>'],
    ['text beside the root', '<a/>x'],
    ['CDATA beside the root', '<![CDATA[x]]><a/>'],
    ['an open comment', '<a><!-- '],
    ['an open section', '<a><![CDATA[ '],
    ['broken markup', '<a <b>'],
    ['nothing', ''],
    ['text', 'plain'],
    ['too deep', '<a>'.repeat(65) + '</a>'.repeat(65)],
    ['too many elements', `<r>${'<a/>'.repeat(20_000)}</r>`],
    ['too long', `<r>${' '.repeat(4_000_000)}</r>`],
  ])('%s is no document', (_what, text) => {
    expect(readXml(text)).toBeUndefined();
  });

  test('any text ends in a document or none, in bounded time', () => {
    const markup = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '/',
        '<a',
        '</a>',
        '<a>',
        '="',
        "'",
        '"',
        '&',
        '&lt;',
        '<!--',
        '-->',
        ']]>',
        '<![CDATA[',
        '<?',
        '?>',
        ' ',
        'x',
        '\u00e4',
      ),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          markup.map((items) => items.join('')),
          fc.string(),
        ),
        (text) => {
          const elements = readXml(text);
          return elements === undefined || elements.length > 0;
        },
      ),
      { numRuns: 10_000 },
    );
  });

  test('a hostile megabyte is told apart without backtracking', () => {
    for (const text of [
      '<a ' + 'b '.repeat(500_000),
      '<' + 'a'.repeat(1_000_000),
      '<a' + ' '.repeat(1_000_000),
      '<a>' + '&'.repeat(1_000_000),
      '<a b="' + 'x'.repeat(1_000_000),
    ]) {
      expect(readXml(text)).toBeUndefined();
    }
  });

  test('any text survives as an escaped element', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = text.replace(/[&<>]/g, (char) => `&#${String(char.charCodeAt(0))};`);
        const document = `<r><v>${escaped}</v></r>`;
        return value(document, 'v') === text.trim();
      }),
    );
  });
});
