import fc from 'fast-check';
import { charsetOf, decodeText, encodeText } from '../../core/model/charset';
import { readJson } from '../../core/model/read-json';
import { readReply } from '../../core';
import { customRequest } from '../../core/catalogue/custom-request';
import { readParams } from '../../core/catalogue/input';
import { buildRequest } from '../../core/catalogue/request';
import { applyStamp } from '../../core/model/stamp';
import { faultOf } from '../support/fault-of';
import { cpuTime } from '../support/cpu-time';

const utf16 = (text: string, bigEndian = false): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const mark = (...bytes: number[]) => Buffer.from(bytes);

const NAMES = '{"name":"Büro"}';
const LATIN = Buffer.from(NAMES, 'latin1');

describe('JSON that is deep', () => {
  const deep = (levels: number): string => `${'['.repeat(levels)}1${']'.repeat(levels)}`;

  it('is a value down to 512 levels, and a text below', () => {
    expect(JSON.stringify(readJson(deep(512)))).toBe(deep(512));
    expect(readJson(deep(513))).toBeUndefined();
    // Brackets in a text are only letters, also in one that does not end.
    expect(readJson(`"${'['.repeat(600)}"`)).toBe('['.repeat(600));
    expect(readJson(`"${'['.repeat(600)}`)).toBeUndefined();
    expect(readJson('{"a":'.repeat(513) + '1' + '}'.repeat(513))).toBeUndefined();
  });

  it.each([
    ['brackets in texts', JSON.stringify({ a: '"[{\\'.repeat(1_000) })],
    ['many lists, one after another', JSON.stringify(Array.from({ length: 2_000 }, () => [{}]))],
  ])('is not seen in %s', (_, text) => {
    expect(JSON.stringify(readJson(text))).toBe(text);
  });

  it('is no JSON where a text or the whole has no end', () => {
    expect(readJson(`["${'x'.repeat(1_000)}`)).toBeUndefined();
    expect(readJson('['.repeat(10_000_000))).toBeUndefined();
  });
});

describe('the text of a response', () => {
  it.each([
    ['application/json', Buffer.from(NAMES)],
    ['application/json; charset=ISO-8859-1', LATIN],
    ['application/json;charset="windows-1252"', LATIN],
    ["application/json; charset = 'Latin1'", LATIN],
    // No charset, or a wrong one: old devices write Latin-1 all the same.
    ['application/json', LATIN],
    ['application/json; charset=utf-8', LATIN],
    ['application/json; charset=nonsense', Buffer.from(NAMES)],
    ['application/json; charset=US-ASCII', Buffer.from(NAMES)],
    ['text/plain; charset=ascii', LATIN],
    [undefined, Buffer.from(NAMES)],
    [
      'application/json; charset=ISO-8859-1',
      Buffer.concat([mark(0xef, 0xbb, 0xbf), Buffer.from(NAMES)]),
    ],
    ['application/json', Buffer.concat([mark(0xff, 0xfe), utf16(NAMES)])],
    ['application/json', Buffer.concat([mark(0xfe, 0xff), utf16(NAMES, true)])],
    ['application/json; charset=utf-16', utf16(NAMES)],
    ['application/json; charset=utf-16', utf16(NAMES, true)],
    ['application/json; charset=UTF-16BE', utf16(NAMES, true)],
    // UTF-16 without a mark that is not called so, and what is only called so.
    [undefined, utf16(NAMES)],
    ['application/json; charset=utf-8', utf16(NAMES, true)],
    ['application/json; charset=utf-16', Buffer.from(NAMES)],
    ['application/json; charset=ibm866x', Buffer.from(NAMES)],
  ])('is read by its charset: %s', (type, body) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    expect(readReply({ status: 200, headers, cookies: [], body }).json).toEqual({ name: 'Büro' });
  });

  it('is read by the declaration of an XML document', () => {
    const xml = '<?xml version="1.0" encoding="ISO-8859-1" standalone="yes"?><a>Büro</a>';
    expect(decodeText(Buffer.from(xml, 'latin1'), 'text/xml')).toBe(xml);
    expect(decodeText(Buffer.from('<?xml version="1.0"?><a>ü</a>'), 'text/xml')).toContain('ü');
    expect(decodeText(Buffer.from('<a>ü</a>'), undefined)).toBe('<a>ü</a>');
    // As .NET writes it.
    const wide = '<?xml version="1.0" encoding="utf-16"?><a>ü</a>';
    expect(decodeText(Buffer.from(wide), 'text/xml')).toBe(wide);
    expect(decodeText(utf16('漢字'), 'text/plain; charset=utf-16')).toBe('漢字');
    expect(decodeText(utf16('1 ü', true), 'text/plain; charset=utf-16')).toBe('1 ü');
  });

  it('has the letters that Windows puts where Latin-1 has controls', () => {
    expect(decodeText(Uint8Array.of(0x80, 0x93, 0x94, 0x81), 'text/plain; charset=cp1252')).toBe(
      '€“”\u0081',
    );
  });

  it('is UTF-8 although one byte of it is not', () => {
    const cut = Buffer.concat([Buffer.from('Büro'), mark(0xff)]);
    expect(decodeText(cut, undefined)).toBe('Büro\uFFFD');
  });

  it('keeps the digits of integers that a number cannot hold', () => {
    const text =
      '{"id":7615917337495251231,"in":"a \\"7615917337495251231\\\\","list":[-9007199254740993,9007199254740991,1.00000000000000001,1e20,1e21]}';
    expect(readJson(text)).toEqual({
      id: '7615917337495251231',
      in: 'a "7615917337495251231\\',
      list: ['-9007199254740993', 9007199254740991, 1, 1e20, 1e21],
    });
    expect(readJson('7615917337495251231')).toBe('7615917337495251231');
    expect(readJson('{"7615917337495251231":1}')).toEqual({ '7615917337495251231': 1 });
    expect(readJson('{7615917337495251231}')).toBeUndefined();
  });

  it('is the value that it was, for any JSON without such an integer', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // A long number in front makes the whole text be looked through.
        const text = JSON.stringify([1234567890123456, value]);
        fc.pre(!/\d{17}/.test(text));
        expect(readJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is read in a time that grows with its length only', () => {
    const slow = [
      `{"n":7615917337495251231,"a":"${'\\\\'.repeat(2_000_000)}"}`,
      `[7615917337495251231,"${'\\"'.repeat(2_000_000)}"]`,
      `[${'1234567890123456,'.repeat(200_000)}1]`,
      `${'{"a":'.repeat(100_000)}`,
    ];
    const begun = cpuTime();
    for (const text of slow) readJson(text);
    expect(cpuTime() - begun).toBeLessThan(5_000);
    expect(charsetOf(`text/plain${'; charset'.repeat(100_000)}`)).toBeUndefined();
    expect(decodeText(Buffer.from(`<?xml ${' encoding'.repeat(100_000)}`), undefined)).toMatch(
      /^<\?xml/,
    );
  });
});

