/** Secrets whose letters are escaped: as JSON, a page or a URL writes them, once or in layers. */
import { MASK, Secret, createRedactor } from '../../core';
import { decodeOnce } from '../../core/redaction/decode';
import { WAYS } from './returned-secrets';

const of = (secret: string): ReturnType<typeof createRedactor> =>
  createRedactor([new Secret(secret)]);

describe('what is escaped', () => {
  it('masks what is escaped and nothing beside it', () => {
    expect(of('a"b<c').text('x&amp;y a&quot;b&lt;c &lt;z')).toBe(`x&amp;y ${MASK} &lt;z`);
    expect(of('a"b<c').text('a\\"b\\u003cc, a\\"b')).toBe(`${MASK}, a\\"b`);
  });

  it.each([
    '%',
    '%zz',
    '%e4%',
    '%ff%fe',
    '%c3%28',
    '%c0%af',
    '%ed%a0%80',
    '%f4%90%80%80',
    '%f8%90%80%80',
    '&#99999999;',
    '&#x110000;',
    '\\u12',
    '&bogus;',
  ])('takes %j for what it is', (text) => {
    expect(of('secret-text').text(text)).toBe(text);
    expect(of('secret-text').text(`${text} secret-text`)).toContain(MASK);
  });

  const JSON_LAYER = (s: string): string => JSON.stringify(s).slice(1, -1);
  const HTML_LAYER = (s: string): string => WAYS['HTML']?.(s) ?? s;
  const LAYERS: Readonly<Record<string, readonly ((s: string) => string)[]>> = {
    JSON: [JSON_LAYER],
    HTML: [HTML_LAYER],
    percent: [encodeURIComponent],
    'JSON in a URL in a page': [JSON_LAYER, encodeURIComponent, HTML_LAYER],
    'a page in JSON in a form': [
      HTML_LAYER,
      JSON_LAYER,
      (s) => new URLSearchParams({ s }).toString().slice(2),
    ],
  };
  describe.each(Object.entries(LAYERS))('layers of %s', (_, layers) => {
    it.each([1, 2, 3, 4, 5, 6, 7, 8])('are undone: %d', (count) => {
      for (const secret of [
        'pa"ss\\w&rd<ü>1',
        'k"\\',
        '<&>"&amp;',
        'a&lt;',
        'ümläut & <b>"x"</b>',
      ]) {
        let said = secret;
        for (let n = 0; n < count; n += 1) said = layers[n % layers.length]?.(said) ?? said;
        const redactor = of(secret);
        expect(redactor.finds(`x ${said} y`)).toBe(true);
        expect(redactor.text(`x ${said} y`)).toBe(`x ${MASK} y`);
        expect(redactor.value({ [said]: [said] })).toEqual({ [MASK]: [MASK] });
      }
    });
  });

  it('gives undefined where there is no escape', () => {
    expect(decodeOnce('nothing to decode')).toBeUndefined();
    expect(decodeOnce('%f0%9f%98%80\\n')?.text).toBe('😀\n');
  });

  it.each([1, 2, 3, 8, 8_192])('works for a secret of %d letters', (length) => {
    const secret = '"ä<&'.repeat(2_048).slice(0, length);
    expect(of(secret).text(`x ${JSON.stringify(secret).slice(1, -1)} y`)).toBe(`x ${MASK} y`);
  });

  it('masks each letter of a URL code as a whole, also where the secret is a part of a run', () => {
    expect(of('b\u00e4r!').text('x%41b%c3%a4r%21%c3%a4 b%c3%a4r%21 %41%62%c3%a4%72%21%42')).toBe(
      `x%41${MASK}%c3%a4 ${MASK} %41${MASK}%42`,
    );
  });
});
