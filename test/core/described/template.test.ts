import {
  asCookie,
  asCookies,
  asHeader,
  asHostPart,
  asIs,
  asPath,
  asText,
  asXml,
  fill,
  fillBytes,
  fillJson,
  namesIn,
  scopeOf,
  wholeName,
} from '../../../core/described/template';
import type { Escape } from '../../../core/described/template';
import { Secret } from '../../../core/model/secret';
import { mistake, bindings } from './support';

const scope = scopeOf(
  bindings({
    user: 'anna',
    pass: new Secret('s3cret'),
    port: 5706,
    on: true,
    none: undefined,
    raw: Uint8Array.of(0, 255),
    braces: '{pass}',
  }),
);

describe('a template', () => {
  test.each([
    ['plain', 'plain', true],
    ['a {user} b', 'a anna b', true],
    ['{user}:{pass}', 'anna:s3cret', false],
    ['{port}', '5706', true],
    ['{raw}', '00ff', true],
    ['$1${port}', '$1$5706', true],
    ['{ user } {1x} {}', '{ user } {1x} {}', true],
  ])('%s becomes %s', (template, value, open) => {
    expect(fill(template, scope, asIs)).toEqual({ value, open });
  });

  test('is filled in one pass: what was put in is not looked at again', () => {
    expect(fill('{braces}', scope, asIs)?.value).toBe('{pass}');
  });

  test('that names an absent value is absent', () => {
    expect(fill('x{none}', scope, asIs)).toBeUndefined();
    expect(fill('x{stranger}', scope, asIs)).toBeUndefined();
  });

  test('tells its names', () => {
    expect(namesIn('{a}-{b}{a}')).toEqual(['a', 'b', 'a']);
    expect(wholeName('{a}')).toBe('a');
    expect(wholeName('{a} ')).toBeUndefined();
  });
});

describe('a value in its place', () => {
  const put = (escape: Escape, text: string, cookie = false): string =>
    escape(text, 'field', { value: text, open: false, cookie });

  test.each<[string, Escape, string, string]>([
    ['path', asPath, 'a/b?c#d', 'a%2Fb%3Fc%23d'],
    ['path', asPath, 'ä b', '%C3%A4%20b'],
    ['path', asPath, '...', '...'],
    ['header', asHeader, 'caf\u00e9 "x"', 'caf\u00e9 "x"'],
    ['cookie', asCookie, 'a=b/c+d', 'a=b/c+d'],
    ['cookies', asCookies, 'a=1; b="2,3"', 'a=1; b="2,3"'],
    ['xml', asXml, '<&>"\' \n', '&#60;&#38;&#62;&#34;&#39;&#32;&#10;'],
    ['host', asHostPart, 'eu-1.api', 'eu-1.api'],
    ['text', asText, '\u{1f600}', '\u{1f600}'],
  ])('%s', (_place, escape, text, written) => {
    expect(put(escape, text)).toBe(written);
  });

  test.each<[string, Escape, string]>([
    ['a dot segment', asPath, '..'],
    ['a dot segment', asPath, '.'],
    ['nothing in a path', asPath, ''],
    ['half a character', asPath, '\ud800'],
    ['half a character', asText, 'a\udc00'],
    ['a line break in a header', asHeader, 'a\r\nX: y'],
    ['a NUL in a header', asHeader, 'a\0'],
    ['more than Latin-1 in a header', asHeader, '\u20ac'],
    ['a C1 control in a header', asHeader, '\x85'],
    ['a semicolon in a cookie', asCookie, 'a;b'],
    ['a quote in a cookie', asCookie, 'a"b'],
    ['a space in a cookie', asCookie, 'a b'],
    ['a comma in a cookie', asCookie, 'a,b'],
    ['a backslash in a cookie', asCookie, 'a\\b'],
    ['a line break in cookies', asCookies, 'a=1\n'],
    ['a control in XML', asXml, '\x01'],
    ['half a character in XML', asXml, '\ud800'],
    ['a slash in a host', asHostPart, 'evil.test/'],
    ['an @ in a host', asHostPart, 'a@evil.test'],
    ['two dots in a host', asHostPart, 'a..b'],
  ])('%s is refused, without the value', (_what, escape, text) => {
    const sentence = mistake(() => put(escape, text));
    expect(sentence).toMatch(/^field: .*\.$/s);
    expect(sentence.includes('evil')).toBe(false);
  });

  test('a cookie that the server has set goes back as it came, but never with a semicolon', () => {
    expect(put(asCookie, 'ip=10.0.0.1, "x y"', true)).toBe('ip=10.0.0.1, "x y"');
    expect(mistake(() => put(asCookie, 'a;b', true))).toContain('cookie');
  });
});

describe('JSON', () => {
  test('a leaf that is one placeholder keeps the type, all others are text', () => {
    const filled = fillJson(
      { a: '{port}', b: '{on}', c: 'x{port}', d: [1, null, '{user}'] },
      scope,
    );
    expect(filled).toEqual({
      value: { a: 5706, b: true, c: 'x5706', d: [1, null, 'anna'] },
      secrets: [],
    });
  });

  test('names of members are never filled, and a value cannot add a member', () => {
    const inject = scopeOf(bindings({ x: '","admin":true,"y":"' }));
    const value = fillJson({ '{x}': '{x}' }, inject)?.value;
    expect(JSON.parse(JSON.stringify(value))).toEqual({ '{x}': '","admin":true,"y":"' });
  });

  test('members and elements that name an absent value are left out', () => {
    expect(fillJson({ a: '{none}', b: ['{none}', 1], c: 'x{none}' }, scope)?.value).toEqual({
      b: [1],
    });
    expect(fillJson('{none}', scope)).toBeUndefined();
  });

  test('tells which of its texts are secret', () => {
    const typed = scopeOf(new Map([['pin', { value: 1234, open: false }]]));
    expect(fillJson({ v: '2.0', p: 'x{pass}' }, scope)?.secrets).toEqual(['xs3cret']);
    expect(fillJson({ p: '{pin}' }, typed)?.secrets).toEqual(['1234']);
  });
});

describe('bytes', () => {
  test('a part that is one made value keeps its bytes; others are UTF-8; absent ones are empty', () => {
    expect([...fillBytes(['{raw}', 'ä', '{none}', '{user}{raw}'], scope).value]).toEqual([
      ...[0, 255],
      ...new TextEncoder().encode('äanna00ff'),
    ]);
    expect(fillBytes(['{pass}'], scope).open).toBe(false);
  });
});