describe('the text of a request', () => {
  const operation = customRequest([], []);
  const send = (payload: unknown, type?: string) =>
    buildRequest(
      operation,
      readParams(operation, {
        ...{ method: 'POST', path: '/x', payload },
        ...(type === undefined ? {} : { headers: { 'Content-Type': type } }),
      }),
      {},
      { main: 'https://h.test' },
    ).body;
  const bytes = (body: unknown) => Buffer.from(body as Uint8Array);

  it('is written in the charset that its type names', () => {
    expect(send('Büro €')).toBe('Büro €');
    expect(send('Büro', 'text/plain; charset=utf-8')).toBe('Büro');
    expect(bytes(send('Büro €', 'text/plain; charset=windows-1252'))).toEqual(
      Buffer.from([...Buffer.from('Büro ', 'latin1'), 0x80]),
    );
    expect(bytes(send({ a: 'ł' }, 'application/json; charset=iso-8859-2'))).toEqual(
      Buffer.from([...Buffer.from('{"a":"'), 0xb3, ...Buffer.from('"}')]),
    );
    expect(bytes(send('ü', 'text/plain; charset=utf-16'))).toEqual(utf16('ü'));
    expect(bytes(send('ü', 'text/plain; charset=utf-16be'))).toEqual(utf16('ü', true));
    expect(send('plain', 'text/plain; charset=shift_jis')).toBe('plain');
  });

  it.each(['shift_jis', 'iso-8859-5', 'no-such-charset', 'gbk'])(
    'that has no letter in %s is a mistake, and nothing is sent',
    (charset) => {
      expect(faultOf(() => send('Grüße', `text/plain; charset=${charset}`))).toMatchObject({
        code: 'input',
        field: 'headers',
        message: `headers: the body cannot be written in the charset of "Content-Type: text/plain; charset=${charset}". Use charset=utf-8.`,
      });
    },
  );

  it('keeps its charset when the sign-in puts a member into it', () => {
    const headers = { 'Content-Type': 'application/json; charset=iso-8859-1' };
    const request = { method: 'POST', url: 'https://h.test/', headers, body: LATIN } as const;
    const signed = applyStamp(request, { body: { key: 'ß' } });
    expect(bytes(signed.body)).toEqual(Buffer.from('{"name":"Büro","key":"ß"}', 'latin1'));
    const foreign = applyStamp(request, { body: { key: 'ł' } });
    expect(foreign.body).toBe('{"name":"Büro","key":"ł"}');
  });

  it('is what was written, for any text and charset that has its letters', () => {
    const types = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'koi8-r'];
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...types), (text, name) => {
        const type = `text/plain; charset=${name}`;
        const written = encodeText(`x${text}`, type);
        if (written === undefined) return;
        expect(decodeText(Buffer.from(written as string), type)).toBe(`x${text}`);
      }),
    );
  });
});
