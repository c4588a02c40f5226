/** Secrets in what servers and logs make of them: base64 in lines, base64 of base64, hex with signs between, mail. */
import { MASK, Secret, createRedactor } from '../../core';
import { decodeHex, decodeLines } from '../../core/redaction/encoded';
import { WRITTEN_WAYS, base64, hexBytes, inLines } from '../support/written-ways';

const HARD = [
  'Pa"ss\\w/ord&<é>1',
  'k&y<0123>/"x y=z',
  "it's <b>ümläut</b> & 100% + more",
  'simple-key-12345',
  'half \ud83d a pair',
  'emoji 😀 key',
  'tab\tand\nline',
];

const of = (...secrets: readonly string[]): ReturnType<typeof createRedactor> =>
  createRedactor(secrets.map((secret) => new Secret(secret)));

describe.each(HARD)('a secret such as %j', (secret) => {
  it.each(Object.entries(WRITTEN_WAYS))('is found and masked as %s', (_, write) => {
    const said = `before ${write(secret)} after`;
    expect(of(secret).finds(said)).toBe(true);
    const masked = of(secret).text(said);
    expect(masked).toContain(MASK);
    expect(masked.startsWith('before ') && masked.endsWith(' after')).toBe(true);
    expect(of(secret).finds(masked)).toBe(false);
  });
});

describe('what is masked', () => {
  it('is the secret and nothing beside it', () => {
    const secret = 'simple-key-12345';
    const hex = hexBytes(secret).join(':');
    expect(of(secret).text(`id 41:42:${hex}:43 end`)).toBe(`id 41:42:${MASK}:43 end`);
    expect(of(secret).text(`a=3D1 simple-k=\r\ney=2D12345 b`)).toBe(`a=3D1 ${MASK} b`);
    const text = inLines(base64(`${'a'.repeat(51)}${secret}${'c'.repeat(60)}`), 60, '\n');
    const masked = of(secret).text(text);
    expect(masked.slice(0, 48)).toBe(text.slice(0, 48));
    expect(masked.slice(-60)).toBe(text.slice(-60));
  });

  it.each([1, 2, 3, 8, 512, 8_192])(
    'holds for a secret of %d letters in lines of base64',
    (length) => {
      const secret = 'k"ä<&'.repeat(2_048).slice(0, length);
      const said = inLines(base64(secret), 76, '\r\n');
      const masked = of(secret).text(`x ${said} y`);
      expect(masked.length).toBeLessThan(24);
      expect(masked).toContain(MASK);
    },
  );

  it('is what stands in hex or in lines alone', () => {
    expect(decodeHex('6b:65:79:73:61:62')?.text).toBe('keysab\n');
    // Too few, odd, too far apart, no digits, one word.
    for (const text of [
      '6b:65',
      '6b6:579:736',
      `6b65${' '.repeat(9)}7973`,
      'xyz 0xyz',
      '6b6579736162',
    ]) {
      expect(decodeHex(text)).toBeUndefined();
    }
    expect(decodeHex('0x6b 0x65 0X79 73 61 62 x 1')?.text).toBe('keysab\n');
    const line = 'A'.repeat(16);
    expect(decodeLines(`${line}\r\n ${line}\nBB.`)?.text).toBe(`${line}${line}BB\n`);
    for (const text of [line, `${line}\n`, `${line} ${line}`, `AAA\n${line}`, `${line}\n.`]) {
      expect(decodeLines(text)).toBeUndefined();
    }
  });
});
