import type { Operation } from '../../core';
import { encode } from '../../core/model/codecs';
import { isDateTime, parseDateTime } from '../../core/model/date-time';
import { buildRequest, serverOf } from '../../core/catalogue/request';
import { faultOf } from '../support/fault-of';
import { PLAIN_ROW } from '../support/plain-vendor';

type Params = Parameters<typeof buildRequest>[1];

const SERVERS = { main: 'https://h.test/api', other: 'https://o.test' };

function built(
  row: Partial<Operation>,
  params: Params = {},
  page?: Parameters<typeof buildRequest>[4],
): ReturnType<typeof buildRequest> {
  return buildRequest({ ...PLAIN_ROW, ...row }, params, { site: 'a b' }, SERVERS, page);
}

const field = (name: string, more: object): Operation['fields'][number] => ({
  kind: 'string',
  name,
  label: name,
  description: name,
  in: 'body',
  ...more,
});

describe('the request of an operation', () => {
  it('puts each field where it belongs', () => {
    const fields = [
      field('id', { in: 'path' }),
      field('named', { in: 'path', to: 'wire', codec: 'yesNo' }),
      field('q', { in: 'query', to: 'query' }),
      field('list', { in: 'query' }),
      field('object', { in: 'query' }),
      field('h', { in: 'header', to: 'X-H' }),
      field('plainHeader', { in: 'header' }),
      field('b', { to: 'deep.er.value' }),
      field('b2', { to: 'deep.er.other' }),
      field('ip', { codec: 'octets' }),
      field('ipText', { codec: 'commaList' }),
      field('none', { in: 'none' }),
      field('bytes', {}),
      field('missing', {}),
    ];
    const request = built(
      {
        method: 'POST',
        path: '/{id}/{wire}/{site}',
        fields,
        body: 'json',
        fixed: { query: { f: '1' }, headers: { 'X-F': '2' }, body: { fixed: true } },
      },
      {
        id: 'a/b',
        named: true,
        q: 5,
        list: ['a', 1],
        object: { o: 1 },
        h: 'v',
        plainHeader: 'w',
        b: 1,
        b2: 2,
        ip: '1.2.3.4',
        ipText: ['a', 'b'],
        none: 'x',
        bytes: new Uint8Array(1),
      },
    );
    expect(request).toEqual({
      method: 'POST',
      url: 'https://h.test/api/a%2Fb/yes/a%20b?f=1&query=5&list=a&list=1&object=%7B%22o%22%3A1%7D',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'X-F': '2',
        'X-H': 'v',
        plainHeader: 'w',
      },
      body: '{"fixed":true,"deep":{"er":{"value":1,"other":2}},"addr1":"1","addr2":"2","addr3":"3","addr4":"4","ipText":"a,b","bytes":"AA=="}',
    });
  });

  it.each([
    ['json', undefined, 'application/json', '{}'],
    ['json', { a: 1 }, 'application/json', '{"a":1}'],
    ['array', undefined, 'application/json', '[{}]'],
    ['array', { a: 1 }, 'application/json', '[{"a":1}]'],
    ['array', [1], 'application/json', '[1]'],
    ['form', { a: 'x y', b: [1, 2] }, 'application/x-www-form-urlencoded', 'a=x+y&b=1&b=2'],
    ['form', 'a=1', 'application/x-www-form-urlencoded', 'a=1'],
    ['form', undefined, 'application/x-www-form-urlencoded', ''],
    ['xml', '<a/>', 'application/xml', '<a/>'],
    ['xml', undefined, 'application/xml', ''],
    ['text', 't', 'text/plain', 't'],
    ['text', undefined, 'text/plain', ''],
    [
      'json-rpc',
      { a: 1 },
      'application/json',
      '{"jsonrpc":"2.0","id":1,"method":"","params":{"a":1}}',
    ],
    ['json-rpc', undefined, 'application/json', '{"jsonrpc":"2.0","id":1,"method":"","params":{}}'],
  ] as const)('writes a body as %s (%j)', (body, content, type, expected) => {
    const request = built({ body, build: () => (content === undefined ? {} : { body: content }) });
    expect([request.headers['Content-Type'], request.body]).toEqual([type, expected]);
  });

  it('names the method of JSON-RPC, with fields in it', () => {
    const request = built({ body: 'json-rpc', rpcMethod: '{worker}.{no}get' }, { worker: 'W' });
    expect(JSON.parse(String(request.body))).toMatchObject({ method: 'W.get' });
  });

  it('lets build add to the body, or take its place', () => {
    const row = { body: 'json', fields: [field('a', {})] } as const;
    const body = (given: Operation['build']): unknown =>
      built({ ...row, ...(given === undefined ? {} : { build: given }) }, { a: 1 }).body;
    expect(body(() => ({ body: { b: 2 } }))).toBe('{"a":1,"b":2}');
    expect(body(() => ({ body: [3] }))).toBe('[3]');
    expect(body(() => ({}))).toBe('{"a":1}');
    const request = built({
      build: () => ({
        method: 'PUT',
        server: 'other',
        form: 'text',
        path: '/p',
        query: { q: '1', r: ['2', '3'] },
        body: 'x',
      }),
    });
    expect(request).toMatchObject({
      method: 'PUT',
      url: 'https://o.test/p?q=1&r=2&r=3',
      body: 'x',
    });
  });

  it('writes one header of a name, in whatever case it is given', () => {
    const { headers } = built({
      body: 'json',
      build: () => ({ headers: { 'content-type': 'text/x', ACCEPT: '*/*' } }),
    });
    expect(headers).toEqual({ 'content-type': 'text/x', ACCEPT: '*/*' });
  });

  it('puts the page into query or body', () => {
    expect(built({}, {}, { in: 'query', values: { p: 2 } }).url).toMatch(/\?p=2$/);
    expect(built({ body: 'json' }, {}, { in: 'body', values: { p: 2 } }).body).toBe('{"p":2}');
  });

  it('replaces half a character, which no address can hold', () => {
    const row = { path: '/{id}', fields: [field('id', { in: 'path' })] };
    expect(built(row, { id: 'a\uD83D' }).url).toBe('https://h.test/api/a%EF%BF%BD');
  });

  it.each([
    [
      { path: '/{id}', fields: [field('id', { in: 'path' })] },
      {},
      'id',
      /is needed for thing\.get/,
    ],
    [{ path: '/{id}', fields: [field('id', { in: 'path' })] }, { id: '' }, 'id', /is needed/],
    [
      { path: '/{id}', fields: [field('id', { in: 'path' })] },
      { id: '..' },
      'id',
      /cannot be part of a path. Enter another value/,
    ],
    [
      { path: '/{id}', fields: [field('id', { in: 'path' })] },
      { id: '.' },
      'id',
      /cannot be part of a path. Enter another value/,
    ],
    [{ path: '/{lacks}' }, {}, 'lacks', /Enter it in the account/],
    [
      { fields: [field('h', { in: 'header' })] },
      { h: 'a\nb' },
      'h',
      /must not contain a line break/,
    ],
    [{ server: 'third' }, {}, 'third', /no URL for it \(it has: main, other\)/],
  ] as const)('is refused: %#', (row, params, name, says) => {
    const fault = faultOf(() => built(row, params as Params));
    expect(fault).toMatchObject({
      code: 'input',
      field: name,
      message: expect.stringMatching(says),
    });
  });

  it('says so when the account has no address at all', () => {
    const fault = faultOf(() => serverOf(PLAIN_ROW, {}));
    expect(fault).toMatchObject({
      field: 'baseUrl',
      message: expect.stringMatching(/it has: none/),
    });
  });
});

