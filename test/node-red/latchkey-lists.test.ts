/** The request node with a list as its result: items, pages, limit; and the end of the session. */
import { apiAccount, requestNodes } from './support/api-flow';
import { LIST_DOCUMENT, startLists } from './support/list-server';
import type { ListServer } from './support/list-server';
import { startRuntime } from './support/runtime';
import type { Runtime } from './support/runtime';

type Values = Readonly<Record<string, unknown>>;

describe('latchkey-request with a list', () => {
  let lists: ListServer;
  let runtime: Runtime;

  beforeAll(async () => {
    [lists, runtime] = await Promise.all([startLists(), startRuntime()]);
  });
  afterAll(async () => {
    await runtime.stop();
    await lists.close();
  });
  beforeEach(() => lists.asked.splice(0));

  async function run(settings: Values, msg: Values = {}, document = LIST_DOCUMENT) {
    await runtime.deploy([
      apiAccount({
        signIn: 'document',
        document,
        baseUrl: lists.url,
        credentials: { password: 'p-123456' },
      }),
      ...requestNodes({ errors: 'output', ...settings }, 'list'),
    ]);
    const { sent } = await runtime.run('list', msg);
    return sent.map((event) => event.msg);
  }

  const ids = (payload: unknown): unknown => (payload as readonly Values[]).map(({ id }) => id);
  const ALL = [1, 2, 3, 4, 5, 6, 7];

  it('gives the items at a place in one message, and what stands around them', async () => {
    const [msg] = await run({ url: '/whole', result: 'items', itemsAt: 'data.list' });
    expect(msg).toMatchObject({
      payload: [{ id: 1 }, { id: 2 }, { id: 3 }],
      statusCode: 200,
      latchkey: { answer: { total: 7 } },
    });
  });

  const PAGED: readonly (readonly [string, Values, string])[] = [
    [
      'numbers',
      {
        url: '/page',
        itemsAt: 'list',
        pagination: 'page',
        totalAt: 'total',
        limitParameter: 'size',
      },
      'GET /page?page=3&size=3',
    ],
    [
      'offsets',
      { url: '/offset', pagination: 'offset', offsetParameter: 'skip' },
      'GET /offset?skip=7',
    ],
    [
      'cursors',
      {
        url: '/cursor',
        itemsAt: 'list',
        pagination: 'cursor',
        cursorParameter: 'after',
        nextCursorAt: 'next',
      },
      'GET /cursor?after=6',
    ],
    ['links of the header', { url: '/link', pagination: 'link' }, 'GET /link?start=6'],
  ];

  it.each(PAGED)('fetches all pages by %s', async (_what, settings, lastAsked) => {
    const sent = await run({ ...settings, pageSize: '3', result: 'items' });
    expect(sent).toHaveLength(1);
    expect(ids(sent[0]?.['payload'])).toEqual(ALL);
    expect(lists.asked.at(-1)).toBe(lastAsked);
  });

  it('asks for the page in the body, over what the message has there', async () => {
    const [, settings] = PAGED[0] as (typeof PAGED)[number];
    const body = { ...settings, method: 'POST', pageSize: 3, pageIn: 'body', result: 'items' };
    const sent = await run(body, { payload: { sort: 'id', page: 1 } });
    expect(ids(sent[0]?.['payload'])).toEqual(ALL);
    expect(lists.asked.at(-1)).toBe('POST /page {"sort":"id","page":3,"size":3}');
  });

  it('asks for each page though the URL names one', async () => {
    const [, settings] = PAGED[0] as (typeof PAGED)[number];
    const url = '/page?page=1&sort=id';
    const sent = await run({ ...settings, url, pageSize: 3, result: 'items' });
    expect(ids(sent[0]?.['payload'])).toEqual(ALL);
    expect(lists.asked.at(-1)).toBe('GET /page?sort=id&page=3&size=3');
  });

  it('gives each item or each page a message of its own, which a Join node puts together', async () => {
    const [, settings] = PAGED[0] as (typeof PAGED)[number];
    const each = await run(
      { ...settings, pageSize: 3, result: 'each', limit: '5' },
      { topic: 't' },
    );
    expect(each.map(({ payload }) => (payload as Values)['id'])).toEqual([1, 2, 3, 4, 5]);
    expect(each.at(-1)).toMatchObject({ topic: 't', parts: { index: 4, count: 5 } });
    expect(lists.asked).toHaveLength(2);
    const pages = await run({ ...settings, pageSize: 3, result: 'page' });
    expect(pages.map(({ payload }) => ids(payload))).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  });

  it('carries cookies and headers of the message, and is signed in once for all pages', async () => {
    const before = lists.logins();
    await run({ url: '/link', pagination: 'link', pageSize: 3, result: 'items' });
    lists.killTokens();
    const sent = await run({ url: '/link', pagination: 'link', pageSize: 3, result: 'items' });
    expect(ids(sent[0]?.['payload'])).toEqual(ALL);
    expect(lists.logins() - before).toBeLessThanOrEqual(2);
  });

  it('shows the first request, masked, and sends nothing', async () => {
    const [, settings] = PAGED[0] as (typeof PAGED)[number];
    const [msg] = await run(
      { ...settings, pageSize: 3, result: 'items', dryRun: true },
      { cookies: { mine: '1' } },
    );
    expect(msg?.['payload']).toMatchObject({
      url: `${lists.url}/page?page=1&size=3`,
      headers: { 'X-Token': '[secret]', Cookie: 'mine=1' },
    });
    expect(lists.asked).toEqual([]);
  });

  it.each<[string, Values, Values, string]>([
    [
      'a cursor without a place',
      { url: '/x', pagination: 'cursor' },
      {},
      'Next Cursor At is missing',
    ],
    [
      'a page size of none',
      { url: '/x', pagination: 'page', pageSize: '0' },
      {},
      'Page Size must be',
    ],
    ['a limit of none', { url: '/x', limit: '0' }, {}, 'Max items must be a whole number'],
    ['a kind that is none', { url: '/x', pagination: 'pages' }, {}, 'Pagination must be one of'],
    [
      'a page in a body that is no object',
      { url: '/x', method: 'POST', pagination: 'page', pageIn: 'body' },
      { payload: 'text' },
      'Payload: Body must be a JSON object',
    ],
    ['another server', { url: 'http://127.0.0.1:1/x' }, {}, 'is not a server of this account'],
  ])('says what is wrong with %s, and sends nothing', async (_what, settings, msg, sentence) => {
    const [sent] = await run({ ...settings, result: 'items' }, msg);
    expect((sent?.['error'] as Values)['message']).toContain(sentence);
    expect(lists.asked).toEqual([]);
  });

  it('names what the response has where there is no list', async () => {
    const [sent] = await run({ url: '/whole', result: 'items', itemsAt: 'rows' });
    expect((sent?.['error'] as Values)['message']).toMatch(/rows.*data/s);
  });

  it('is red from the deploy on where no message could be sent', async () => {
    await run({ url: '/whole' });
    const nodes = requestNodes({ url: '/x', result: 'items', pagination: 'cursor' }, 'broken');
    await runtime.deploy([
      apiAccount({ signIn: 'document', document: LIST_DOCUMENT, baseUrl: lists.url }),
      ...nodes,
    ]);
    const status = () => runtime.statuses.get('broken')?.at(-1);
    while (status() === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(status()).toMatchObject({
      fill: 'red',
      text: expect.stringContaining('Next Cursor At is missing'),
    });
  });

  it('passes status 403 on as a message where the node is as the http request node', async () => {
    const [sent] = await run({ url: '/denied', result: 'items', errors: '' });
    expect(sent).toMatchObject({ statusCode: 403, payload: { why: 'not yours' } });
  });

  describe('Sign out', () => {
    it('ends the token at the server, and the next request signs in again', async () => {
      await run({ url: '/whole' });
      const { logins, logouts } = { logins: lists.logins(), logouts: lists.logouts() };
      const [sent] = await run({ action: 'signOut', url: '' });
      expect(sent).toMatchObject({ payload: { signedOut: true }, statusCode: 200 });
      expect(lists.logouts() - logouts).toBe(1);
      await run({ url: '/whole' });
      expect(lists.logins() - logins).toBe(1);
    });

    it('says so where the account describes none', async () => {
      const { signOut: _none, ...rest } = JSON.parse(LIST_DOCUMENT) as Values;
      const [sent] = await run({ action: 'signOut' }, {}, JSON.stringify(rest));
      expect((sent?.['error'] as Values)['message']).toBe(
        'Action: Lists has no sign-out: the account describes none. The token expires by itself.',
      );
    });
  });
});
