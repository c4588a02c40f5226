/** Looking for secrets: found in any text, nothing else masked, and work that grows with the length of the text. */
import fc from 'fast-check';
import { MASK, Secret, createRedactor } from '../../core';
import { cpuTime } from '../support/cpu-time';

const of = (...secrets: readonly string[]): ReturnType<typeof createRedactor> =>
  createRedactor(secrets.map((secret) => new Secret(secret)));

describe('the search for secrets', () => {
  it('finds any secret, however its letters are escaped', () => {
    const escapes = [
      (s: string) => s,
      (s: string) => `\\u${s.charCodeAt(0).toString(16).padStart(4, '0')}`,
      (s: string) => `&#${String(s.charCodeAt(0))};`,
      (s: string) => `&#x${s.charCodeAt(0).toString(16)};`,
    ];
    const letter = fc.integer({ min: 0x20, max: 0x2fff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(letter, fc.nat({ max: 3 })), { minLength: 4, maxLength: 200 }),
        (letters) => {
          const secret = letters.map(([one]) => one).join('');
          if (secret.trim() === '' || /[\\&%]/.test(secret)) return;
          const said = letters.map(([one, way]) => escapes[way]?.(one)).join('');
          expect(of(secret).finds(`x${said}x`)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('masks nothing of ordinary text', () => {
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

  it.each([
    ...['{"a":"\\"y%20z"},', '%41%c3%a4 %ff%fe', '\\"&quot;&#65;', `%${'25'.repeat(2 ** 9)}41`],
    ...['61:62:63 ', '=41=3D=\r\n', '\n', `${'A'.repeat(16)}\n`, '0x0x 0x1 ', ' \r\n'],
  ])('takes linear time for 1 MB of %j', (text) => {
    const whole = text.repeat(2 ** 20 / text.length);
    const took = (said: string): number => {
      const before = cpuTime();
      expect(of('Pa"ss-word-of-test').finds(said)).toBe(false);
      return cpuTime() - before;
    };
    // Four times what a sixteenth takes for each of its sixteen parts; square would be sixteen times.
    expect(took(whole)).toBeLessThan(64 * took(whole.slice(0, 2 ** 16)) + 1_000);
  });

  it('masks a secret that a text repeats 100,000 times', () => {
    const text = of('a"b<c').text('{"a":"a\\"b\\u003cc"},'.repeat(100_000));
    expect(text).toBe(`{"a":"${MASK}"},`.repeat(100_000));
  });
});