describe('codecs', () => {
  it.each([
    [undefined, 'x', 'x'],
    ['octets', '1.2.3.4', { addr1: '1', addr2: '2', addr3: '3', addr4: '4' }],
    ['epochSeconds', '2026-11-21T12:00:00.900+01:00', 1_795_258_800],
    ['epochMillis', '2026-11-21', 1_795_219_200_000],
    ['compactDateTime', '2026-11-21 12:30', '20261121123000'],
    ['plainDateTime', '2026-11-21T12:30:05Z', '2026-11-21T12:30:05'],
    ['plainDate', '2026-11-21T23:30:00-01:00', '2026-11-21'],
    ['utcDateTime', '2026-11-21T23:30:05-01:00', '2026-11-22T00:30:05'],
    ['yesNo', true, 'yes'],
    ['yesNo', false, 'no'],
    ['zeroOne', true, 1],
    ['zeroOne', false, 0],
    ['asText', 5, '5'],
    ['commaList', ['a', 1], 'a,1'],
    ['commaList', 'a', 'a'],
    ['listOfOne', 'a', ['a']],
  ] as const)('%s of %j is %j', (codec, value, expected) => {
    expect(encode(codec, value)).toEqual(expected);
  });

  it('know the calendar', () => {
    const texts = [
      '2026-11-21',
      '2026-11-21T10:00+0100',
      '2026-02-29',
      '2026-11-21T25:00',
      '2026-13-01',
      'x',
    ];
    expect(texts.map(isDateTime)).toEqual([true, true, false, false, false, false]);
    expect(parseDateTime('2026-11-21T10:00:00+01:00').epochMs).toBe(Date.UTC(2026, 10, 21, 9));
  });
});
