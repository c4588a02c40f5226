import type { Operation } from '../../core';
import type { Json } from '../../core/model/json';
import type { Answer } from '../support/memory-transport';
import { OFFSET, lists } from './paged-lists';

const ALL = [1, 2, 3, 4, 5];
const CURSOR = { kind: 'cursor', in: 'query', cursor: 'c', next: 'next', size: 9 } as const;
const LINK = { kind: 'link', in: 'query', next: 'next', size: 2 } as const;
const ROWS = { items: 'rows' } as const;

async function itemsOf(
  row: Partial<Operation>,
  answer: (index: number) => Answer,
): Promise<readonly unknown[]> {
  return (await lists(row, answer, 12).pages()).flatMap(({ items }) => items);
}

/** Two at a time, with what the server says of the whole. */
const pairs =
  (total: (index: number) => Json) =>
  (index: number): Answer => ({
    body: { rows: ALL.slice(index * 2, index * 2 + 2), total: total(index) },
  });

describe('a server that misleads about its list gives the whole list', () => {
  it.each<readonly [string, (index: number) => Json]>([
    ['is negative', () => -1],
    ['is 0', () => 0],
    ['counts the page', (index) => ALL.slice(index * 2, index * 2 + 2).length],
    ['counts the pages', () => 3],
    ['is no whole number', () => 4.5],
    ['shrinks', (index) => 5 - index * 2],
    ['is text with a unit', () => '5 items'],
  ])('where the total %s', async (_, total) => {
    expect(await itemsOf(OFFSET, pairs(total))).toEqual(ALL);
  });

  it.each<readonly [string, Json | undefined, Json | undefined]>([
    ['text', 'true', 'false'],
    ['a number', 1, 0],
    ['missing', undefined, undefined],
  ])('where what says that there is more is %s', async (_, more, end) => {
    const paging = { ...CURSOR, more: 'more' };
    const items = await itemsOf({ paging, answer: ROWS }, (index) => ({
      body:
        index < 2
          ? { rows: [index], next: 'n', ...(more === undefined ? {} : { more }) }
          : { rows: [index], ...(end === undefined ? {} : { more: end }) },
    }));
    expect(items).toEqual([0, 1, 2]);
  });

  it.each(['', false, 0, '0', null, 'null', 'false', ' ', [], {}])(
    'where its last cursor is %j',
    async (next) => {
      const items = await itemsOf({ paging: CURSOR, answer: ROWS }, (index) => ({
        body: { rows: [index], next: index < 2 ? `c${String(index)}` : next },
      }));
      expect(items).toEqual([0, 1, 2]);
    },
  );

  it.each<readonly [string, (index: number) => readonly Json[]]>([
    ['a page is empty', (index) => ALL.slice(index, index + 1)],
    ['a page comes again', (index) => ALL.slice(Math.min(index, 4), Math.min(index, 4) + 1)],
  ])('where one cursor is for all pages, until %s', async (_, rows) => {
    const items = await itemsOf({ paging: CURSOR, answer: ROWS }, (index) => ({
      body: { rows: rows(index), next: 'scroll' },
    }));
    expect(items).toEqual(ALL);
  });

  it('where a Link header has single quotes', async () => {
    const items = await itemsOf({ paging: { kind: 'link', in: 'query', size: 2 } }, (index) => ({
      body: [index],
      headers: index < 2 ? { link: `<?p=${String(index)}>; rel='last next'` } : {},
    }));
    expect(items).toEqual([0, 1, 2]);
  });
});

describe('a list whose rest does not come is an error and not half a list', () => {
  it.each<readonly [string, readonly Answer[]]>([
    ['none of it', [{ body: { rows: [], total: 5 } }]],
    ['its first page', [{ body: { rows: [1, 2], total: 5 } }, { body: { rows: [], total: 5 } }]],
    ['a page, then no content', [{ body: { rows: [1, 2], total: 5 } }, { status: 204 }]],
    ['a page cut short, then none', [{ body: { rows: [1], total: 5 } }, { status: 404 }]],
  ])('where the server says how many there are, and gives %s', async (_, answers) => {
    const list = lists(OFFSET, (index) => answers[index] ?? {});
    await expect(list.pages()).rejects.toThrow(/has 5 items.*empty page|status 404/);
  });

  it.each([true, { after: 1 }, ['c']])('where the cursor is %j', async (next) => {
    const list = lists({ paging: CURSOR, answer: ROWS }, () => ({ body: { rows: [1], next } }));
    await expect(list.pages()).rejects.toThrow(/neither as text nor as a number/);
  });

  it('where there is more, and no cursor', async () => {
    const paging = { ...CURSOR, more: 'more' };
    const list = lists({ paging, answer: ROWS }, () => ({ body: { rows: [1], more: true } }));
    await expect(list.pages()).rejects.toThrow(/no cursor at "next"/);
  });

  it('where the next page is named in a form of its own', async () => {
    const list = lists({ paging: LINK, answer: ROWS }, () => ({
      body: { rows: [1], next: { href: '/x' } },
    }));
    await expect(list.pages()).rejects.toThrow(/neither as text nor as a number/);
  });
});
