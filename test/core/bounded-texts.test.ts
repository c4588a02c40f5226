/** No text, however long and however odd, costs more than time that grows with its length. */
import fc from 'fast-check';
import { InputError, readAccount, readCertificates, readStoredToken } from '../../core';
import { nextLink } from '../../core/catalogue/link';
import { TEXT_CHECKS } from '../../core/catalogue/text-checks';
import { parseRetryAfter } from '../../core/client/retry';
import { redirectOf } from '../../core/client/redirect';
import { importCurl } from '../../core/described/curl';
import { readChallenge } from '../../core/described/digest';
import { atPath } from '../../core/described/json-path';
import { readShortForm } from '../../core/described/short-form';
import { cookiesOf } from '../../core/described/set-cookie';
import { readXml } from '../../core/described/xml';
import { charsetOf, decodeText, encodeText } from '../../core/model/charset';
import { dateOfMilliseconds } from '../../core/model/date-value';
import { isDateTime, parseDateTime } from '../../core/model/date-time';
import { at } from '../../core/model/json';
import { isPkcs12, repairPem } from '../../core/model/pem';
import { readJson } from '../../core/model/read-json';
import { replyHeaders } from '../../core/model/reply-headers';
import { defineScheme } from '../../core/model/scheme';
import { secretsOfStamp } from '../../core/model/stamp';
import { joinUrl, readBaseUrl } from '../../core/model/url';
import { isCutJson } from '../../core/model/cut-json';
import { transferCodingFault } from '../../core/model/transfer-coding';
import { isWebPage } from '../../core/model/web-page';
import { faultOf } from '../support/fault-of';
import { PLAIN_SCHEME } from '../support/plain-vendor';
import { cpuTime } from '../support/cpu-time';

const SCHEME = defineScheme({
  ...PLAIN_SCHEME,
  fields: [
    { kind: 'url', name: 'baseUrl', label: 'Base URL', description: 'URL' },
    { kind: 'text', name: 'username', label: 'User Name', description: 'User' },
    { kind: 'secret', name: 'token', label: 'Token', description: 'Token', trim: true },
    { kind: 'secret', name: 'password', label: 'Password', description: 'Password' },
    {
      kind: 'pem',
      name: 'certificate',
      label: 'Certificate',
      description: 'C',
      holds: 'certificate',
    },
    { kind: 'integer', name: 'minutes', label: 'Minutes', description: 'M', min: 1, max: 9 },
    { kind: 'boolean', name: 'on', label: 'On', description: 'On', default: false },
    {
      ...{ kind: 'enum', name: 'kind', label: 'Kind', description: 'Kind', default: 'a' },
      options: [{ value: 'a', label: 'A' }],
    },
    { kind: 'date', name: 'validUntil', label: 'Valid Until', description: 'End' },
    { kind: 'words', name: 'scopes', label: 'Scopes', description: 'Scopes' },
  ],
});
const FIELDS = SCHEME.fields.map(({ name }) => name);

const BASE = 'https://h.test/api';
const headersOf = (name: string, text: string) => ({ headers: { [name]: text } });

/** Every reader of text in the core that hears what a person, a message or a server says. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'the base URL': (text) => readBaseUrl('baseUrl', text, BASE),
  'the base URL behind a host': (text) => readBaseUrl('baseUrl', `https://h.test/${text}`, BASE),
  'a path': (text) => joinUrl('path', BASE, `/${text}`),
  'a PEM text': repairPem,
  'a CA of a host': (text) => readCertificates('ca', 'CA Certificate', text),
  'a PKCS#12 container': isPkcs12,
  'a date': (text) => [isDateTime(text), parseDateTime(text), dateOfMilliseconds(text)],
  'a Content-Type': charsetOf,
  'the bytes of a body': (text) => decodeText(Buffer.from(text, 'latin1'), undefined),
  'a body in a charset': (text) => encodeText(text, 'text/plain; charset=koi8-r'),
  JSON: readJson,
  'a path in JSON': (text) => [
    at({ a: [] }, text),
    atPath({ a: [] }, text),
    atPath({}, `/${text}`),
  ],
  'a web page': (text) => isWebPage({ json: undefined, text }),
  'JSON that is cut off': (text) =>
    isCutJson({ json: undefined, text: `[${text}`, headers: { 'content-type': 'text/json' } }),
  'Transfer-Encoding': (text) => transferCodingFault(text),
  XML: readXml,
  'Set-Cookie': (text) => cookiesOf([text]),
  'Retry-After': (text) => parseRetryAfter(text, 0),
  Link: (text) => nextLink({ link: text }),
  'WWW-Authenticate': (text) => readChallenge(headersOf('www-authenticate', text)),
  'WWW-Authenticate of Digest': (text) =>
    readChallenge(headersOf('www-authenticate', `Digest nonce="a", ${text}`)),
  Location: (text) =>
    redirectOf(
      { method: 'GET', url: BASE, headers: {} },
      { status: 302, ...headersOf('location', text) },
    ),
  'the header of a response': (text) => replyHeaders({ location: text, 'X-A': [text] }),
  'a header of the sign-in': (text) => secretsOfStamp({ headers: { 'X-A': text } }),
  'a stored token': readStoredToken,
  'a curl command': (text) => importCurl(`curl ${text}`),
  'the short form': (text) => readShortForm({ loginUrl: text, tokenPath: text } as never),
  ...Object.fromEntries(
    Object.entries(TEXT_CHECKS).map(([name, check]) => [`a field of kind ${name}`, check.test]),
  ),
};

/** What a person cannot help is an input error; anything else is a fault of ours. */
function take(read: (text: string) => unknown, text: string): void {
  const fault = faultOf(() => read(text));
  if (fault !== undefined && !(fault instanceof InputError)) throw fault as Error;
}

