import { BinaryFile } from '../../core';
import type { Operation } from '../../core';
import { customRequest } from '../../core/catalogue/custom-request';
import { readParams } from '../../core/catalogue/input';
import { multipart } from '../../core/catalogue/multipart';
import { buildRequest } from '../../core/catalogue/request';
import type { RequestDraft } from '../../core';
import { SERVERS, field, sent } from './wire-draft';

describe('a file', () => {
  const bytes = new Uint8Array([0, 255, 10]);
  const whole = [field('file', { kind: 'binary', in: 'body', to: [] })];

  it('is sent as its bytes', () => {
    const plain = sent({ body: 'octets', fields: whole }, { file: bytes });
    expect([plain.body, plain.headers['Content-Type']]).toEqual([
      bytes,
      'application/octet-stream',
    ]);
    const png = new BinaryFile(bytes, 'a.png', 'image/png');
    const named = sent({ body: 'octets', fields: whole }, { file: png });
    expect([named.body, named.headers['Content-Type']]).toEqual([bytes, 'image/png']);
    expect(sent({ body: 'octets', fields: whole }, {}).body).toBe('');
    const odd = new BinaryFile(bytes, 'a', 'text/plain\r\nX-A: b');
    expect(sent({ body: 'octets', fields: whole }, { file: odd }).headers['Content-Type']).toBe(
      'application/octet-stream',
    );
  });

  it('is base64 inside of JSON and in a query', () => {
    const fields = [field('a', { kind: 'binary', in: 'body' }), field('q', { kind: 'binary' })];
    const request = sent({ body: 'json', fields }, { a: bytes, q: new BinaryFile(bytes) });
    expect([request.body, new URL(request.url).search]).toEqual(['{"a":"AP8K"}', '?q=AP8K']);
    const large = new Uint8Array(100_000).fill(7);
    const body = JSON.parse(String(sent({ body: 'json', fields }, { a: large }).body)) as {
      a: string;
    };
    expect(Buffer.from(body.a, 'base64').equals(large)).toBe(true);
  });

  it('goes with texts, numbers, objects and lists in one multipart body', async () => {
    const fields = ['note', 'tags', 'meta', 'file', 'more'].map((name) =>
      field(name, { in: 'body' }),
    );
    const kinds = fields.map((one) =>
      /file|more/.test(one.name) ? { ...one, kind: 'binary' } : one,
    );
    const request = sent(
      {
        body: 'multipart',
        fields: kinds as Operation['fields'],
        fixed: { headers: { 'content-type': 'x', 'X-A': '1' } },
      },
      {
        note: '"Grüße\\n"',
        tags: [1, 'b'],
        meta: { a: null },
        file: new BinaryFile(bytes, 'ü"\r\n.png', 'image/png'),
        more: bytes,
      },
    );
    const type = String(request.headers['Content-Type']);
    expect(request.headers).toEqual({
      Accept: 'application/json',
      'X-A': '1',
      'Content-Type': type,
    });
    // Read by a parser that is not ours.
    const form = await new Response(Buffer.from(request.body as Uint8Array), {
      headers: { 'Content-Type': type },
    }).formData();
    expect(form.get('note')).toBe('Grüße\n');
    expect(form.getAll('tags')).toEqual(['1', 'b']);
    const file = form.get('file') as File;
    expect([file.name, file.type]).toEqual(['ü"\r\n.png', 'image/png']);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
    expect((form.get('more') as File).name).toBe('more');
    expect(String(Buffer.from(request.body as Uint8Array))).toContain(
      'name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":null}',
    );
  });

  it('has a boundary that stands in no part, the same for the same content', () => {
    const first = multipart({ a: 'x' });
    expect(multipart({ a: 'x' })).toEqual(first);
    const hostile = multipart({
      a: new Uint8Array(Buffer.from('--x --latchkey-boundary-0\r\n')),
      b: '',
    });
    expect(hostile.type).toBe('multipart/form-data; boundary=latchkey-boundary-1');
    expect(Buffer.from(multipart({}).content).toString()).toBe('--latchkey-boundary-0--\r\n');
    const row = { body: 'multipart' } as const;
    expect(Buffer.from(sent(row, {}).body as Uint8Array).toString()).toMatch(/^--latchkey/);
  });
});

