/** Secrets in what servers and logs make of them: base64 in lines, base64 of base64, hex with signs between, mail. */
import fc from 'fast-check';
import { MASK, Secret, createRedactor } from '../../core';
import { decodeHex, decodeLines } from '../../core/redaction/encoded';

const HARD = [
  'Pa"ss\\w/ord&<é>1',
  'k&y<0123>/"x y=z',
  "it's <b>ümläut</b> & 100% + more",
  'simple-key-12345',
  'half \ud83d a pair',
  'emoji 😀 key',
  'tab\tand\nline',
];

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const base64 = (text: string): string => utf8(text).toString('base64');
const hexBytes = (text: string): readonly string[] => utf8(text).toString('hex').match(/../g) ?? [];
const inLines = (text: string, width: number, end: string): string =>
  (text.match(new RegExp(`.{1,${String(width)}}`, 'g')) ?? []).join(end);
/** What a log may hold around it. */
const around = (text: string, count: number): string =>
  `{"user":"${'b'.repeat(count)}","password":"${text}","note":"nothing else that matters here"}`;

function quotedPrintable(text: string, width: number): string {
  const letters = [...utf8(text)].map((byte) =>
    byte === 61 || byte < 32 || byte > 126
      ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCharCode(byte),
  );
  return letters.map((one, index) => (index % width === width - 1 ? `${one}=\r\n` : one)).join('');
}

const WAYS: Readonly<Record<string, (secret: string) => string>> = {
  ...Object.fromEntries(
    [60, 64, 76].flatMap((width) =>
      ['\n', '\r\n', '\r\n  '].map((end) => [
        `base64 in lines of ${String(width)} that end in ${JSON.stringify(end)}`,
        (s: string) => inLines(base64(around(s, width)), width, end),
      ]),
    ),
  ),
  'base64 in lines in JSON': (s) => JSON.stringify(inLines(base64(around(s, 40)), 64, '\r\n')),
  'base64 of JSON': (s) => base64(JSON.stringify({ password: s })),
  'base64 of a form': (s) => base64(new URLSearchParams({ password: s }).toString()),
  'base64 of a URL': (s) =>
    base64(`/login?password=${/\p{Surrogate}/u.test(s) ? s : encodeURIComponent(s)}`),
  'base64 of base64': (s) => base64(base64(s)),
  'base64url of base64': (s) => utf8(base64(s)).toString('base64url'),
  ...Object.fromEntries(
    [0, 1, 2].flatMap((inner) =>
      [0, 1, 2].map((outer) => [
        `base64 of base64 behind ${String(inner)} and ${String(outer)} letters`,
        (s: string) => base64(`${'.'.repeat(outer)}${base64(`${'b'.repeat(inner)}${s}:x`)} end`),
      ]),
    ),
  ),
  'hex with colons': (s) => hexBytes(s).join(':'),
  'hex with blanks': (s) => hexBytes(s).join(' '),
  'upper-case hex with dashes': (s) => hexBytes(s).join('-').toUpperCase(),
  'hex with 0x': (s) =>
    hexBytes(s)
      .map((byte) => `0x${byte}`)
      .join(', '),
  'hex by fours, in lines': (s) =>
    inLines(utf8(s).toString('hex'), 4, ' ').replace(/(.{20}) /g, '$1\r\n    '),
  'quoted-printable': (s) => quotedPrintable(`${s} and more`, 75),
  'quoted-printable in short lines': (s) => quotedPrintable(s, 7),
  'quoted-printable of all': (s) =>
    hexBytes(s)
      .map((byte) => `=${byte.toUpperCase()}`)
      .join(''),
  'quoted-printable in JSON': (s) => JSON.stringify(quotedPrintable(s, 7)),
  'JSON in quoted-printable': (s) => quotedPrintable(JSON.stringify({ s }), 20),
};

const of = (...secrets: readonly string[]): ReturnType<typeof createRedactor> =>
  createRedactor(secrets.map((secret) => new Secret(secret)));

describe.each(HARD)('a secret such as %j', (secret) => {
  it.each(Object.entries(WAYS))('is found and masked as %s', (_, write) => {
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

  it('is no ordinary text', () => {
    const word = fc.constantFrom(
      ...[
        'a=20&b=1f',
        '2026-11-27 03:15:16',
        '00:1B:44:11:3A:B7',
        'limit=90',
        '=3D',
        '=\n',
        'x=FE',
      ],
      ...[
        '0x1f, 0x2a',
        'fe80::1ff:fe23:4567:890a',
        '5f2b9c1e-1d2e-4f6a-9b1c-0a1b2c3d4e5f',
        '12 34 56 78 90',
      ],
      ...[
        '\n',
        '\r\n',
        ' ',
        ',',
        '%20',
        '\\n',
        'Information',
        'c29tZSBvcmRpbmFyeSB0ZXh0IG9mIG5v\nb25l',
      ],
    );
    const text = fc.array(fc.oneof(word, fc.string(), fc.base64String()), { maxLength: 60 });
    const secret = fc.oneof(
      fc.stringMatching(/^Q[a-zA-Z0-9!"&]{7,20}$/),
      fc.constantFrom('20261127', '00001F2A', '12345678', 'A1B2', '0x1f'),
    );
    fc.assert(
      fc.property(text, secret, (parts, one) => {
        const said = parts.join(' ');
        fc.pre(!said.includes(one) && one !== '0x1f');
        expect(of(one).text(said)).toBe(said);
      }),
      { numRuns: 3_000 },
    );
  });

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

  it('is found in linear time', () => {
    const of1MB = (text: string): string => text.repeat(2 ** 20 / text.length);
    const took = (text: string): number => {
      const before = performance.now();
      expect(of('Pa"ss-word-of-test').finds(text)).toBe(false);
      return performance.now() - before;
    };
    for (const text of [
      '61:62:63 ',
      '=41=3D=\r\n',
      '\n',
      `${'A'.repeat(16)}\n`,
      '0x0x 0x1 ',
      ' \r\n',
    ]) {
      const whole = of1MB(text);
      expect(took(whole)).toBeLessThan(64 * took(whole.slice(0, 2 ** 16)) + 1_000);
    }
  });
});
