/** A custom request of a vendor reads a list, in pages as well, where its form says where that is. */
import { asCalled, findOperation, operationsOf, vendors } from '../../core';
import { readParams } from '../../core/catalogue/input';
import type { Vendor } from '../../core';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { faultOf } from '../support/fault-of';
import { createMemoryTransport } from '../support/memory-transport';
import { PLAIN_ROW, plainVendor } from '../support/plain-vendor';

const ROWS = [1, 2, 3, 4, 5];

/** A server whose lists come two at a time, by the number of the page. */
function twoAtATime() {
  const { send, requests } = createMemoryTransport(({ url }) => {
    const page = Number(new URL(url).searchParams.get('page') ?? 1);
    return { body: { data: { rows: ROWS.slice(2 * page - 2, 2 * page) }, total: ROWS.length } };
  });
  const client = clientFor({
    vendor: plainVendor(),
    scheme: 'plain/token',
    account: { baseUrl: 'https://h.test' },
    transport: send,
    clock: createFakeClock(),
  });
  const run = (params: object, limit?: number) =>
    client.run({
      operation: 'custom.request',
      params: { path: '/rows', ...params },
      ...(limit === undefined ? {} : { limit }),
    });
  return { run, requests, client };
}

const PAGES = { itemsAt: 'data.rows', pagination: 'page' };

test('all pages are put together', async () => {
  const { run, requests } = twoAtATime();
  const { items } = await run({ ...PAGES, totalAt: 'total', pageSize: 2, limitParameter: 'n' });
  expect(items).toEqual(ROWS);
  expect(requests.map(({ url }) => url)).toEqual([
    'https://h.test/rows?page=1&n=2',
    'https://h.test/rows?page=2&n=2',
    'https://h.test/rows?page=3&n=2',
  ]);
});

test('no more pages are asked for than the limit needs', async () => {
  const { run, requests } = twoAtATime();
  expect((await run(PAGES, 3)).items).toEqual([1, 2, 3]);
  expect(requests).toHaveLength(2);
});

test('a list that comes whole is read at its place', async () => {
  const { run } = twoAtATime();
  expect((await run({ itemsAt: ' data.rows ' })).items).toEqual([1, 2]);
});

test('without a word of a list the response is what it was', async () => {
  const { run } = twoAtATime();
  expect((await run({})).items).toEqual([{ data: { rows: [1, 2] }, total: 5 }]);
});

test('the preview shows the first page', () => {
  const { client } = twoAtATime();
  const call = { operation: 'custom.request', params: { path: '/rows', ...PAGES } };
  expect(client.preview(call).url).toBe('https://h.test/rows?page=1');
});

test('a wrong field of the list is named before anything is sent', async () => {
  const { run, requests } = twoAtATime();
  await expect(run({ ...PAGES, pagination: 'cursor' })).rejects.toMatchObject({
    field: 'nextCursorAt',
    message: expect.stringContaining('Next Cursor At is missing'),
  });
  await expect(run({ ...PAGES, pageSize: 0 })).rejects.toMatchObject({ field: 'pageSize' });
  expect(requests).toHaveLength(0);
});

test('only a custom request is asked what its list is', () => {
  expect(asCalled(PLAIN_ROW, PAGES)).toBe(PLAIN_ROW);
  const [scheme] = plainVendor().schemes;
  if (scheme === undefined) throw new Error('There is no scheme.');
  const row = findOperation(plainVendor(), scheme, 'custom.request');
  expect(asCalled(row, { pagination: 'page' })).toMatchObject({ paging: { kind: 'page' } });
  expect(faultOf(() => asCalled(row, { pagination: 'pages' }))).toMatchObject({
    field: 'pagination',
  });
});

test.each(vendors.map((vendor): [string, Vendor] => [vendor.id, vendor]))(
  'of %s the form asks for a part of the list only where that has a meaning',
  (_, vendor) => {
    const row = operationsOf(vendor).at(-1);
    const hidden = row?.fields.flatMap(({ name, shownWhen }) => (shownWhen ? [name] : []));
    expect(hidden).toEqual(expect.arrayContaining(['payload', 'pageSize', 'nextUrlAt', 'pageIn']));
    expect(hidden).not.toContain('itemsAt');
    expect(hidden).not.toContain('pagination');
  },
);

test('the fields of pages count where there are pages only', () => {
  const row = operationsOf(vendors[0] as Vendor).find(({ resource }) => resource === 'custom');
  if (row === undefined) throw new Error('There is no custom request.');
  expect(readParams(row, { path: '/rows' })).toEqual({
    method: 'GET',
    path: '/rows',
    pagination: 'none',
  });
  expect(readParams(row, { path: '/rows', pagination: 'page' })).toMatchObject({
    pageParameter: 'page',
    pageIn: 'query',
  });
});
