import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import type { Answer } from '../support/memory-transport';
import { plain } from './bounded-fixture';
import { OFFSET, lists } from './paged-lists';

function failing(): never {
  throw new TypeError('a bug');
}

describe('the pages of lists', () => {
  it('come by page number, in the body too', async () => {
    const paging = { kind: 'page', in: 'body', page: 'at.page', first: 1, size: 2 } as const;
    const list = lists({ paging, method: 'POST', body: 'json' }, (index) => ({
      body: index === 0 ? [1, 2] : [],
    }));
    await list.pages();
    expect(list.queries).toEqual(['{"at":{"page":1}}', '{"at":{"page":2}}']);
  });

  it('come by a cursor, in query or body', async () => {
    const answers: Answer[] = [
      { body: { rows: [1], meta: { next: 'a/b' } } },
      { body: { rows: [], meta: { next: 7 } } },
      { body: { rows: [2], meta: { next: '' } } },
    ];
    const cursor = {
      kind: 'cursor',
      cursor: 'after',
      next: 'meta.next',
      limit: 'n',
      size: 1,
    } as const;
    const answer = { items: 'rows' };
    const list = lists(
      { paging: { ...cursor, in: 'query' }, answer },
      (index) => answers[index] ?? {},
    );
    expect((await list.pages()).flatMap(({ items }) => items)).toEqual([1, 2]);
    expect(list.queries).toEqual(['?n=1', '?after=a%2Fb&n=1', '?after=7&n=1']);
    const sent = lists(
      { paging: { ...cursor, in: 'body' }, answer, method: 'POST', body: 'json' },
      (index) => answers[index] ?? {},
    );
    await sent.pages();
    expect(sent.queries).toEqual(['{"n":1}', '{"after":"a/b","n":1}', '{"after":7,"n":1}']);
  });

  it('end with a cursor that is null, or that says there is no more', async () => {
    const paging = { kind: 'cursor', in: 'query', cursor: 'c', next: 'next', size: 9 } as const;
    const answer = { items: 'rows' };
    const ends = lists({ paging, answer }, () => ({ body: { rows: [1], next: null } }));
    expect(await ends.pages()).toHaveLength(1);
    const more = lists({ paging: { ...paging, more: 'more' }, answer }, (index) => ({
      body: { rows: [index], next: `c${String(index)}`, more: index < 2 },
    }));
    expect(await more.pages()).toHaveLength(3);
  });

  it('come by the Link header, or by an address in the response', async () => {
    const paging = { kind: 'link', in: 'query', limit: 'n', size: 2 } as const;
    const header = lists({ paging }, (index) => ({
      body: [index],
      headers:
        index < 2
          ? {
              link: `<https://h.test/p?p=0>; rel="prev", <?p=${String(index + 2)}>; title="a, b"; rel="last next"`,
            }
          : {},
    }));
    expect((await header.pages()).flatMap(({ items }) => items)).toEqual([0, 1, 2]);
    expect(header.queries).toEqual(['?n=2', '?p=2', '?p=3']);
    const body = lists(
      { paging: { ...paging, next: 'links.next' }, answer: { items: 'rows' } },
      (index) => ({
        body: {
          rows: [index],
          links: { next: index === 0 ? 'https://h.test/thing?page=2' : null },
        },
      }),
    );
    await body.pages();
    expect(body.queries).toEqual(['?n=2', '?page=2']);
  });

  it.each([
    '<https://h.test/p>',
    '<https://h.test/p>; rel=prev; rel',
    'https://h.test/p; rel=next',
    '<https://h.test/p>; title="; rel=next"; rel=nextish',
    '<https://h.test/p>; title="\\"; rel=next"; REL="prev"',
  ])('end where a Link header names no next page: %s', async (link) => {
    const paging = { kind: 'link', in: 'query', size: 2 } as const;
    const list = lists({ paging }, () => ({ body: [1], headers: { link } }));
    expect(await list.pages()).toHaveLength(1);
  });

  it.each([
    'https://other.test/thing?page=2',
    'http://h.test/thing?page=2',
    'https://h.test:8443/thing?page=2',
    '//other.test/',
    'https://me@h.test/',
    'https://:secret@h.test/',
    'https://',
  ])('take no next page from elsewhere: %s', async (next) => {
    const paging = { kind: 'link', in: 'query', next: 'next', size: 2 } as const;
    const list = lists({ paging, answer: { items: 'rows' } }, () => ({
      body: { rows: [1], next },
    }));
    await expect(list.pages()).rejects.toThrow(/The credential is sent to https:\/\/h\.test only/);
    expect(list.queries).toHaveLength(1);
  });

  it('are read by name: who reads them wrongly is told, and nothing is taken for empty', async () => {
    const list = lists({ ...OFFSET, answer: { items: 'none' } }, () => ({ body: { rows: [1] } }));
    await expect(list.pages()).rejects.toMatchObject({
      code: 'failed',
      status: 200,
      body: { rows: [1] },
      message: expect.stringMatching(/^Plain API, thing\.get: the response has no list at "none"/),
    });
    const bug = lists({ read: failing }, () => ({}));
    await expect(bug.pages()).rejects.toBeInstanceOf(TypeError);
  });

  it('hold no secret that a server writes as a name', async () => {
    const secret = 'zq"x\\Ü&<1>'.repeat(8);
    const client = clientFor({
      ...plain([{ answer: { items: 'rows' } }]),
      account: { baseUrl: 'https://h.test', token: secret },
      transport: createMemoryTransport(() => ({ body: { [secret]: secret } })).send,
      clock: createFakeClock(),
    });
    const fault = await client
      .run({ operation: 'thing.get', params: {} })
      .catch((it: unknown) => it);
    expect(fault).toMatchObject({
      code: 'failed',
      message: expect.stringMatching(/no list at "rows"/),
    });
    expect(JSON.stringify([fault, String(fault)])).not.toContain('zq');
  });

  it('may be of any length', async () => {
    const rows = Array.from({ length: 130_000 }, (_, index) => index);
    const client = clientFor({
      ...plain([{}]),
      account: { baseUrl: 'https://h.test' },
      transport: createMemoryTransport(() => ({ body: rows })).send,
      clock: createFakeClock(),
    });
    expect((await client.run({ operation: 'thing.get', params: {} })).items).toHaveLength(130_000);
  });

  it.each([0, -1, NaN, 1e12])('refuse a limit of %p', async (limit) => {
    await expect(lists(OFFSET, () => ({})).pages(limit)).rejects.toMatchObject({ field: 'limit' });
  });
});
