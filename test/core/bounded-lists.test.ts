import type { Answer } from '../support/memory-transport';
import { OFFSET, lists } from './paged-lists';

const WITHOUT_TOTAL = {
  paging: { kind: 'offset', in: 'query', offset: 'start', limit: 'length', size: 2 },
  answer: { items: 'rows' },
} as const;

describe('lists', () => {
  it('end with their total', async () => {
    const answers: Answer[] = [
      { body: { rows: [1, 2], total: '5' } },
      { body: { rows: [3, 4], total: 5 } },
      { body: { rows: [5], total: 5 } },
    ];
    const list = lists(OFFSET, (index) => answers[index] ?? {});
    const pages = await list.pages();
    expect(pages.map(({ items, page, isLast }) => [items, page, isLast])).toEqual([
      [[1, 2], 0, false],
      [[3, 4], 1, false],
      [[5], 2, true],
    ]);
    expect(list.queries).toEqual(['?start=0&length=2', '?start=2&length=2', '?start=4&length=2']);
  });

  it.each([null, '', 'many', undefined])('go by the pages where the total is %p', async (total) => {
    const list = lists(OFFSET, (index) => ({
      body: {
        rows: [[1, 2], [3]][index] ?? [],
        ...(total === undefined ? {} : { total }),
      },
    }));
    expect((await list.pages()).flatMap(({ items }) => items)).toEqual([1, 2, 3]);
  });

  it('end when a total grows for ever and the pages are empty', async () => {
    const list = lists(OFFSET, (index) => ({
      body: { rows: index < 2 ? [index, index] : [], total: 1_000 + index },
    }));
    expect(await list.pages()).toHaveLength(3);
  });

  it('end when the server returns the same page again', async () => {
    const list = lists(WITHOUT_TOTAL, (index) => ({ body: { rows: [1, { a: [2] }], at: index } }));
    const pages = await list.pages();
    expect(pages.flatMap(({ items }) => items)).toEqual([1, { a: [2] }]);
    expect(pages.at(-1)).toMatchObject({ items: [], isLast: true });
    expect(list.queries).toHaveLength(2);
  });

  it('fail when the server returns the same page again and says that there is more', async () => {
    const list = lists(OFFSET, () => ({ body: { rows: [1, 2], total: 1_000 } }));
    await expect(list.pages()).rejects.toThrow(
      'Plain API, thing.get: the list has 1000 items, and the server returns the same 2 again for every page.',
    );
    expect(list.queries).toHaveLength(2);
  });

  it('go on after a page that the server has cut short', async () => {
    const all = [1, 2, 3, 4, 5];
    const list = lists(OFFSET, (index) => ({
      body: { rows: all.slice(index, index + 1), total: 5 },
    }));
    expect((await list.pages()).flatMap(({ items }) => items)).toEqual(all);
    expect(list.queries.at(-1)).toBe('?start=4&length=2');
    const unsaid = lists(WITHOUT_TOTAL, (index) => ({
      body: { rows: all.slice(index, index + 1) },
    }));
    expect((await unsaid.pages()).flatMap(({ items }) => items)).toEqual(all);
    expect(unsaid.queries.at(-1)).toBe('?start=5&length=2');
  });

  it('end with a page that is not found, after one that was not full', async () => {
    const list = lists(WITHOUT_TOTAL, (index) =>
      index < 2 ? { body: { rows: index === 0 ? [1, 2] : [3] } } : { status: 404 },
    );
    const pages = await list.pages();
    expect(pages.map(({ items, isLast }) => [items, isLast])).toEqual([
      [[1, 2], false],
      [[3], false],
      [[], true],
    ]);
    const full = lists(WITHOUT_TOTAL, (index) =>
      index === 0 ? { body: { rows: [1, 2] } } : { status: 404 },
    );
    await expect(full.pages()).rejects.toMatchObject({ status: 404 });
    await expect(lists(WITHOUT_TOTAL, () => ({ status: 404 })).pages()).rejects.toMatchObject({
      status: 404,
    });
  });

  it('ask for no more than is wanted', async () => {
    const list = lists(OFFSET, (index) => ({ body: { rows: [index, index], total: 100 } }));
    expect((await list.pages(3)).flatMap(({ items }) => items)).toEqual([0, 0, 1]);
    const one = lists(OFFSET, () => ({ body: { rows: [1], total: 100 } }));
    await one.pages(1);
    expect(one.queries).toEqual(['?start=0&length=1']);
  });

  it('fail rather than end in silence after the most pages', async () => {
    const list = lists(OFFSET, (index) => ({ body: { rows: [index, index], total: 100 } }), 3);
    await expect(list.pages()).rejects.toThrow(/3 pages/);
    expect(list.queries).toHaveLength(3);
  });
});
