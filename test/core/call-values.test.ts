import { BinaryFile, findOperation, findScheme } from '../../core';
import type { Field } from '../../core';
import { rememberOperations } from '../../core/catalogue/catalogue';
import { readParams } from '../../core/catalogue/input';
import { operationId } from '../../core/model/operation';
import { clientFor } from '../support/account';
import { EVERY_SCHEME, schemeServer } from '../support/every-scheme';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import { PLAIN_ROW, PLAIN_SCHEME, plainVendor } from '../support/plain-vendor';
import { expectInput } from './expect-input';
import { FIELDS, row } from './every-kind-of-field';

describe('the values of a call', () => {
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
    const index = rememberOperations()(vendor, scheme);
    expectInput(() => index.find('no.such'), 'operation', /custom\.request/);
    expectInput(() => index.find('thing.other'), 'operation', /needs an account with/);
    expect(index.find('custom.request')).toBe(index.find('custom.request'));
    expect(index.find('thing.get').operation).toMatchObject(PLAIN_ROW);
    expect(operationId(findOperation(vendor, scheme, 'custom.request'))).toBe('custom.request');
    expectInput(() => findScheme(vendor, 'plain/none'), 'scheme', /Choose one of plain\/token/);
    expect(findScheme(vendor, 'plain/token')).toBe(scheme);
  });

  it('prepares what accounts of one scheme may call once for all of them', () => {
    const vendor = plainVendor([{}, { operation: 'other', schemes: ['plain/other'] }]);
    const operations = rememberOperations();
    const index = operations(vendor, PLAIN_SCHEME);
    expect(operations(vendor, PLAIN_SCHEME)).toBe(index);
    expectInput(() => index.find('thing.other'), 'operation', /needs an account with/);
    const other = operations(vendor, { ...PLAIN_SCHEME, id: 'plain/other' });
    expect(other.find('thing.other').operation).toMatchObject({ operation: 'other' });
    expect(operations(plainVendor(), PLAIN_SCHEME)).not.toBe(index);
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