describe('a custom request', () => {
  const operation = customRequest([], ['x-key']);
  const send = (raw: Readonly<Record<string, unknown>>): RequestDraft =>
    buildRequest(
      operation,
      readParams(operation, { method: 'POST', path: '/x', ...raw }),
      {},
      SERVERS,
    );
  const png = new Uint8Array([137, 80, 78, 71]);

  it('leaves the address as it was written, and adds to it', () => {
    expect(send({ path: '/x?f=a%20b&g=1,2#part', query: { q: 'a b' } }).url).toBe(
      'https://h.test/api/x?f=a%20b&g=1,2&q=a+b',
    );
    expect(
      send({
        path: '/x?',
        query: [
          ['a', '1'],
          ['b', '2'],
          ['a', '3'],
        ],
      }).url,
    ).toBe('https://h.test/api/x?a=1&b=2&a=3');
    expect(send({ query: { a: [1, 2] } }).url).toBe('https://h.test/api/x?a=1&a=2');
    expect(send({ query: {} }).url).toBe('https://h.test/api/x');
    expect(send({}).url).toBe('https://h.test/api/x');
  });

  it.each([
    ['{"id": 7615917337495251231, "v": 1.0}', 'application/json'],
    ['<a/>', 'text/plain'],
    ['a=1&b=%20', 'text/plain'],
    [' 5 ', 'application/json'],
  ])('sends a text byte for byte: %j', (payload, type) => {
    const request = send({ payload });
    expect([request.body, request.headers['Content-Type']]).toEqual([payload, type]);
    const own = send({ payload, headers: { 'content-type': 'text/x' } });
    expect([own.body, own.headers['content-type'], own.headers['Content-Type']]).toEqual([
      payload,
      'text/x',
      undefined,
    ]);
  });

  it('sends bytes as bytes', () => {
    const request = send({ payload: Buffer.from(png), headers: { 'content-type': 'image/png' } });
    expect(Buffer.from(request.body as Uint8Array).equals(png)).toBe(true);
    expect(request.headers).toEqual({ Accept: 'application/json', 'content-type': 'image/png' });
    expect(send({ payload: png }).headers['Content-Type']).toBe('application/octet-stream');
    expect(send({ payload: new BinaryFile(png, 'a.png', 'image/png') })).toMatchObject({
      body: png,
      headers: { 'Content-Type': 'image/png' },
    });
  });

  it.each([
    [{ a: 'x y', b: [1, 2] }, 'application/x-www-form-urlencoded; charset=utf-8', 'a=x+y&b=1&b=2'],
    [{ a: 1 }, 'application/vnd.api+json', '{"a":1}'],
    [[1], 'application/x-www-form-urlencoded', '[1]'],
    [[1], 'multipart/form-data', '[1]'],
    [5, undefined, '5'],
    [{ a: 1 }, undefined, '{"a":1}'],
  ])('writes %j by its content type %s', (payload, type, body) => {
    const request = send({
      payload,
      ...(type === undefined ? {} : { headers: { 'Content-Type': type } }),
    });
    expect([request.body, request.headers['Content-Type']]).toEqual([
      body,
      type ?? 'application/json',
    ]);
  });

  it('writes a multipart body where the content type says so', () => {
    const request = send({ payload: { a: 1 }, headers: { 'content-type': 'multipart/form-data' } });
    expect(request.headers).toEqual({
      Accept: 'application/json',
      'Content-Type': 'multipart/form-data; boundary=latchkey-boundary-0',
    });
    expect(Buffer.from(request.body as Uint8Array).toString()).toContain('name="a"\r\n\r\n1\r\n');
  });

  it('sends files as parts of a form, several of a name too, and in no other body', () => {
    const file = new BinaryFile(png, 'a.png', 'image/png');
    const payload = { note: { a: 1 }, one: file, more: [png, 'x'] };
    const headers = { 'content-type': 'multipart/form-data' };
    const text = Buffer.from(send({ payload, headers }).body as Uint8Array).toString('latin1');
    expect(text.match(/name="[^\r]*\r\n(?:Content-Type[^\r]*)?/g)).toEqual([
      'name="note"\r\nContent-Type: application/json',
      'name="one"; filename="a.png"\r\nContent-Type: image/png',
      'name="more"; filename="more"\r\nContent-Type: application/octet-stream',
      'name="more"\r\n',
    ]);
    for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
      expect(() => send({ payload, headers: { 'content-type': type } })).toThrow(
        'payload: Body has a file among its members; set the header Content-Type to multipart/form-data, or send the file alone.',
      );
    }
  });

  it('joins the values of a header', () => {
    expect(send({ headers: { 'X-A': ['1', '2'] } }).headers['X-A']).toBe('1, 2');
    const rows = [
      ['X-A', '1'],
      ['x-a', '2'],
    ];
    expect(send({ headers: rows }).headers).toEqual({ Accept: 'application/json', 'X-A': '1, 2' });
    const { build } = customRequest([], [], 'description');
    const cookies = [
      ['Cookie', 'a=1'],
      ['cookie', 'b=2'],
    ];
    expect(build({ method: 'GET', path: '/', headers: cookies }).headers).toEqual({
      Cookie: 'a=1; b=2',
    });
  });

  it('has one content type', () => {
    const headers = [
      ['Content-Type', 'text/x'],
      ['content-type', 'text/y'],
    ];
    expect(() => send({ payload: 'a', headers })).toThrow(
      'headers: "content-type" is there twice, and a request has one; remove one of the two.',
    );
  });
});
