import { BinaryFile, InputError, findOperation, findScheme, readAccount } from '../../core';
import type { AnyScheme, Field, Operation } from '../../core';
import type { AccountField } from '../../core/model/account-field';
import { indexOperations } from '../../core/catalogue/catalogue';
import { readParams } from '../../core/catalogue/input';
import { operationId } from '../../core/model/operation';
import { clientFor } from '../support/account';
import { EVERY_SCHEME, schemeCase, schemeServer } from '../support/every-scheme';
import { createFakeClock } from '../support/fake-clock';
import { faultOf } from '../support/fault-of';
import { createMemoryTransport } from '../support/memory-transport';
import { PLAIN_ROW, PLAIN_SCHEME, plainVendor } from '../support/plain-vendor';

/** Every message begins with the field that is wrong. */
function expectInput(call: () => unknown, field: string, says: RegExp): void {
  const fault = faultOf(call);
  expect(fault).toBeInstanceOf(InputError);
  expect(fault).toMatchObject({ field, message: expect.stringMatching(says) });
  expect((fault as InputError).message.startsWith(`${field}: `)).toBe(true);
}

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
    expectInput(() => readAccount(only('secret'), {}), 'secret', /You find it under the screen/);
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

describe('bad input of a call', () => {
  const FIELDS: readonly Field[] = (
    [
      { kind: 'string', name: 'string' },
      { kind: 'string', name: 'ipv4', check: 'ipv4' },
      { kind: 'string', name: 'cidr', check: 'cidr' },
      { kind: 'string', name: 'url', check: 'url' },
      { kind: 'string', name: 'date', check: 'date' },
      { kind: 'string', name: 'email', check: 'email' },
      { kind: 'text', name: 'text' },
      { kind: 'integer', name: 'integer', min: 1, max: 5 },
      { kind: 'integer', name: 'low', min: 1 },
      { kind: 'integer', name: 'high', max: 5 },
      { kind: 'boolean', name: 'boolean' },
      { kind: 'enum', name: 'enum', options: [{ value: 'a', label: 'A' }], default: 'a' },
      { kind: 'multi', name: 'multi', options: [{ value: 'a', label: 'A' }] },
      { kind: 'dateTime', name: 'dateTime' },
      { kind: 'map', name: 'map' },
      { kind: 'list', name: 'list', max: 2 },
      { kind: 'list', name: 'ips', check: 'ipv4' },
      { kind: 'binary', name: 'binary' },
      { kind: 'lookup', name: 'lookup', lookup: { operation: 'a.b', value: 'v', label: 'l' } },
      {
        kind: 'lookup',
        name: 'chosenIp',
        check: 'ipv4',
        lookup: { operation: 'a.b', value: 'v', label: 'l' },
      },
      { kind: 'json', name: 'json' },
      { kind: 'json', name: 'asGiven', asGiven: true },
      { kind: 'number', name: 'number', min: 0.5, max: 1.5 },
      { kind: 'enum', name: 'level', of: 'integer', options: [{ value: '5', label: 'Five' }] },
      { kind: 'multi', name: 'flags', of: 'boolean', options: [{ value: 'true', label: 'Yes' }] },
      { kind: 'list', name: 'numbers', of: 'number' },
      { kind: 'map', name: 'pairs', repeats: true },
      { kind: 'string', name: 'nullable', nullable: true },
      { kind: 'text', name: 'emptyText', emptyAllowed: true },
      { kind: 'list', name: 'emptyList', emptyAllowed: true },
    ] as const
  ).map((field) => ({ label: `The ${field.name}`, description: 'D', in: 'none', ...field }));
  const row: Operation = { ...PLAIN_ROW, fields: FIELDS };
  const circle: Record<string, unknown> = {};
  circle['me'] = circle;

  it.each([
    ['string', 'a\nb', /line break/],
    ['string', {}, /must be text/],
    ['ipv4', '10.1.2.256', /IPv4 address such as/],
    ['ipv4', '10.1.2', /not "10\.1\.2"/],
    ['cidr', '10.1.2.0/33', /IPv4 network/],
    ['url', 'ftp://x', /http:\/\/ or https/],
    ['url', 'http://[', /http:\/\/ or https/],
    ['date', '2027-02-31', /such as 2027-01-31/],
    ['date', '2027-02-01T00:00:00', /such as 2027-01-31/],
    ['email', 'nobody', /email address/],
    ['text', null, undefined],
    ['text', [1], /must be text/],
    ['integer', '1.5', /whole number/],
    ['integer', ' ', /whole number/],
    ['integer', true, /whole number/],
    ['integer', NaN, /whole number/],
    ['integer', Infinity, /whole number/],
    ['integer', 9, /from 1 to 5/],
    ['low', 0, /whole number from 1\./],
    ['high', 9, /whole number to 5\./],
    ['boolean', 'yes', /true or false/],
    ['enum', 'b', /one of a/],
    ['multi', 'a,b', /one of a/],
    ['dateTime', 'tomorrow', /2027-01-31T08:00:00/],
    ['dateTime', '2027-02-30T08:00:00', /2027-01-31T08:00:00/],
    ['dateTime', '2027-13-01', /2027-01-31T08:00:00/],
    ['map', 5, /key-value pairs/],
    ['map', '[1]', /pairs of a name and a value/],
    ['map', '{"a":1,"b":"{,","a":2}', /has "a" twice.*remove one/],
    ['map', '{"x\\"a":1, "x\\u0022a":2}', /has "x\\"a" twice/],
    [
      'map',
      [
        ['a', '1'],
        ['a', '1'],
      ],
      /has "a" twice/,
    ],
    ['map', { '': 'a' }, /a value without a name/],
    ['map', '{"a":', /not valid JSON/],
    ['map', { a: {} }, /"a" must be text/],
    ['list', 'a,b,c', /at most 2 entries, not 3/],
    ['ips', ['x'], /IPv4 address/],
    ['binary', 'abc', /must be binary data/],
    ['lookup', 'a\rb', /line break/],
    ['chosenIp', '10.1.2', /IPv4 address such as/],
    ['json', '{', /not valid JSON/],
    ['json', circle, /valid JSON value/],
    ['json', { n: NaN }, /valid JSON value/],
    ['json', { f: () => 1 }, /valid JSON value/],
    ['json', 5n, /valid JSON value/],
    ['json', { file: new Uint8Array(2) }, /valid JSON value/],
    ['json', { file: Buffer.from('a') }, /valid JSON value/],
    ['json', new Map([['a', 1]]), /valid JSON value/],
    ['json', { names: new Set(['a']) }, /valid JSON value/],
    ['json', [/a/], /valid JSON value/],
    ['json', { s: Symbol('a') }, /valid JSON value/],
    ['asGiven', new ArrayBuffer(2), /valid JSON value/],
    ['asGiven', { a: new Uint16Array(2) }, /valid JSON value/],
    ['asGiven', { n: Infinity }, /valid JSON value/],
    ['number', 'x', /must be a number\.$/],
    ['number', Infinity, /must be a number\.$/],
    ['number', 2, /a number from 0\.5 to 1\.5/],
    ['level', 4, /one of 5/],
    ['flags', [false], /one of true/],
    ['numbers', ['a'], /must be a number/],
    ['pairs', 5, /key-value pairs/],
    ['pairs', [['a']], /pairs of a name and a value/],
    ['pairs', [5], /pairs of a name and a value/],
    ['pairs', [{ value: 'a' }], /pairs of a name and a value/],
    ['pairs', [['', 'a']], /a value without a name/],
    ['pairs', { 'x-list': [{}] }, /"x-list" must be text/],
    ['string', null, undefined],
    ['unknown', 1, /no such field\. Its fields are: string, /],
  ])('%s: %p', (name, value, says) => {
    if (says === undefined) expect(readParams(row, { [name]: value })).toEqual({ enum: 'a' });
    else expectInput(() => readParams(row, { [name]: value }), name, says);
  });

  it('takes what forms and messages hand over', () => {
    const bytes = new Uint8Array([1]);
    expect(
      readParams(row, {
        string: 5,
        ipv4: '10.1.2.3',
        cidr: '10.0.0.0/8',
        url: 'https://x.test',
        date: '2028-02-29',
        email: 'a@b',
        text: 'two\nlines',
        integer: '3',
        boolean: 'true',
        multi: ['a'],
        dateTime: new Date(0),
        map: '{"a":1}',
        list: 'a\n b ,',
        ips: ['1.2.3.4'],
        binary: bytes,
        lookup: true,
        json: '[1]',
        asGiven: '<xml/>',
      }),
    ).toEqual({
      string: '5',
      ipv4: '10.1.2.3',
      cidr: '10.0.0.0/8',
      url: 'https://x.test',
      date: '2028-02-29',
      email: 'a@b',
      text: 'two\nlines',
      integer: 3,
      boolean: true,
      enum: 'a',
      multi: ['a'],
      dateTime: '1970-01-01T00:00:00.000Z',
      map: { a: '1' },
      list: ['a', 'b'],
      ips: ['1.2.3.4'],
      binary: bytes,
      lookup: 'true',
      json: [1],
      asGiven: '<xml/>',
    });
    expect(
      readParams(row, { boolean: false, json: { a: 1 }, asGiven: '{"a":1}', list: [] }),
    ).toEqual({
      enum: 'a',
      boolean: false,
      json: { a: 1 },
      asGiven: '{"a":1}',
    });
    expect(readParams(row, { boolean: 'false' })).toMatchObject({ boolean: false });
  });

  it.each([
    ['{}', {}],
    [' {"a,}":"{\\\\", "b" : 1.5,"c":true }', { 'a,}': '{\\', b: '1.5', c: 'true' }],
    [[['a', 1]], { a: '1' }],
    ['[["a", "1"], {"name": "b", "value": "2"}]', { a: '1', b: '2' }],
    ['{"__proto__": "1"}', JSON.parse('{"__proto__":"1"}')],
  ])('takes names and values: %j', (map, expected) => {
    expect(readParams(row, { map })['map']).toEqual(expected);
  });

  it.each([
    ['{"a":1,"b":["2","3"],"a":[4]}'],
    [[['a', 1], ['b', '2'], { name: 'b', value: 3 }, ['a', '4']]],
  ])('keeps all values of a name that may have several: %j', (given) => {
    const { pairs = [] } = readParams(row, { pairs: given });
    expect([...(pairs as [string, string][])].sort()).toEqual([
      ['a', '1'],
      ['a', '4'],
      ['b', '2'],
      ['b', '3'],
    ]);
  });

  it('takes numbers and booleans, in lists and choices too', () => {
    expect(
      readParams(row, { number: '1.25', level: '5', flags: [true], numbers: '1, 2.5', enum: 'a' }),
    ).toEqual({ number: 1.25, level: 5, flags: [true], numbers: [1, 2.5], enum: 'a' });
    expect(readParams(row, { level: 5, flags: 'true', numbers: [3] })).toMatchObject({
      level: 5,
      flags: [true],
      numbers: [3],
    });
  });

  it('takes null and nothing as values where the field says that they are', () => {
    expect(readParams(row, { nullable: null, emptyText: '', emptyList: [], text: '' })).toEqual({
      enum: 'a',
      nullable: null,
      emptyText: '',
      emptyList: [],
    });
    expect(readParams(row, { nullable: '', emptyText: null, emptyList: '' })).toEqual({
      enum: 'a',
      emptyList: [],
    });
  });

  it.each([
    [
      { a: ['1', 2], b: true },
      [
        ['a', '1'],
        ['a', '2'],
        ['b', 'true'],
      ],
    ],
    ['{"a":["1"]}', [['a', '1']]],
    [
      [['a', '1'], { name: 'a', value: 2 }],
      [
        ['a', '1'],
        ['a', '2'],
      ],
    ],
  ])('keeps names that repeat: %j', (given, expected) => {
    expect(readParams(row, { pairs: given })).toMatchObject({ pairs: expected });
  });

  it('takes a body as it is', () => {
    const file = new BinaryFile(new Uint8Array([1]), 'a.png', 'image/png');
    for (const asGiven of ['{"id": 7615917337495251231, "v": 1.0}', new Uint8Array([1]), file]) {
      expect(readParams(row, { asGiven })['asGiven']).toBe(asGiven);
    }
    expect(readParams(row, { asGiven: [1], binary: file })).toMatchObject({
      asGiven: [1],
      binary: file,
    });
  });

  it('names a field that is missing, and says when there are none', () => {
    const required = { ...PLAIN_ROW, fields: [{ ...FIELDS[0], required: true } as Field] };
    expectInput(() => readParams(required, { string: '' }), 'string', /is needed for thing\.get/);
    expectInput(() => readParams(PLAIN_ROW, { x: 1 }), 'x', /Its fields are: none/);
  });

  it('names an operation or scheme that does not exist or does not fit', () => {
    const vendor = plainVendor([
      {},
      { operation: 'other', schemes: ['plain/other', 'plain/more'] },
    ]);
    const [scheme = PLAIN_SCHEME] = vendor.schemes;
    expectInput(() => findOperation(vendor, scheme, 'no.such'), 'operation', /custom\.request/);
    expectInput(
      () => findOperation(vendor, scheme, 'thing.other'),
      'operation',
      /needs an account with plain\/other or plain\/more/,
    );
    const index = indexOperations(vendor, scheme);
    expectInput(() => index.find('no.such'), 'operation', /custom\.request/);
    expectInput(() => index.find('thing.other'), 'operation', /needs an account with/);
    expect(index.find('custom.request')).toBe(index.find('custom.request'));
    expect(index.find('thing.get').operation).toMatchObject(PLAIN_ROW);
    expect(operationId(findOperation(vendor, scheme, 'custom.request'))).toBe('custom.request');
    expectInput(() => findScheme(vendor, 'plain/none'), 'scheme', /Choose one of plain\/token/);
    expect(findScheme(vendor, 'plain/token')).toBe(scheme);
  });

  it('sends nothing without a confirmation where one is needed', async () => {
    const { send, requests } = createMemoryTransport(() => ({ body: {} }));
    const client = clientFor({
      vendor: plainVendor([{ confirm: 'It turns the lights off' }]),
      scheme: 'plain/token',
      account: { baseUrl: 'https://h.test' },
      transport: send,
      clock: createFakeClock(),
    });
    const call = { operation: 'thing.get', params: {} };
    await expect(client.run(call)).rejects.toThrow(
      'confirm: thing.get was not sent. It turns the lights off. Select "confirm" if that is what you want.',
    );
    expect(requests).toHaveLength(0);
    await client.run({ ...call, confirmed: true });
    expect(requests).toHaveLength(1);
  });

  it.each(EVERY_SCHEME)('a header that splits requests is refused ($id)', async (row) => {
    const server = schemeServer(row);
    const bad = [{ 'X-A': 'a\r\nX-B: b' }, { 'X-A\r\nX-B': 'b' }, { 'X-A': '“' }, { '': 'a' }];
    for (const headers of bad) {
      await expect(server.call({ headers })).rejects.toMatchObject({
        code: 'input',
        field: 'headers',
      });
    }
    for (const name of ['Authorization', 'cookie', 'Proxy-Authorization']) {
      await expect(server.call({ headers: { [name]: 'x' } })).rejects.toThrow(
        `headers: "${name}" is set by the sign-in; leave it out.`,
      );
    }
    for (const name of ['Host', 'Content-Length', 'upgrade', 'Expect', 'Keep-Alive', 'TE']) {
      await expect(server.call({ headers: { [name]: 'x' } })).rejects.toThrow(
        `headers: "${name}" is set by the connection; leave it out.`,
      );
    }
    await expect(server.call({ headers: { 'Set-Cookie': ['a=1', 'b=2'] } })).rejects.toThrow(
      'headers: "Set-Cookie" is a header of responses; leave it out.',
    );
    await expect(server.call({ headers: { 'X-A': {} } })).rejects.toThrow(/"X-A" must be text/);
    expect(server.calls).toHaveLength(0);
  });
});
