/** What the forms of both hosts say of a list in pages, and where a page is put. */
import { InputError, readPaging } from '../../core';
import { buildRequest } from '../../core/catalogue/request';
import type { Operation } from '../../core';
import { faultOf } from '../support/fault-of';
import { PLAIN_ROW } from '../support/plain-vendor';

test.each([
  [{}, undefined],
  [{ pagination: 'none', pageSize: 'x' }, undefined],
  [{ pagination: 'page' }, { kind: 'page', in: 'query', page: 'page', first: 1, size: 100 }],
  [
    { pagination: 'page', firstPage: '0', pageSize: ' 20 ', limitParameter: 'n', totalAt: 't' },
    { kind: 'page', in: 'query', page: 'page', first: 0, size: 20, limit: 'n', total: 't' },
  ],
  [
    { pagination: 'offset', pageIn: 'body', pageSize: '' },
    { kind: 'offset', in: 'body', offset: 'offset', size: 100 },
  ],
  [
    { pagination: 'cursor', nextCursorAt: 'next', totalAt: 'not asked' },
    { kind: 'cursor', in: 'query', cursor: 'cursor', next: 'next', size: 100 },
  ],
  [{ pagination: 'link' }, { kind: 'link', in: 'query', size: 100 }],
  [
    { pagination: 'link', nextUrlAt: 'n' },
    { kind: 'link', in: 'query', size: 100, next: 'n' },
  ],
])('%j is read', (entered, paging) => {
  expect(readPaging(entered)).toEqual(paging);
});

test.each([
  [{ pagination: 'pages' }, 'pagination', 'must be one of Cursor, Next URL, None, Offset'],
  [{ pagination: 'page', pageParameter: ' ' }, 'pageParameter', 'Page Parameter is missing'],
  [{ pagination: 'offset', offsetParameter: '' }, 'offsetParameter', 'Offset Parameter is missing'],
  [{ pagination: 'cursor' }, 'nextCursorAt', 'Next Cursor At is missing'],
  [{ pagination: 'link', pageSize: '0' }, 'pageSize', 'must be a whole number from 1 on'],
  [{ pagination: 'page', firstPage: 'one' }, 'firstPage', 'must be a whole number from 0 on'],
])('%j is refused', (entered, field, sentence) => {
  const fault = faultOf(() => readPaging(entered));
  expect(fault).toBeInstanceOf(InputError);
  expect(fault).toMatchObject({ field, message: expect.stringContaining(sentence) });
});

describe('a page', () => {
  type Page = NonNullable<Parameters<typeof buildRequest>[4]>;
  const built = (row: Partial<Operation>, page: Page) =>
    buildRequest({ ...PLAIN_ROW, ...row }, {}, {}, { main: 'https://h.test' }, page);
  const inQuery = (values: Page['values']): Page => ({ in: 'query', values });
  const inBody = (values: Page['values']): Page => ({ in: 'body', values });

  test.each([
    ['/x?page=1&sort=a', 'https://h.test/x?sort=a&page=3'],
    ['/x?pa%67e=1', 'https://h.test/x?page=3'],
    ['/x?q=a?page=1', 'https://h.test/x?q=a?page=1&page=3'],
    ['/x', 'https://h.test/x?page=3'],
  ])('stands once in the query of %s', (path, url) => {
    expect(built({ build: () => ({ path }) }, inQuery({ page: 3 })).url).toBe(url);
  });

  test('stands over a member of its name, also within others', () => {
    const row: Partial<Operation> = {
      body: 'json',
      build: () => ({ body: { page: { number: 1, size: 5 }, sort: 'a', from: 'text' } }),
    };
    const { body } = built(row, inBody({ 'page.number': 3, 'from.row': 1 }));
    expect(JSON.parse(String(body))).toEqual({
      page: { number: 3, size: 5 },
      sort: 'a',
      from: { row: 1 },
    });
  });

  test('of a list whose first page needs no parameter leaves the body alone', () => {
    const row: Partial<Operation> = { build: () => ({ body: 'text', form: 'text' }) };
    expect(built(row, inBody({})).body).toBe('text');
  });

  test.each<[string, Partial<Operation>]>([
    ['a text', { build: () => ({ body: 'text', form: 'text' }) }],
    ['no body', {}],
    ['a list', { body: 'json', build: () => ({ body: [1] }) }],
  ])('cannot stand in %s', (_what, row) => {
    const fault = faultOf(() => built(row, inBody({ page: 1 })));
    expect(fault).toMatchObject({
      field: 'payload',
      message: expect.stringContaining('Body must be a JSON object or a form'),
    });
  });
});