const PIECES = [
  ...['/', '//', '\\', '..', '@', ':', '?', '#', '%', '%2e', ' ', '\t', '\n', '\r\n', '\\n', '\0'],
  ...[
    '=',
    ';',
    ',',
    '"',
    "'",
    '<',
    '>',
    '&',
    '&#',
    '&amp;',
    '<a>',
    '<!--',
    '<?xml ',
    ' encoding="',
  ],
  ...[
    '-----BEGIN A-----',
    '-----END A-----',
    '-----BEGIN ',
    'DEK-Info: x ',
    'Proc-Type: ',
    '-----',
  ],
  ...['{', '[', '{"a":', '\\"', '1', '1234567890123456', '-', '.', '+01:00', 'T00:00', '2026-'],
  ...['charset=', '; charset', 'rel=next', '<x>; rel=', 'Digest ', 'nonce="', 'realm=', 'expires='],
  ...['ü', '\ud800', '\u{1F600}', '\ufeff', 'a', 'A', 'Z', 'x=y', "$'", '-H ', '--data ', '\\\\'],
] as const;
const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 }));
/** The form of every text that a pattern chokes on: something, the same again and again, something else. */
const pumped = fc.record({ before: piece, again: piece, more: piece, after: piece });
const LENGTH = 60_000;
const repeated = (text: string): string =>
  text === '' ? '' : text.repeat(Math.ceil(LENGTH / text.length));

describe.each(Object.entries(READERS))('%s', (_, read) => {
  it('is read in linear time, whatever it is', () => {
    fc.assert(
      fc.property(pumped, ({ before, again, more, after }) => {
        const text = `${before}${repeated(again)}${more}${repeated(after)}${before}`;
        const begun = cpuTime();
        take(read, text);
        // A quadratic reader takes some seconds here, a linear one some milliseconds.
        expect(cpuTime() - begun).toBeLessThan(1_000);
      }),
      { numRuns: 60 },
    );
  });

  it.each([...PIECES])('takes 120,000 letters of %j', (text) => {
    const begun = cpuTime();
    take(read, repeated(text).repeat(2));
    expect(cpuTime() - begun).toBeLessThan(2_000);
  });

  it('makes no other fault than an input error', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => take(read, parts.join(''))),
      { numRuns: 300 },
    );
  });
});

describe('a field of an account', () => {
  it.each(FIELDS)('%s has a length, which is asked before anything else', (name) => {
    const begun = cpuTime();
    for (const text of ['x', '-----BEGIN A-----', 'DEK-Info: x ', '/', '\n', '=']) {
      expect(faultOf(() => readAccount(SCHEME, { [name]: text.repeat(300_000) }))).toMatchObject({
        code: 'input',
        field: name,
        message: expect.stringMatching(
          / has \d+ characters, and at most (16384|262144) are allowed\./,
        ),
      });
    }
    expect(cpuTime() - begun).toBeLessThan(1_000);
  });

  it('is a text: anything else is an input error that names it', () => {
    const odd = [Symbol('s'), () => 1, {}, [1], new Map(), Buffer.from('a'), { toISO: 1 }];
    for (const name of FIELDS) {
      for (const value of odd) {
        expect(faultOf(() => readAccount(SCHEME, { [name]: value }))).toMatchObject({
          code: 'input',
          field: name,
        });
      }
    }
  });

  it('is never a fault of ours, whatever it holds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), fc.anything({ withDate: true }), (name, value) => {
        const fault = faultOf(() => readAccount(SCHEME, { [name]: value }));
        if (fault !== undefined) expect(fault).toBeInstanceOf(InputError);
      }),
      { numRuns: 2_000 },
    );
  });

  const read = (name: string, text: string) => {
    const { [name]: value } = readAccount(SCHEME, { [name]: text });
    return (value as { reveal(): string }).reveal();
  };
  const tokenOf = (token: string) => read('token', token);

  it.each([' key-0123', 'key-0123\u00a0', '\ufeffkey-0123\r\n', '\tkey-0123 '])(
    'that is a key loses what was copied around it: %j',
    (token) => expect(tokenOf(token)).toBe('key-0123'),
  );

  it.each([
    ['ab\u2007cd', 'U+2007'],
    ['ab\u3000cd', 'U+3000'],
    ['ab\u3164cd', 'U+3164'],
    ['ab\ufe0fcd', 'U+FE0F'],
    ['ab\u{e0041}cd', 'U+E0041'],
    ['key\u00a00123', 'U+00A0'],
    ['key\u200b0123', 'U+200B'],
    ['key\u202e0123', 'U+202E'],
  ])('that is a key has nothing in it that cannot be seen: %j', (token, code) => {
    expect(faultOf(() => tokenOf(token))).toMatchObject({
      field: 'token',
      message: `token: Token contains a character that cannot be seen (${code}). Copy it again without one.`,
    });
  });

  it.each([' blanks ', 'no\u00a0break', '"'])('that is a password is kept: %j', (password) => {
    expect(read('password', `${password}\r\n`)).toBe(password);
  });

  it.each(['password', 'passkey', 'pin', 'token', 'apiKey', 'x'])(
    'called %s is a key if the field says so, and a password if not',
    (name) => {
      const withField = (trim: boolean) => {
        const field = { kind: 'secret', name, label: 'X', description: 'X', trim } as const;
        const { [name]: value } = readAccount(
          { ...PLAIN_SCHEME, fields: [field] },
          { [name]: ' a b\u00a0' },
        );
        return (value as { reveal(): string }).reveal();
      };
      expect([withField(true), withField(false)]).toEqual(['a b', ' a b\u00a0']);
    },
  );
});
