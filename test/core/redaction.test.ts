import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { MASK, Secret, createRedactor } from '../../core';
import { decodeOnce } from '../../core/redaction/decode';
import { formsOf, rememberingForms } from '../../core/redaction/forms';
import { EVERY_SCHEME, schemeServer } from '../support/every-scheme';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';

const HARD = [
  'Pa"ss\\w/ord&<é>1',
  'k&y<0123>/"x y',
  "it's <b>ümläut</b> & 100% + more",
  'simple-key-12345',
  'half \ud83d a pair',
  'emoji 😀 key',
  'tab\tand\nline',
];

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const hash = (name: string, text: string): Buffer => createHash(name).update(utf8(text)).digest();
const entities = (text: string, write: (code: number) => string): string =>
  Array.from(text, (letter) => write(letter.codePointAt(0) ?? 0)).join('');

const NAMED: Readonly<Record<string, string>> = {
  ...{ '"': '&quot;', '&': '&amp;', '<': '&lt;', '>': '&gt;' },
  ...{ é: '&eacute;', ü: '&uuml;', ä: '&auml;' },
};

/** Every way that a server was seen, or can be thought, to give a text back. */
const WAYS: Readonly<Record<string, (secret: string) => string>> = {
  plain: (s) => s,
  JSON: (s) => JSON.stringify(s).slice(1, -1),
  'JSON, every letter as \\u': (s) =>
    Array.from(
      { length: s.length },
      (_, i) => `\\u${s.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  'JSON, every letter as upper-case \\u': (s) =>
    Array.from(
      { length: s.length },
      (_, i) => `\\u${s.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0')}`,
    ).join(''),
  'JSON with escaped slashes': (s) => JSON.stringify(s).slice(1, -1).replaceAll('/', '\\/'),
  HTML: (s) =>
    s
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  XML: (s) =>
    s
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('"', '&#x22;')
      .replaceAll("'", '&apos;'),
  'decimal entities': (s) => entities(s, (code) => `&#${String(code)};`),
  'hexadecimal entities': (s) => entities(s, (code) => `&#X${code.toString(16)};`),
  'entities with names': (s) => s.replace(/["&<>éüä]/g, (letter) => String(NAMED[letter])),
  'entities without an end': (s) =>
    s.replace(/["&<>](?!\d)/g, (letter) => `&#${String(letter.charCodeAt(0))}`),
  'JavaScript, every letter as \\u{}': (s) => entities(s, (code) => `\\u{${code.toString(16)}}`),
  'JSON in JSON in JSON in JSON': (s) => [1, 2, 3, 4].reduce((text) => JSON.stringify(text), s),
  'SQL and CSV': (s) => s.replaceAll('"', '""').replaceAll("'", "''"),
  'UTF-8 read as Latin-1': (s) => utf8(s).toString('latin1'),
  'UTF-8 read as Windows-1252': (s) => new TextDecoder('windows-1252').decode(utf8(s)),
  'letters replaced': (s) => s.replace(/[^\0-\x7f]/gu, '?'),
  'UTF-8 read as ASCII': (s) =>
    utf8(s)
      .toString('latin1')
      .replace(/[^\0-\x7f]/g, '\ufffd'),
  'HTML in JSON': (s) =>
    JSON.stringify(
      s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    ).slice(1, -1),
  hex: (s) => utf8(s).toString('hex'),
  'upper-case hex': (s) => utf8(s).toString('hex').toUpperCase(),
  base64: (s) => utf8(s).toString('base64'),
  base64url: (s) => utf8(s).toString('base64url'),
  'base64 with a user before it': (s) => Buffer.concat([utf8('b:'), utf8(s)]).toString('base64'),
  'base64 with more on both sides': (s) =>
    Buffer.concat([utf8('bob:'), utf8(s), utf8('!')]).toString('base64'),
  ...Object.fromEntries(
    ['md5', 'sha1', 'sha256', 'sha384', 'sha512'].flatMap((name) => [
      [name, (s: string) => hash(name, s).toString('hex')],
      [`upper-case ${name}`, (s: string) => hash(name, s).toString('hex').toUpperCase()],
      [`base64 of ${name}`, (s: string) => hash(name, s).toString('base64')],
    ]),
  ),
};
/** Ways for texts that UTF-8 can hold. */
const WHOLE_WAYS: Readonly<Record<string, (secret: string) => string>> = {
  percent: (s) => encodeURIComponent(s),
  'lower-case percent': (s) => encodeURIComponent(s).replace(/%../g, (code) => code.toLowerCase()),
  'every byte as percent': (s) => utf8(s).toString('hex').replace(/../g, '%$&'),
  'Python, bytes': (s) =>
    utf8(s)
      .toString('latin1')
      .replace(/[^A-Za-z0-9]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`),
  'decomposed letters': (s) => s.normalize('NFD'),
  form: (s) => new URLSearchParams({ s }).toString().slice(2),
  'percent twice': (s) => encodeURIComponent(encodeURIComponent(s)),
};

const of = (secret: string): ReturnType<typeof createRedactor> =>
  createRedactor([new Secret(secret)]);

describe.each(HARD)('a secret such as %j', (secret) => {
  // UTF-8 has no half surrogates.
  const isWhole = Buffer.from(secret, 'utf8').toString('utf8') === secret;
  const ways = isWhole ? { ...WAYS, ...WHOLE_WAYS } : WAYS;
  it.each(Object.entries(ways))('is found and masked as %s', (_, write) => {
    const said = `before ${write(secret)} after`;
    const redactor = of(secret);
    expect(redactor.finds(said)).toBe(true);
    const masked = redactor.text(said);
    expect(masked).toContain(MASK);
    expect(masked.startsWith('before ')).toBe(true);
    expect(masked).not.toContain(write(secret));
  });
});

describe('a secret of Latin-1 letters', () => {
  const secret = 'Grüße & Küsse';
  const bytes = Buffer.from(secret, 'latin1');
  it.each([
    ['base64', bytes.toString('base64')],
    ['base64 with a user before it', Buffer.concat([utf8('b:'), bytes]).toString('base64')],
    ['hex', bytes.toString('hex')],
    ['a hash', createHash('sha1').update(bytes).digest('hex')],
    ['percent', bytes.toString('hex').replace(/../g, '%$&')],
    ['\\x', bytes.toString('hex').replace(/../g, '\\x$&')],
    ['JavaScript, escape()', 'Gr%FC%DFe%20%26%20K%FCsse'],
    [
      'JavaScript, escape() of all',
      [...secret].map((c) => `%u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    ],
  ])('is masked as %s of its bytes there', (_, text) => {
    expect(of(secret).text(`before ${text} after`)).toContain(MASK);
  });

  it('is not found in whatever has as many question marks', () => {
    expect(of('ßüöä').text('What ???? and why')).toBe('What ???? and why');
  });
});

describe('redaction', () => {
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

  it('remembers the forms of a secret, and not of more than anybody has', () => {
    const forms = rememberingForms();
    const first = forms('secret-0');
    expect(forms('secret-0')).toBe(first);
    for (let n = 1; n < 100; n += 1) forms(`secret-${String(n)}`);
    expect(forms('secret-0')).toEqual(formsOf('secret-0'));
  });

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

  it('never throws, whatever text and secret are', () => {
    const any = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(any, any, (secret, text) => {
        of(secret).text(text);
        of(secret).value({ [text]: [text, 5] });
      }),
      { numRuns: 300 },
    );
  });

  it.each([1, 2, 3, 8, 8_192])('works for a secret of %d letters', (length) => {
    const secret = '"ä<&'.repeat(2_048).slice(0, length);
    expect(of(secret).text(`x ${JSON.stringify(secret).slice(1, -1)} y`)).toBe(`x ${MASK} y`);
  });

  it('looks through 1 MB of escapes in linear time', () => {
    const of1MB = (text: string): string => text.repeat(2 ** 20 / text.length);
    const took = (text: string): number => {
      const before = performance.now();
      expect(of('Pa"ss-word-of-test').finds(text)).toBe(false);
      return performance.now() - before;
    };
    const endless = `%${'25'.repeat(2 ** 9)}41`;
    for (const text of ['{"a":"\\"y%20z"},', '%41%c3%a4 %ff%fe', '\\"&quot;&#65;', endless]) {
      const whole = of1MB(text);
      // Four times what a sixteenth takes for each of its sixteen parts; square would be sixteen times.
      expect(took(whole)).toBeLessThan(64 * took(whole.slice(0, 2 ** 16)) + 1_000);
    }
  });

  it('masks a secret that an answer repeats 100,000 times', () => {
    const text = of('a"b<c').text('{"a":"a\\"b\\u003cc"},'.repeat(100_000));
    expect(text).toBe(`{"a":"${MASK}"},`.repeat(100_000));
  });

  it('masks each letter of a URL code as a whole, also where the secret is a part of a run', () => {
    expect(of('b\u00e4r!').text('x%41b%c3%a4r%21%c3%a4 b%c3%a4r%21 %41%62%c3%a4%72%21%42')).toBe(
      `x%41${MASK}%c3%a4 ${MASK} %41${MASK}%42`,
    );
  });
});

describe('a successful response that repeats a secret', () => {
  it.each(HARD.slice(0, 4))('shows it in no form: %j', async (secret) => {
    const body = { echo: secret, list: [secret], [secret]: 1, html: WAYS['HTML']?.(secret) ?? '' };
    const { send } = createMemoryTransport(() => ({
      body,
      headers: { 'x-echo': encodeURIComponent(secret) },
    }));
    const client = clientFor({
      vendor: plainVendor([{}]),
      scheme: 'plain/token',
      account: { baseUrl: 'https://h.test', token: secret },
      transport: send,
      clock: createFakeClock(),
    });
    // What HTTP cannot carry in a header is refused before anything is sent.
    const outcome = await client.run({ operation: 'thing.get', params: {} });
    const { items, payload, headers } = outcome;
    expect(payload).toEqual({ echo: MASK, list: [MASK], [MASK]: 1, html: MASK });
    expect(JSON.stringify([items, headers])).not.toContain(secret);
    expect(headers['x-echo']).toBe(MASK);
  });

  it.each(EVERY_SCHEME.filter(({ secretFields }) => secretFields.length > 0))(
    'shows none of the account ($id)',
    async (row) => {
      const secrets = Object.fromEntries(
        row.secretFields.map((name, index) => [name, `Pa"ss\\w/ord&<é>${String(index)}-${name}`]),
      );
      const server = schemeServer(row, { secrets });
      server.reply = (request) => ({ body: { head: Object.values(request.headers), ...secrets } });
      const outcome = await server.call();
      for (const secret of Object.values(secrets)) {
        const said = JSON.stringify(outcome);
        for (const write of Object.values(WAYS)) expect(said).not.toContain(write(secret));
      }
    },
  );
});
