import type { Operation } from '../../core';
import { faultOf } from '../support/fault-of';
import { field, sent } from './wire-draft';

const search = (operation: Partial<Operation>, raw: Readonly<Record<string, unknown>>): string =>
  new URL(sent(operation, raw).url).search;

describe('a list or an object in a query', () => {
  it.each([
    [undefined, ['a b', 2], '?q=a+b&q=2'],
    ['repeated', ['a', 2], '?q=a&q=2'],
    ['comma', ['a,b', 2], '?q=a%2Cb,2'],
    ['space', ['a', 2], '?q=a%202'],
    ['pipe', ['a', 2], '?q=a%7C2'],
    ['brackets', ['a', 2], '?q%5B%5D=a&q%5B%5D=2'],
    ['deepObject', ['a', 2], '?q%5B0%5D=a&q%5B1%5D=2'],
    [
      'deepObject',
      { x: { y: [1, null] }, z: true },
      '?q%5Bx%5D%5By%5D%5B0%5D=1&q%5Bx%5D%5By%5D%5B1%5D=&q%5Bz%5D=true',
    ],
    ['deepObject', 'a', '?q=a'],
    ['members', { x: 1, y: ['a', 'b'] }, '?x=1&y=a&y=b'],
    ['members', ['a'], '?q=a'],
    [undefined, { x: 1 }, '?q=%7B%22x%22%3A1%7D'],
    ['comma', { x: 1 }, '?q=%7B%22x%22%3A1%7D'],
    ['comma', [{ x: 1 }], '?q=%7B%22x%22%3A1%7D'],
    ['repeated', 'ü&=', '?q=%C3%BC%26%3D'],
  ])('is written in style %s: %j', (style, value, expected) => {
    const more = style === undefined ? {} : { style };
    expect(search({ fields: [field('q', more)] }, { q: JSON.stringify(value) })).toBe(expected);
    const form = { body: 'form', fields: [field('q', { ...more, in: 'body' })] } as const;
    expect(`?${String(sent(form, { q: JSON.stringify(value) }).body)}`).toBe(expected);
  });

  it('is left out when it is empty and there is nothing to repeat', () => {
    const fields = [field('q', { emptyAllowed: true }), field('r')];
    expect(search({ fields }, { q: [], r: 1 })).toBe('?r=1');
  });

  it('keeps names that repeat, in their order', () => {
    const fields = [field('q', { kind: 'map', repeats: true })];
    expect(
      search(
        { fields },
        {
          q: [
            ['b', '1'],
            ['a', '2'],
            ['b', '3'],
          ],
        },
      ),
    ).toBe('?b=1&b=3&a=2');
  });

  it('spreads an address over four parameters', () => {
    const fields = [field('ip', { kind: 'string', codec: 'octets' })];
    expect(search({ fields }, { ip: '10.1.2.3' })).toBe('?addr1=10&addr2=1&addr3=2&addr4=3');
  });
});

describe('the place of a value', () => {
  it('may be a name that holds dots', () => {
    const fields = [
      field('os', { in: 'body', to: ['os.version'] }),
      field('deep', { in: 'body', to: ['a', 'b.c'] }),
      field('query', { to: ['x', 'y'] }),
    ];
    const request = sent({ body: 'json', fields }, { os: '"7"', deep: 1, query: 2 });
    expect(request.body).toBe('{"os.version":"7","a":{"b.c":1}}');
    expect(new URL(request.url).search).toBe('?x.y=2');
  });

  it('may be a cookie', () => {
    const fields = [field('a', { in: 'cookie' }), field('b', { in: 'cookie', to: 'B' })];
    expect(sent({ fields }, { a: '"1"', b: [1, 2] }).headers).toMatchObject({
      Cookie: 'a=1; B=1.2',
    });
    expect(faultOf(() => sent({ fields }, { a: '"x; y=1"' }))).toMatchObject({
      code: 'input',
      field: 'a',
      message: expect.stringMatching(/cannot hold spaces, quotes/),
    });
  });

  it('may be a header or a path that takes a list', () => {
    const fields = [field('h', { in: 'header' }), field('p', { in: 'path' })];
    const request = sent({ path: '/{p}', fields }, { h: [1, 'b'], p: [1, 'b c'] });
    expect([request.headers['h'], request.url]).toEqual(['1,b', 'https://h.test/api/1%2Cb%20c']);
  });

  it('takes null as null in a body, and as nothing elsewhere', () => {
    const fields = [
      field('owner', { in: 'body', nullable: true }),
      field('name', { kind: 'string', in: 'body', emptyAllowed: true }),
      field('q', { nullable: true }),
    ];
    const request = sent({ body: 'json', fields }, { owner: null, name: '', q: null });
    expect([request.body, new URL(request.url).search]).toEqual([
      '{"owner":null,"name":""}',
      '?q=',
    ]);
    const path = { path: '/{p}', fields: [field('p', { in: 'path', nullable: true })] };
    expect(faultOf(() => sent(path, { p: null }))).toMatchObject({ field: 'p' });
  });

  it.each([
    ['json', [1, 'a'], '[1,"a"]', 'application/json'],
    ['json', 5, '5', 'application/json'],
    ['json', null, 'null', 'application/json'],
    ['text', 'Good morning', 'Good morning', 'text/plain'],
    ['octets', 'Good morning', 'Good morning', 'application/octet-stream'],
  ] as const)('may be the whole body as %s: %j', (body, value, content, type) => {
    const fields = [field('whole', { in: 'body', to: [], nullable: true })];
    const given = typeof value === 'string' ? JSON.stringify(value) : value;
    const request = sent({ body, fields }, { whole: given });
    expect([request.body, request.headers['Content-Type']]).toEqual([content, type]);
  });

  it('has the content type that the operation says', () => {
    const fields = [field('a', { in: 'body' })];
    const operation = { body: 'json', mediaType: 'application/merge-patch+json', fields } as const;
    expect(sent(operation, { a: 1 }).headers['Content-Type']).toBe('application/merge-patch+json');
  });
});
