import { findScheme, readAccount } from '../../core';
import type { AnyScheme } from '../../core';
import type { AccountField } from '../../core/model/account-field';
import { EVERY_SCHEME, schemeCase, schemeServer } from '../support/every-scheme';
import { faultOf } from '../support/fault-of';
import { PLAIN_SCHEME } from '../support/plain-vendor';
import { expectInput } from './expect-input';

describe('bad input of an account', () => {
  const FIRST_NEEDED: Readonly<Record<string, string>> = {
    'edgecast/client-credentials': 'clientId',
    'edgecast/rest-token': 'accountNumber',
    'truesight/basic': 'tsimUrl',
  };

  it.each(EVERY_SCHEME)(
    'an empty form names the first field from the top that has to be filled in ($id)',
    ({ id, vendor }) => {
      const field = FIRST_NEEDED[id] ?? 'baseUrl';
      expectInput(() => readAccount(findScheme(vendor, id), {}), field, /missing|required/);
    },
  );

  it.each(EVERY_SCHEME)(
    'no field has a default and has to be filled in all the same ($id)',
    ({ id, vendor }) => {
      const { fields } = findScheme(vendor, id);
      const both = fields.filter((field) => field.required === true && 'default' in field);
      expect(both).toEqual([]);
    },
  );

  describe('a field that depends on another', () => {
    const [, token] = PLAIN_SCHEME.fields;
    const scheme: AnyScheme = {
      ...PLAIN_SCHEME,
      fields: [
        { kind: 'text', name: 'a', label: 'A', description: 'D', neededWhen: { kind: ['x'] } },
        { kind: 'text', name: 'b', label: 'B', description: 'D', neededWhen: { other: ['y'] } },
        {
          ...{ kind: 'enum', name: 'kind', label: 'Kind', description: 'D', default: 'x' },
          options: [
            { value: 'x', label: 'X' },
            { value: 'z', label: 'Z' },
          ],
        },
        { kind: 'text', name: 'other', label: 'Other', description: 'D' },
        ...(token === undefined ? [] : [token]),
      ],
      oneOf: [['other', 'token']],
    };
    const read = (raw: Readonly<Record<string, unknown>>): unknown => readAccount(scheme, raw);

    it.each([
      ['by default', {}, 'a', /^a: A is missing/],
      ['by choice', { kind: 'z', other: 'y' }, 'b', /^b: B is missing/],
      ['as one of a group', { kind: 'z' }, 'other', /^other: Enter Other or Token: one of them/],
    ])('is needed %s', (_how, raw, field, says) => {
      expectInput(() => read(raw), field, says);
    });

    it('is not needed otherwise', () => {
      expect(read({ kind: 'z', token: 't' })).toMatchObject({ kind: 'z' });
      expect(read({ kind: 'z', other: 'n' })).toMatchObject({ other: 'n' });
    });
  });

  const ALL: readonly AccountField[] = [
    { kind: 'url', name: 'url', label: 'URL', description: 'D', default: 'https://a.test' },
    { kind: 'url', name: 'link', label: 'Link', description: 'D' },
    { kind: 'text', name: 'text', label: 'Text', description: 'D' },
    { kind: 'secret', name: 'secret', label: 'Secret', description: 'D', where: 'the screen' },
    { kind: 'pem', holds: 'privateKey', name: 'pem', label: 'Pem', description: 'D' },
    { kind: 'integer', name: 'integer', label: 'Integer', description: 'D', min: 1, max: 9 },
    { kind: 'boolean', name: 'boolean', label: 'Boolean', description: 'D', default: true },
    {
      kind: 'enum',
      name: 'enum',
      label: 'Enum',
      description: 'D',
      default: 'a',
      options: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ],
    },
    { kind: 'date', name: 'date', label: 'Date', description: 'D' },
    { kind: 'words', name: 'words', label: 'Words', description: 'D' },
    { kind: 'words', name: 'more', label: 'More', description: 'D', default: 'y x y' },
  ];
  const scheme = { ...PLAIN_SCHEME, fields: ALL };

  it.each([
    ['url', 'ftp://x', /does not begin with https/],
    ['url', 'x.test', /for example https:\/\/a\.test/],
    ['link', 'x.test', /for example https:\/\/host/],
    ['text', 'a\u0000b', /control character/],
    ['text', {}, /must be text/],
    ['secret', 'a\nb', /line break/],
    ['integer', 'x', /whole number from 1 to 9/],
    ['integer', '1.5', /whole number/],
    ['integer', 10, /whole number/],
    ['integer', 0, /whole number/],
    ['integer', NaN, /whole number/],
    ['integer', Infinity, /whole number/],
    ['enum', 'c', /one of a, b/],
    ['date', '31.01.2027', /such as 2027-01-31/],
    ['date', '2027-02-31', /such as 2027-01-31/],
  ])('%s: %p', (name, value, says) => {
    expectInput(() => readAccount(scheme, { [name]: value }), name, says);
    expect(String(faultOf(() => readAccount(scheme, { secret: 'a\nb' })))).not.toContain('a\nb');
  });

  it('takes what people mean', () => {
    const account = readAccount(scheme, {
      link: ' https://b.test/x/ ',
      secret: 'with the line break of a copy\r\n',
      pem: 'A'.repeat(120),
      integer: '7',
      boolean: 'false',
      enum: 'b',
      date: '2027-01-31T00:00:00Z',
      words: ['c', 'b'],
      unknown: 'left out',
    });
    expect(account).toMatchObject({
      url: 'https://a.test',
      link: 'https://b.test/x',
      integer: 7,
      boolean: false,
      enum: 'b',
      date: '2027-01-31',
      words: ['b', 'c'],
      more: ['x', 'y'],
    });
    expect(account).not.toHaveProperty('unknown');
    expect(readAccount(scheme, { boolean: true, words: null, text: undefined })).toMatchObject({
      boolean: true,
      words: [],
    });
  });

  it('says where a missing secret is found', () => {
    const required = ALL.map((field) => ({ ...field, required: true }));
    const only = (name: string): typeof scheme => ({
      ...scheme,
      fields: required.filter((field) => field.name === name),
    });
    expectInput(() => readAccount(only('secret'), {}), 'secret', /Where to find it: the screen/);
    expectInput(() => readAccount(only('text'), { text: ' ' }), 'text', /Fill it in/);
  });

  it('keeps a Secret secret when an account is read again', () => {
    const account = readAccount(scheme, { secret: 'abc' });
    expect(readAccount(scheme, account)).toEqual(account);
  });

  it.each([
    ['goss-icm/api-key', { username: 'a:b' }, 'username'],
    ['truesight/basic', { username: 'a:b' }, 'username'],
    ['edgecast/rest-token', { accountNumber: '../x' }, 'accountNumber'],
  ])('a field that does not fit the sign-in is named (%s)', (id, account, field) => {
    expect(faultOf(() => schemeServer(schemeCase(id), { account }))).toMatchObject({
      code: 'input',
      field,
    });
  });
});
